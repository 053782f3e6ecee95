"""What a writer says of its saving, and the batches that wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from hearing_desk.core.problems import DeskError
from hearing_desk.vault.batch import Batch
from hearing_desk.vault.room import RoomLeft


@dataclass(frozen=True)
class Acknowledged:
    """A batch is on the disk twice: the journal's fsync and the database's commit have returned.

    `seq` is the last event that is safe (0: none yet); `is_all` says that nothing given to the writer is waiting.
    """

    seq: int
    batch: Batch
    closed_to_acknowledged_ms: float
    is_all: bool


@dataclass(frozen=True)
class SaveFailed:
    """A save did not succeed; everything is kept and tried again. `since`: the monotonic time of the oldest change.

    `is_kept` says that all of it stands in the second place, so that the end of this program costs nothing either.
    """

    since: float
    problem: DeskError
    is_kept: bool = False


Report: TypeAlias = Acknowledged | SaveFailed | RoomLeft


@dataclass(frozen=True)
class ClosedBatch:
    """A batch that waits to be saved: its number with its writer, the times of its first change and its end."""

    number: int
    batch: Batch
    started: float
    closed: float
