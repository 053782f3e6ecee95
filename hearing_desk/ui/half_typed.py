"""What stands typed in the rooms and was not saved yet: taken along when the program locks, put back afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hearing_desk.app.lock_place import Place, Typed
from hearing_desk.core.text import Text
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.room import Holder
from hearing_desk.ui.rooms.hearings import HearingsRoom

STRIP = "strip"
"""Where something stands typed that is in no room."""


def with_half_typed(place: Place, window: MainWindow) -> Place:
    """The place with everything that stands typed anywhere in the window and is not saved."""
    typed = (*_typed_in(STRIP, _in_strip(window)), *_typed_in_rooms(window))
    room = window.room("hearings")
    page = room.page if isinstance(room, HearingsRoom) else ("", "")
    return replace(place, typed=typed, page=page, strip=window.strip_opened_by)


def put_half_typed(place: Place, window: MainWindow) -> None:
    """Put each back where it stood, still to be saved; what has no place any more is said."""
    room = window.room("hearings")
    if isinstance(room, HearingsRoom) and any(typed.room == "hearings" for typed in place.typed):
        room.go_to_page(place.page)
    for typed in place.typed:
        holder = next((one for one in _holders(typed.room, window) if one.objectName() == typed.name), None)
        if holder is not None:
            holder.put_back(typed.values)
        else:
            words = " · ".join(str(value) for value in typed.values.values() if value)
            window.tell(Text("This was typed before the lock and not saved: {words}", words=words))


def _typed_in_rooms(window: MainWindow) -> Iterator[Typed]:
    for room_id in ROOM_NAMES:
        room = window.room(room_id)
        if room is not None:
            yield from _typed_in(room_id, room.holders)


def _typed_in(name: str, holders: Iterable[Holder]) -> Iterator[Typed]:
    for holder in holders:
        if values := holder.half_typed():
            yield Typed(name, holder.objectName(), values)


def _holders(name: str, window: MainWindow) -> tuple[Holder, ...]:
    if name == STRIP:
        return _in_strip(window)
    return window.built_room(name).holders if window.has_room(name) else ()


def _in_strip(window: MainWindow) -> tuple[Holder, ...]:
    form = window.strip.form
    return (form,) if form is not None else ()
