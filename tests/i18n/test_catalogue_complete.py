"""Proves that every sentence in the program has its Dutch, with the same places, and that no Dutch is left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
# These pass on a key that somebody else wrote as a literal.
CARRIERS = {Path("hearing_desk/core/text.py")}


def _calls(source: Path) -> Iterator[tuple[str, ast.Call]]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            yield f"{source.relative_to(ROOT)}:{node.lineno}", node


def _texts() -> Iterator[tuple[str, ast.Call]]:
    for source in sorted((ROOT / "hearing_desk").rglob("*.py")):
        if source.relative_to(ROOT) not in CARRIERS:
            yield from _calls(source)


def _key(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _keys() -> set[str]:
    return {key for _, call in _texts() if (key := _key(call))}


def _catalogue(language: str) -> Catalog:
    source = ROOT / "translations" / language / "LC_MESSAGES" / "ui.po"
    with source.open("rb") as written:
        return read_po(written, abort_invalid=True)


def _dutch() -> dict[str, Message]:
    return {message.id: message for message in _catalogue("nl") if isinstance(message.id, str) and message.id}


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
    assert sorted(key for key in _keys() if key not in dutch or not dutch[key].string) == []


def test_no_dutch_is_a_guess() -> None:
    assert [key for key, message in _dutch().items() if message.fuzzy] == []


def test_dutch_has_the_same_places_as_english() -> None:
    assert [k for k, message in _dutch().items() if _places(k) != _places(str(message.string))] == []


def test_no_dutch_is_left_over() -> None:
    assert sorted(set(_dutch()) - _keys()) == []
    assert list(_catalogue("nl").obsolete) == []


def test_english_is_its_own_catalogue() -> None:
    assert [message.id for message in _catalogue("en") if message.id] == []
