"""A script that is damaged, cut or spoiled anywhere is read or refused in one sentence, and nothing else."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.app.script import script_from_text
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from tests.app.test_script import CASES, Plain, pack

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text(), max_size=2),
    st.dictionaries(st.text(), st.text(), max_size=2), st.sampled_from(["V", "SG-01", "MOD-01", "09:10:00", ""]),
)  # fmt: skip


def _places(plain: object) -> list[tuple[Any, Any]]:
    """Every container of a script with each of its keys."""
    if isinstance(plain, dict):
        return [(plain, key) for key in plain] + [place for value in plain.values() for place in _places(value)]
    if isinstance(plain, list):
        return [(plain, n) for n in range(len(plain))] + [place for value in plain for place in _places(value)]
    return []


@settings(max_examples=150, deadline=None)
@given(data=st.data(), path=st.sampled_from(CASES))
def test_a_damaged_script_is_read_or_refused_and_nothing_else(data: st.DataObject, path: Path) -> None:
    plain = copy.deepcopy(_loaded(path))
    for _ in range(data.draw(st.integers(1, 3))):
        places = _places(plain)
        container, key = places[data.draw(st.integers(0, len(places) - 1))]
        if data.draw(st.booleans()):
            del container[key]
        else:
            container[key] = data.draw(ODD)
    _read_or_refused(json.dumps(plain))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), path=st.sampled_from(CASES))
def test_a_script_cut_or_spoiled_anywhere_is_read_or_refused(data: st.DataObject, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    _read_or_refused(text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 5)) :])


@cache
def _loaded(path: Path) -> Plain:
    plain: Plain = json.loads(path.read_text(encoding="utf-8"))
    plain["events"] = plain["events"][::4]
    return plain


def _read_or_refused(text: str) -> None:
    codes = []
    try:
        script_from_text(text, pack())
    except DeskError as refused:
        codes.append(refused.code)
        in_english(refused.text)
    assert set(codes) <= {"script_refused"}
