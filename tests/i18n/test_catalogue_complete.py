"""Proves that every sentence in the program has its Dutch, with the same places, and that no Dutch is left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from runpy import run_path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
# These pass on a key that somebody else wrote as a literal.
CARRIERS = {Path("hearing_desk/core/text.py")}


def _calls(source: Path) -> Iterator[tuple[str, ast.Call]]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Text", "Text.counted"):
            yield f"{source.relative_to(ROOT)}:{node.lineno}", node


@cache
def _texts() -> tuple[tuple[str, ast.Call], ...]:
    sources = sorted((ROOT / "hearing_desk").rglob("*.py"))
    return tuple(found for source in sources if source.relative_to(ROOT) not in CARRIERS for found in _calls(source))


def _key(call: ast.Call) -> str | None:
    """The wording of a sentence; of a counted one, that for more than one."""
    words = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return words[-1] if words and len(words) == len(call.args) else None


def _one(call: ast.Call) -> str:
    """How a counted sentence says it of a single thing; "" for any other sentence."""
    first = call.args[0]
    return str(first.value) if len(call.args) == 2 and isinstance(first, ast.Constant) else ""


def _keys() -> set[str]:
    return {key for _, call in _texts() if (key := _key(call))}


def _catalogue(language: str) -> Catalog:
    source = ROOT / "translations" / language / "LC_MESSAGES" / "ui.po"
    with source.open("rb") as written:
        return read_po(written, abort_invalid=True)


def _dutch() -> dict[str, Message]:
    """Each sentence by its wording, that for more than one where there are two."""
    return {_ids(message)[-1]: message for message in _catalogue("nl") if message.id}


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _said(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_is_written_out_where_it_is_said() -> None:
    assert [where for where, call in _texts() if _key(call) is None] == []


def test_every_place_in_a_sentence_is_filled_and_every_field_has_a_place() -> None:
    wrong = [
        where
        for where, call in _texts()
        if (key := _key(call)) is not None
        and all(keyword.arg for keyword in call.keywords)
        and _places(key) != {keyword.arg for keyword in call.keywords}
    ]
    assert wrong == []


def test_every_sentence_has_dutch() -> None:
    dutch = _dutch()
    assert sorted(key for key in _keys() if key not in dutch or not all(_said(dutch[key]))) == []


def test_a_counted_sentence_has_dutch_for_one_and_for_more() -> None:
    dutch = _dutch()
    counted = {(_one(call), key) for _, call in _texts() if (key := _key(call)) and _one(call)}
    assert counted
    assert sorted(ids for ids in counted if ids != _ids(dutch[ids[1]]) or len(_said(dutch[ids[1]])) != 2) == []
    assert sorted(ids for ids in counted if _places(ids[0]) != _places(ids[1]) or "count" not in _places(ids[1])) == []


def test_no_sentence_is_counted_only_here_and_there() -> None:
    plain = {key for _, call in _texts() if (key := _key(call)) and not _one(call)}
    counted = {key for _, call in _texts() if (key := _key(call)) and _one(call)}
    assert sorted(counted & plain) == []


def test_no_dutch_is_a_guess() -> None:
    assert [key for key, message in _dutch().items() if message.fuzzy] == []


def test_dutch_has_the_same_places_as_english() -> None:
    assert [k for k, m in _dutch().items() for said in _said(m) if _places(k) != _places(said)] == []


def test_no_dutch_is_left_over() -> None:
    assert sorted(set(_dutch()) - _keys()) == []
    assert list(_catalogue("nl").obsolete) == []


def test_babel_finds_every_sentence_and_makes_the_catalogue_as_it_stands() -> None:
    catalogue = run_path(str(ROOT / "packaging" / "catalogue.py"))
    written = catalogue["DUTCH"].read_text(encoding="utf-8")
    assert catalogue["renewed"](written) == written


def test_a_new_sentence_comes_in_without_dutch_and_one_that_went_goes_out() -> None:
    catalogue = run_path(str(ROOT / "packaging" / "catalogue.py"))
    written = catalogue["DUTCH"].read_text(encoding="utf-8")
    changed = written.replace('msgid "Abbreviations"\nmsgstr "Afkortingen"', 'msgid "Gone"\nmsgstr "Weg"')
    assert changed != written
    made = catalogue["renewed"](changed)
    assert 'msgid "Abbreviations"\nmsgstr ""\n' in made
    assert "Gone" not in made


def test_english_is_its_own_catalogue() -> None:
    assert [message.id for message in _catalogue("en") if message.id] == []
