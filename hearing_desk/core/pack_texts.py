"""The texts of a pack that an officer reads on the screen, by the path of their ids, so that they can be translated.

What is read aloud, put as a question, noticed or printed is not among them: that is Dutch, as it was approved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

from hearing_desk.core.form import FormPack

Say: TypeAlias = Callable[[str, str], str]
"""Gives another text for the one at a path, or the same."""

SHOWN = ("label", "screen_label", "hint", "short_hint", "card", "why", "right", "wrong", "next_step")
TYPED_LISTS = ("abbreviation",)
"""Lists whose labels are typed into the text of a hearing."""
_Thing = TypeVar("_Thing")


def with_texts(pack: FormPack, say: Say) -> FormPack:
    """The pack with what `say` gives for each text that is shown."""
    lists = {
        name: options if name in TYPED_LISTS else _each(options, f"lists/{name}", say)
        for name, options in pack.lists.items()
    }
    explanations = {name: say(f"explanations/{name}", text) for name, text in pack.explanations.items()}
    return replace(pack, **_parts_of(pack, "", say), lists=lists, explanations=explanations)


def texts_of(pack: FormPack) -> dict[str, str]:
    """Every text that is shown, by its path, in the order of the pack."""
    found: dict[str, str] = {}

    def noted(path: str, text: str) -> str:
        found[path] = text
        return text

    with_texts(pack, noted)
    return found


def _parts_of(thing: Any, path: str, say: Say) -> dict[str, Any]:
    parts = ((field.name, getattr(thing, field.name)) for field in fields(thing))
    return {name: _each(part, path or name, say) for name, part in parts if _holds_texts(part)}


def _holds_texts(part: object) -> bool:
    if not isinstance(part, tuple) or not part or not is_dataclass(part[0]):
        return False
    return any(hasattr(part[0], name) for name in SHOWN)


def _each(things: tuple[_Thing, ...], path: str, say: Say) -> tuple[_Thing, ...]:
    return tuple(_of(thing, f"{path}/{getattr(thing, 'id', '')}", say) for thing in things)


def _of(thing: Any, path: str, say: Say) -> Any:
    texts = {name: say(f"{path}/{name}", text) for name in SHOWN if (text := getattr(thing, name, ""))}
    return replace(thing, **texts, **_parts_of(thing, path, say))
