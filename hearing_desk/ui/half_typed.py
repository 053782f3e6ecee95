"""What stands typed in the rooms and was not saved yet: taken along when the program locks, put back afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from hearing_desk.app.lock_place import Place, Typed
from hearing_desk.core.events import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.rooms.hearings import HearingsRoom

STRIP = "strip"
"""Where something stands typed that is in no room."""


@runtime_checkable
class _Holder(Protocol):
    """A form or line in which words can wait; it has a name of its own in its room."""

    def half_typed(self) -> Mapping[str, FieldValue]: ...

    def put_back(self, typed: Mapping[str, FieldValue]) -> None: ...

    def objectName(self) -> str: ...


def with_half_typed(place: Place, window: MainWindow) -> Place:
    """The place with everything that stands typed anywhere in the window and is not saved."""
    typed = (*_typed_in(STRIP, window.strip.content), *_typed_in_rooms(window))
    room = window.room("hearings")
    page = room.page if isinstance(room, HearingsRoom) else ("", "")
    return replace(place, typed=typed, page=page, strip=window.strip_opened_by)


def put_half_typed(place: Place, window: MainWindow) -> None:
    """Put each back where it stood, still to be saved; what has no place any more is said."""
    room = window.room("hearings")
    if isinstance(room, HearingsRoom) and any(typed.room == "hearings" for typed in place.typed):
        room.go_to_page(place.page)
    for typed in place.typed:
        holder = next((one for one in _holders(_shown(typed.room, window)) if one.objectName() == typed.name), None)
        if holder is not None:
            holder.put_back(typed.values)
        else:
            words = " · ".join(str(value) for value in typed.values.values() if value)
            window.tell(Text("This was typed before the lock and not saved: {words}", words=words))


def _typed_in_rooms(window: MainWindow) -> Iterator[Typed]:
    for room_id in ROOM_NAMES:
        room = window.room(room_id)
        if room is not None:
            yield from _typed_in(room_id, room.widget)


def _typed_in(name: str, widget: QWidget | None) -> Iterator[Typed]:
    for holder in _holders(widget):
        if values := holder.half_typed():
            yield Typed(name, holder.objectName(), values)


def _holders(widget: QWidget | None) -> Iterator[_Holder]:
    parts: Iterable[QWidget] = () if widget is None else (widget, *widget.findChildren(QWidget))
    return (part for part in parts if isinstance(part, _Holder))


def _shown(name: str, window: MainWindow) -> QWidget | None:
    if name == STRIP:
        return window.strip.content
    return window.built_room(name).widget if window.has_room(name) else None
