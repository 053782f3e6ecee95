"""Each mistake an author can make is told by its own code, at its place, with the way to mend it, in two languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.app.template import template_findings
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.text import in_english
from hearing_desk.formpack import check_forms, compile_pack, concise
from hearing_desk.formpack.codes import CODES
from hearing_desk.formpack.nodes import MAX_VALUES
from hearing_desk.formpack.source import MAX_BYTES
from hearing_desk.i18n import words_of
from hearing_desk.reports.templates import TEMPLATES

HERE = Path(__file__).parent
FORMPACK = HERE.parents[1] / "hearing_desk" / "formpack"
WRONG, RIGHT = FORMPACK / "pages" / "wrong", FORMPACK / "pages" / "right"
SAY = {"en": in_english, "nl": words_of("nl").say}

# What a page says in place of what the small pack says.
IN_PLACE_OF = {
    "F13": "phases",
    "F35": "valid_from",
    "F36": "report",
    "F37": "line",
    "F38": "serial",
    "F70": "report",
    "F71": "report",
    "V01": "format",
    "V10": "start_conditions",
    "V14": "(?:serial|title)",
    "V15": "serial",
}
COMES_AFTER_PACK_ONE = ("V10", "V11", "V12", "V13", "V17")
PACK_ONE_IS_OUT = (*COMES_AFTER_PACK_ONE, "V14")


def test_every_code_in_the_program_has_its_page() -> None:
    used = {code for path in FORMPACK.glob("*.py") for code in re.findall(r'"([YFVT]\d\d)"', path.read_text("utf-8"))}

    assert used == set(CODES)
    assert used == {path.stem for path in WRONG.iterdir()} == {path.stem for path in RIGHT.iterdir()}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("code", sorted(CODES))
def test_the_wrong_example_is_told_by_its_code_in_words_that_stay_the_same(
    code: str, language: str, forms: Path
) -> None:
    lines = spoilt(code, forms, SAY[language])

    golden = (HERE / f"said.{language}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if f"[{code}]" in line] == [x for x in golden if x.startswith(f"{code}.yaml:")]
    assert {code_of(line) for line in lines} == ({"F00", "F01"} if code == "F00" else {code})


def code_of(line: str) -> str:
    return line.partition("[")[2][:3]


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_right_example_has_no_mistake(code: str, forms: Path) -> None:
    make_room(code, forms)
    if code == "V15":
        compile_pack(HERE / "small_pack", forms / "earlier")
    shutil.copy(RIGHT / f"{code}.yaml", forms / "zz.yaml")

    assert [concise(finding, in_english) for finding in check_forms(forms, str, template_findings)] == []


def spoilt(code: str, forms: Path, say: Callable[..., str]) -> list[str]:
    make_room(code, forms)
    content = (WRONG / f"{code}.yaml").read_bytes()
    if code == "Y09":
        content += b"# \n" * (MAX_BYTES // 3)
    if code == "Y17":
        content += b"  - a\n" * MAX_VALUES
    if code == "F00":
        content += b"  - Inleiding\n" * 1000
    (forms / "zz.yaml").write_bytes(content)
    findings = check_forms(forms, str, template_findings)
    return [concise(f, say).replace(f"{forms.as_posix()}/", "").replace("zz.yaml", f"{code}.yaml") for f in findings]


def make_room(code: str, forms: Path) -> None:
    shutil.copy(TEMPLATES / SHIPPED_TEMPLATE, forms / "huisstijl.docx")
    (forms / "leeg.docx").write_bytes(b"")
    if code in PACK_ONE_IS_OUT:
        compile_pack(forms, forms / "earlier")
    if code in COMES_AFTER_PACK_ONE:
        spoil(forms / "pack.yaml", "serial: 1", "serial: 2")
    if code in IN_PLACE_OF:
        for path in forms.glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf"(?m)^{IN_PLACE_OF[code]}:.*\n(?:[ -].*\n)*", "", text), encoding="utf-8")


REFERENCES = (
    ("pack.yaml", "zaak.date", "zaak.datum", "there is no field named `zaak.datum`"),
    ("pack.yaml", "topics: [MOD-01]", "topics: [MOD-11]", "there is no topic named `MOD-11`"),
    ("pack.yaml", "party: unit_1f", "party: unit_2f", "`unit_2f` is not a value of the list `consult_party`"),
    ("pack.yaml", "[zelf, onbekend]", "[zelf, anders]", "`anders` is not a value of the list `role`"),
    ("pack.yaml", "[senior]", "[senoir]", "`senoir` is not a value of the list `consult_party`"),
    ("pack.yaml", "not_in: [aanmeld", "not_in: [anmeld", "`anmeldgehoor` is not a value of the list `hearing_type`"),
    ("pack.yaml", "clearing: [opg", "clearing: [og", "`ogehelderd` is not a value of the list `card_answer`"),
    ("pack.yaml", "gate_group: SG-19", "gate_group: SG-20", "there is no signal group named `SG-20`"),
    ("pack.yaml", "take_along: [SG-19]", "take_along: [SG-20]", "there is no signal group named `SG-20`"),
    ("pack.yaml", "{match: []", "{mach: []", "`mach` is not a value of the list `gate_outcome`"),
    ("pack.yaml", "rechtsgrond: [ground]", "rechtsgrond: [grond]", "there is no field named `grond`"),
    ("pack.yaml", "{officer: [med", "{oficer: [med", "`oficer` is not a value of the list `fact`"),
    ("sheets.yaml", "options: present_role", "options: present_rol", "there is no list named `present_rol`"),
    ("sheets.yaml", "level: block", "level: blok", "`blok` is not possible here"),
    ("sheets.yaml", "has: voogd", "has: vogd", "`vogd` is not a possible value of `present`"),
    ("sheets.yaml", "[telefoon]", "[telefon]", "`telefon` is not a possible value of `interpreter.mode`"),
    ("sheets.yaml", "differs_from: wish.officer", "differs_from: wish.oficer", "there is no fact named `wish.oficer`"),
    (
        "sheets.yaml",
        "differs_from: wish.officer",
        "differs_from: interpreter.mode",
        "`officer.gender` and `interpreter.mode` have no value in common",
    ),
    ("hearing.yaml", "answers: opening_answer", "answers: opening", "there is no list named `opening`"),
    ("hearing.yaml", "[niet_nodig]", "[niet]", "`niet` is not a value of the list `preparation_answer`"),
    ("hearing.yaml", "section: 1\n", "section: 9\n", "there is no section named `9`"),
    ("hearing.yaml", "only_in_profile: oud_vb2000", "only_in_profile: oud", "there is no profile named `oud`"),
    ("hearing.yaml", 'label: Opening, section: "1"', 'label: Opening, section: "9"', "there is no section named `9`"),
    ("hearing.yaml", 'Rapport, sections: ["1"]', "Rapport, sections: [x]", "there is no section named `x`"),
    ("hearing.yaml", "consult_with: unit_1f", "consult_with: u", "`u` is not a value of the list `consult_party`"),
    ("hearing.yaml", "raised_by_roles: [zelf]", "raised_by_roles: [zlf]", "`zlf` is not a value of the list `role`"),
    ("hearing.yaml", "confirmations: confirmation_oud", "confirmations: oud", "there is no list named `oud`"),
    ("hearing.yaml", "after: gehoor", "after: gehor", "this track has no step named `gehor`"),
    ("hearing.yaml", "- id: aa6", "- id: aa7", "nothing of this pack describes `aa6`"),
    ("sheets.yaml", "when: {fact: applicant.is_minor, is_value: ja}", "when: altijd", "named values are needed here"),
    ("pack.yaml", "{officer: [medewerkster]}", "officer", "named values are needed here"),
    ("pack.yaml", "role_words: [was, als]", "role_words: [was, {als: x}]", "a text is needed here"),
    ("pack.yaml", "serial: 1", "serial: [1]", "a whole number is needed here"),
    ("pack.yaml", "title: Kleine vragenset", "title: true", "a text is needed here"),
    ("hearing.yaml", "screen_code: A", "screen_code: 1F", "`1f` may not be read in the room or in the report"),
    ("hearing.yaml", "screen_label: Werk", "screen_label: 1 F", "`1 f` may not be read in the room or in the report"),
    ("hearing.yaml", "id: OP-01", "id: OP-1", "the id `OP-1` does not have the pattern of its kind"),
    ("hearing.yaml", "id: OP-01", "id: VB-02", "the id `VB-02` does not have the pattern of its kind"),
)


@pytest.mark.parametrize(("name", "good", "bad", "message"), REFERENCES)
def test_a_name_that_leads_nowhere_is_told(
    name: str, good: str, bad: str, message: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(forms / name, good, bad)

    assert any(f"] {message}" in line for line in said())


def test_all_mistakes_of_all_files_are_told_at_once(forms: Path, said: Callable[[], list[str]]) -> None:
    shutil.copy(WRONG / "Y06.yaml", forms / "xx.yaml")
    shutil.copy(WRONG / "F02.yaml", forms / "yy.yaml")
    shutil.copy(WRONG / "F08.yaml", forms / "zz.yaml")

    assert [line.split("]")[0] for line in said()] == [
        "xx.yaml:3:3: error[Y06",
        "yy.yaml:2:5: error[F02",
        "zz.yaml:5:53: error[F08",
    ]


def test_a_value_that_does_not_fit_hides_no_other_mistake(forms: Path, said: Callable[[], list[str]]) -> None:
    spoil(forms / "hearing.yaml", "level: consult", "level: consutl")
    spoil(forms / "hearing.yaml", "screen_label: Dossier", "screen_label: Bekering")
    spoil(forms / "pack.yaml", "party: unit_1f", "party: unit_2f")

    assert [line.partition("error[")[2][:3] for line in said()] == ["F43", "F08", "F33"]


def test_what_an_unreadable_file_would_hold_is_not_called_missing(forms: Path, said: Callable[[], list[str]]) -> None:
    (forms / "pack.yaml").write_text("format: &een 1", encoding="utf-8")

    assert [line.split(" ")[0] for line in said()] == ["pack.yaml:1:9:"]


def test_a_directory_with_nothing_readable_gives_only_what_is_wrong_with_it(
    forms: Path, said: Callable[[], list[str]]
) -> None:
    for path in forms.iterdir():
        path.write_text("a: *b", encoding="utf-8")

    assert [line.split(" ")[0] for line in said()] == [
        "hearing.yaml:1:4:",
        "lists.yaml:1:4:",
        "pack.yaml:1:4:",
        "sheets.yaml:1:4:",
    ]


def spoil(path: Path, good: str, bad: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
