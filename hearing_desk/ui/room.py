"""What a room of the program is to the window that holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from PySide6.QtWidgets import QWidget

from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.text import Text

Say: TypeAlias = Callable[[Text], str]
Tell: TypeAlias = Callable[[Text], None]
"""Puts a sentence into the status line, where it stays until the next."""


class Room(Protocol):
    """One of the eight rooms: built when it is first opened, and asked again each time whether it can be entered."""

    @property
    def room_id(self) -> str:
        """Its id in the key map, as in `room_gate`."""
        ...

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        ...

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        ...

    def why_not(self) -> Text | None:
        """Why it cannot be entered now, or None when it can."""
        ...

    def enter(self) -> None:
        """Show what is so now and take the focus."""
        ...

    def leave(self) -> None:
        """Another room comes in its place."""
        ...


class RoomWidget(QWidget):
    """A room that is itself what the window shows."""

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self


class Holder(Protocol):
    """A form or line in which words can stand that are not saved yet; it has a name of its own in its room."""

    def objectName(self) -> str:
        """Its name."""
        ...

    def half_typed(self) -> dict[str, FieldValue]:
        """What a person typed in it and did not save; nothing when that is nothing."""
        ...

    def put_back(self, typed: Mapping[str, FieldValue]) -> None:
        """Show what stood half typed in it before."""
        ...


RoomSource: TypeAlias = Callable[[], Room]
