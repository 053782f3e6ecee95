"""A place outside the vault that keeps, as ciphertext, what the vault's own disk refuses, until it can be put back.

A file there, `<vault id>/<hearing id>-<mark of the writer>.<n>`, is a journal of one writer under the key of the
hearing's journal: an empty first record, then one batch a record, each with the writer's mark and its own number in
`came`. What the vault has taken it marks in the same transaction: no batch is put back twice, and no older draft comes
over a newer one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hearing_desk.vault.batch import Batch, decode, encode
from hearing_desk.vault.disk import make_directory, sync_directory
from hearing_desk.vault.journal import Journal, Scan, Tail, scan_journal, start_journal

VARIABLE = "HEARING_DESK_SECOND_PLACE"


@dataclass(frozen=True)
class Kept:
    """What one writer left in the second place: its batches in order, each with its number, and whether it is whole."""

    path: Path
    mark: str
    batches: tuple[tuple[int, Batch], ...]
    is_whole: bool


class SecondPlace:
    """Where one writer keeps its batches while the vault refuses them; made at need, owned by one thread."""

    def __init__(self, directory: Path, hearing_id: str, key: bytes) -> None:
        self.mark = uuid.uuid4().hex[:12]
        self._name = f"{hearing_id}-{self.mark}"
        self._directory = directory
        self._key = key
        self._paths: list[Path] = []
        self._journal: Journal | None = None

    @property
    def is_begun(self) -> bool:
        """True when there is a file that has to be cleared."""
        return bool(self._paths)

    def keep(self, number: int, batch: Batch) -> None:
        """Put one batch on this disk; when it returns it is there. OSError: the next one goes into a new file."""
        try:
            if self._journal is None:
                self._journal = self._begun()
            self._journal.append(encode(with_mark(batch, self.mark, number)))
        except OSError:
            self.close()
            raise

    def clear(self) -> None:
        """Remove every file, for all of it is in the vault now; OSError."""
        self.close()
        while self._paths:
            remove(self._paths[-1])
            self._paths.pop()

    def close(self) -> None:
        """Give the file back and leave it where it is."""
        if self._journal is not None:
            self._journal.close()
        self._journal = None

    def _begun(self) -> Journal:
        make_directory(self._directory)
        path = self._directory / f"{self._name}.{len(self._paths) + 1}"
        self._paths.append(path)
        return start_journal(path, self._key, 1, encode(Batch()))


def second_place_directory(environment: Mapping[str, str]) -> Path:
    """The directory of `HEARING_DESK_SECOND_PLACE`, which policy may set to another disk, else one of the user's own.

    Only ciphertext goes there, and only while the vault's own disk refuses; made by nobody yet.
    """
    import platformdirs

    chosen = environment.get(VARIABLE, "")
    return Path(chosen) if chosen else platformdirs.user_state_path("hearing-desk", appauthor=False) / "second-place"


def with_mark(batch: Batch, mark: str, number: int) -> Batch:
    """The batch as the `number`th of the writer of this mark."""
    return replace(batch, came=((mark, number),))


def kept_of(directory: Path, hearing_id: str, key: bytes, but: str = "") -> Iterator[Kept]:
    """What writers left of a hearing, oldest first, but for the writer of mark `but`; OSError."""
    paths = [path for path in directory.glob(f"{hearing_id}-*.*") if path.suffix != ".new"]
    for path in sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name)):
        mark = path.stem.rpartition("-")[2]
        if mark != but:
            scan = scan_journal(path, key)
            yield Kept(path, mark, tuple(_numbered(scan, mark)), scan.tail is not Tail.DAMAGED)


def remove(path: Path) -> None:
    """Take a file away whose content the vault holds."""
    path.unlink(missing_ok=True)
    sync_directory(path.parent)


def fits(batches: Sequence[Batch], present: Batch) -> bool:
    """True when none of the batches says of an event something else than stands there."""
    there = {event.seq: event for event in present.events}
    return all(there.get(event.seq, event) == event for batch in batches for event in batch.events)


def _numbered(scan: Scan, mark: str) -> Iterator[tuple[int, Batch]]:
    for batch in map(decode, scan.records[1:]):
        yield dict(batch.came).get(mark, 0), batch
