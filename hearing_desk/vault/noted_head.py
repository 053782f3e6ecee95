"""How far a hearing had come, noted outside its own directory: an older one put in its place is noticed by it.

Files `heads/<hearing id>-a.json` and `-b.json` in the vault, format "hearing-desk/head-1", with a MAC under a key of
the hearing. Written when it is opened and closed, and every five minutes while it is written to. A vault put back as
a whole takes its notes with it: that only an anchor outside this machine can show.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hearing_desk.core.text import Text
from hearing_desk.vault.copies import CopiesDamaged, CopiesMissing, CopiesNewer, Kept, TwoCopies, canonical
from hearing_desk.vault.disk import make_directory, sync_directory
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.journal import Head
from hearing_desk.vault.missing import moment_of

HEADS = "heads"
KIND, VERSION = "hearing-desk/head", 1
NOTE_EVERY_S = 300.0


@dataclass(frozen=True)
class Note:
    """The head of a hearing's journal, its number of events and the moment of the last one, as of the noting.

    `lost` is the digest, the number of events and the moment of a later state that was found to be gone.
    """

    generation: int
    seq: int
    digest: str
    events: int
    at: str
    lost: tuple[str, int, str] | None = None

    @property
    def head(self) -> Head:
        """The journal record this was noted at."""
        return Head(self.generation, self.seq, self.digest)


class NoteDamaged(Exception):
    """There is a note and it is not as this vault wrote it."""


class HeadNotes:
    """Where one hearing's head is noted; `key` is for the MAC and belongs to this hearing alone."""

    def __init__(self, directory: Path, hearing_id: str, key: bytes) -> None:
        self.copies = head_copies(directory, hearing_id)
        self._directory = directory
        self._hearing_id = hearing_id
        self._key = key

    def read(self) -> Note | None:
        """The note, None when there never was one; NoteDamaged."""
        try:
            body = dict(self.copies.read().body)
        except CopiesMissing:
            return None
        except (CopiesDamaged, CopiesNewer) as error:
            raise NoteDamaged from error
        return self._checked(body)

    def write(self, note: Note) -> None:
        """Make the note durable, in both copies; OSError."""
        if not self._directory.is_dir():
            make_directory(self._directory)
        self.copies.write(Kept(self.copies.times_written() + 1, {**_plain(note), "mac": self._mac(note)}))

    def _checked(self, body: dict[str, object]) -> Note:
        try:
            mac, lost = str(body.pop("mac", "")), body.get("lost")
            note = Note(**{**body, "lost": tuple(lost) if isinstance(lost, list) else None})  # type: ignore[arg-type]
            is_ours = hmac.compare_digest(mac.encode(), self._mac(note).encode())
        except (TypeError, RecursionError, UnicodeEncodeError) as error:
            raise NoteDamaged from error
        if not is_ours:
            raise NoteDamaged
        return note

    def _mac(self, note: Note) -> str:
        return hmac.digest(self._key, canonical([KIND, VERSION, self._hearing_id, _plain(note)]), "sha256").hex()


def head_copies(directory: Path, hearing_id: str) -> TwoCopies:
    """The pair of files that hold a hearing's note."""
    return TwoCopies(directory, hearing_id, KIND, VERSION)


def forget_head(directory: Path, hearing_id: str) -> None:
    """Remove a hearing's note, durably; for whoever puts an older state back on purpose, or shreds the hearing."""
    for path in head_copies(directory, hearing_id).paths:
        path.unlink(missing_ok=True)
    if directory.is_dir():
        sync_directory(directory)


def lost_since(noted: Note, head: Head, found: Sequence[Head]) -> tuple[str, int, str] | None:
    """The later state that is gone, as a note keeps it; None when all is well.

    `head` is the furthest record the files came to, `found` every record they hold.
    """
    if not _is_on_line(noted, head, found):
        return (noted.digest, noted.events, noted.at)
    is_back = noted.lost is not None and noted.lost[0] in {one.digest for one in found}
    return None if is_back else noted.lost


def rolled_back(hearing_id: str, lost: tuple[str, int, str], events: int, at: str) -> Finding:
    """Say that this hearing is older than it has been, with both moments."""
    _, were, until = lost
    if were > events:
        text = Text(
            "This hearing is older than it has been: it had come to {until} and now ends at {now}. {n} saved steps are "
            "missing. Somebody or something put older files back. Put back the newest backup.",
            until=moment_of(until), now=moment_of(at), n=were - events,
        )  # fmt: skip
    else:
        text = Text(
            "The files of this hearing are not those that were last saved here, at {until}. Somebody or something put "
            "other files in their place. Compare it with the newest backup.",
            until=moment_of(until),
        )
    return Finding("hearing_older", text, Outcome.LOST, hearing_id)


def _is_on_line(noted: Note, head: Head, found: Sequence[Head]) -> bool:
    """True when what was found has come at least as far as the note, on the same way."""
    if (head.generation, head.seq) < (noted.generation, noted.seq):
        return False
    return noted.head in found or not any((one.generation, one.seq) == (noted.generation, noted.seq) for one in found)


def _plain(note: Note) -> dict[str, object]:
    return {**asdict(note), "lost": list(note.lost) if note.lost else None}
