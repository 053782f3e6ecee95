"""What is known about the saving of the open hearing, so that the header can tell the truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearing_desk.core.problems import DeskError


@dataclass(frozen=True)
class SaveState:
    """When everything was last on disk, since when something is not, and what is wrong when saving fails."""

    saved_at: datetime | None = None
    unsaved_since: datetime | None = None
    problem: DeskError | None = None

    @property
    def is_at_risk(self) -> bool:
        """Whether saving has failed and typed text exists in memory only."""
        return self.problem is not None


def changed(state: SaveState, at: datetime) -> SaveState:
    """Something was typed or recorded."""
    return SaveState(state.saved_at, state.unsaved_since or at, state.problem)


def acknowledged(state: SaveState, at: datetime, is_all: bool) -> SaveState:
    """A batch is on disk; with `is_all` nothing is waiting any more."""
    return SaveState(at, None if is_all else state.unsaved_since, None)


def failed(state: SaveState, at: datetime, problem: DeskError) -> SaveState:
    """A batch could not be saved; it stays in memory and is tried again."""
    return SaveState(state.saved_at, state.unsaved_since or at, problem)
