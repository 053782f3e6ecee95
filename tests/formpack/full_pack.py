"""A pack as large as a national one may become, made from the small pack: 40 modules of 12 points, 60 signal groups."""

from __future__ import annotations

import shutil
from pathlib import Path

SMALL_PACK = Path(__file__).parent / "small_pack"
MODULES, POINTS, GROUPS = 40, 12, 60
_GENDER_IS_V = "{fact: applicant.gender, is_value: v}"
_ADULT = "{fact: applicant.age, at_least: 18}"
_BY_TELEPHONE = "{fact: interpreter.mode, is_value: telefoon}"


def write_full_pack(folder: Path) -> Path:
    """The forms in `folder`, which must not be there yet."""
    shutil.copytree(SMALL_PACK, folder)
    hearing = folder / "hearing.yaml"
    text = hearing.read_text(encoding="utf-8")
    kept = text[: text.index("topics:")] + text[text.index("sections:") :]
    hearing.write_text(kept, encoding="utf-8")
    _write(folder / "topics.yaml", "topics:\n", [_module(n) for n in range(1, MODULES + 1)])
    for n in range(1, GROUPS + 1):
        _write(folder / f"SG-{n:02d}.yaml", "signals:\n", [_group(n)])
    _write(folder / "rules.yaml", "start_conditions:\n", [_rule(n) for n in range(GROUPS)])
    return folder


def _write(path: Path, head: str, parts: list[str]) -> None:
    path.write_text(head + "".join(parts), encoding="utf-8")


def _module(n: int) -> str:
    points = "".join(_point(n, m) for m in range(1, POINTS + 1))
    return f"""\
  - id: MOD-{n:02d}
    label: Onderwerp {n}
    screen_label: Onderwerp {n}
    report_label: Verdere vragen
    goes_to: rapport
    section: "1"
    source: {{basis: "Werkinstructie 2021/13", checked_on: "2026-11-22", state: gevonden}}
    points:
{points}"""


def _point(n: int, m: int) -> str:
    return f"""\
      - id: MOD-{n:02d}.punt_{m}
        label: "Punt {m}: wat er gebeurde en wie erbij was"
        screen_label: Punt {m}
        report_label: Punt {m}
        goes_to: intern
        source: {{basis: "eigen ontwerp"}}
        questions:
          - "Wat gebeurde er toen, en wie was daarbij?"
          - "Wanneer was dat, en hoe weet u dat nog?"
"""


def _group(n: int) -> str:
    words = "\n".join(f'        - "woord{n}nummer{m} van de lijst"' for m in range(40))
    return f"""\
  - id: SG-{n:02d}
    label: Groep {n}
    screen_code: A
    screen_label: Groep {n}
    level: consult
    card: Wat was de rol?
    follow_up: Vertel daar meer over.
    source: {{basis: "eigen ontwerp"}}
    words:
      alone:
{words}
    consult_with: unit_1f
"""


def _rule(n: int) -> str:
    return f"""\
  - id: regel_{n}
    label: Regel {n}
    level: ask
    source: {{basis: "eigen ontwerp"}}
    when: {{all: [{_GENDER_IS_V}, {{any: [{_ADULT}, {_BY_TELEPHONE}]}}, {{none: [{{fact: present, has: voogd}}]}}]}}
"""
