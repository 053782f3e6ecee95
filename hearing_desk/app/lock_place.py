"""Where the officer was when the program locked, kept inside the vault so that unlocking leads back there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Vault


@dataclass(frozen=True)
class Typed:
    """What stood typed and was not saved yet: in which room, in which of its forms or lines, and the words."""

    room: str
    name: str
    values: Mapping[str, FieldValue]


@dataclass(frozen=True)
class Place:
    """A room of a hearing, the turn the caret is in, the place in that turn and how far the text is scrolled.

    With it goes what was half typed, the page of the list it may stand on, and what opened the strip it may stand in.
    """

    hearing_id: str = ""
    room: str = ""
    turn: str = ""
    at: int = 0
    scroll: int = 0
    typed: tuple[Typed, ...] = ()
    page: tuple[str, str] = ("", "")
    strip: tuple[str, str] = ("", "")


def keep_place(vault: Vault, place: Place) -> None:
    """Keep the place until somebody takes it; DeskErrors of the disk where words would be lost, else nothing."""
    try:
        vault.personal.keep_place(json.dumps(asdict(place)))
    except DeskError:
        if place.typed:
            raise


def forget_place(vault: Vault) -> None:
    """Nobody leaves after all."""
    with suppress(DeskError):
        vault.personal.take_place()


def take_place(vault: Vault) -> Place:
    """The place that was kept, once; no hearing and no room when there is none, or its hearing is gone."""
    kept = vault.personal.take_place()
    try:
        place = _place_in(json.loads(kept)) if kept else Place()
    except (ValueError, TypeError, KeyError, AttributeError):
        return Place()
    return place if not place.hearing_id or place.hearing_id in vault.hearing_ids() else Place()


def _place_in(kept: dict[str, Any]) -> Place:
    typed = tuple(Typed(each["room"], each["name"], _values_in(each["values"])) for each in kept.pop("typed", ()))
    page, strip = (tuple(kept.pop(name, ("", ""))) for name in ("page", "strip"))
    return Place(**kept, typed=typed, page=page, strip=strip)


def _values_in(kept: dict[str, Any]) -> dict[str, FieldValue]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
