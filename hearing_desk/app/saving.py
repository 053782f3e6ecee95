"""What is known about the saving of the open hearing, so that the header can tell the truth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hearing_desk.core.problems import DeskError


@dataclass(frozen=True)
class SaveState:
    """When everything was last on disk, since when something is not, and what is wrong when saving fails.

    `is_kept_aside`: all that is not saved stands in a second place. `mb_left`: the room on the disk when it is little.
    """

    saved_at: datetime | None = None
    unsaved_since: datetime | None = None
    problem: DeskError | None = None
    is_kept_aside: bool = False
    mb_left: int | None = None

    @property
    def is_at_risk(self) -> bool:
        """Whether saving has failed, so that what was typed is not where it belongs."""
        return self.problem is not None


def changed(state: SaveState, at: datetime) -> SaveState:
    """Something was typed or recorded."""
    return replace(state, unsaved_since=state.unsaved_since or at)


def acknowledged(state: SaveState, at: datetime, is_all: bool) -> SaveState:
    """A batch is on disk; with `is_all` nothing is waiting any more."""
    return SaveState(at, None if is_all else state.unsaved_since, mb_left=state.mb_left)


def failed(state: SaveState, at: datetime, problem: DeskError, is_kept_aside: bool = False) -> SaveState:
    """A batch could not be saved; it stays in memory, and perhaps in a second place, and is tried again."""
    since = state.unsaved_since or at
    return replace(state, unsaved_since=since, problem=problem, is_kept_aside=is_kept_aside)


def room_left(state: SaveState, free_bytes: int, is_low: bool) -> SaveState:
    """The disk has little room left, or enough again."""
    return replace(state, mb_left=free_bytes // 1_000_000 if is_low else None)
