"""How much room is left on the vault's disk, and when that must be said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.vault.reserve import Reserve

WARN_AT_START_BYTES = 500 * 1000 * 1000
WARN_BYTES = 100 * 1000 * 1000
LOOK_EVERY_S = 10.0


@dataclass(frozen=True)
class RoomLeft:
    """How many bytes are left on the vault's disk; `is_low` when a person must hear it."""

    free: int
    is_low: bool


class RoomWatch:
    """Looks at the room of one disk now and then; owned by one thread. It keeps the reserve filled while there is."""

    def __init__(self, reserve: Reserve, free_bytes: Callable[[], int]) -> None:
        self._reserve = reserve
        self._free_bytes = free_bytes
        self._look_at = 0.0
        self._was_low = False

    def look(self, now: float, limit: int) -> RoomLeft | None:
        """What a person must hear: that there is little room, or that there is enough again; None for nothing new."""
        if now < self._look_at:
            return None
        self._look_at = now + LOOK_EVERY_S
        try:
            free = self._free_bytes()
        except OSError:
            return None
        if free >= WARN_BYTES:
            self._reserve.make()
        return self._news(RoomLeft(free, free < limit))

    def _news(self, room: RoomLeft) -> RoomLeft | None:
        is_news = room.is_low or self._was_low
        self._was_low = room.is_low
        return room if is_news else None


def free_bytes(directory: Path) -> int:
    """How much its owner may still write on the disk of a directory; OSError when the disk does not say."""
    return shutil.disk_usage(directory).free
