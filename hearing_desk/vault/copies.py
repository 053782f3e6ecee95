"""A small JSON document kept in two copies, so that no single torn or rotten file can take a key away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.vault.disk import replace_file

_MOST_BYTES = 64 * 1024


class CopiesMissing(Exception):
    """Neither copy exists."""


class CopiesDamaged(Exception):
    """At least one copy exists and none is whole."""


class CopiesNewer(Exception):
    """A whole copy was written in a later format."""


@dataclass(frozen=True)
class Kept:
    """A document as read: how often it was written, and its content."""

    sequence: int
    body: Mapping[str, object]


class TwoCopies:
    """The pair of files `NAME-a.json` and `NAME-b.json` in one directory, holding one document of one format.

    A copy is whole when its SHA-256 fits; the newest whole one counts. Whoever must trust it adds a MAC to the body.
    """

    def __init__(self, directory: Path, name: str, kind: str, version: int, most_bytes: int = _MOST_BYTES) -> None:
        self.paths = (directory / f"{name}-a.json", directory / f"{name}-b.json")
        self._kind = kind
        self._version = version
        self._most_bytes = most_bytes

    def exists(self) -> bool:
        """True when there is a copy, whole or not."""
        return any(path.exists() for path in self.paths)

    def read(self) -> Kept:
        """The newest whole copy; raises CopiesMissing, CopiesDamaged or CopiesNewer."""
        if not self.exists():
            raise CopiesMissing
        newest = max((kept for kept in map(self._read_one, self.paths) if kept), key=_sequence, default=None)
        if newest is None:
            raise CopiesDamaged
        return newest

    def times_written(self) -> int:
        """How often the document was written; 0 when neither copy holds."""
        try:
            return self.read().sequence
        except (CopiesMissing, CopiesDamaged, CopiesNewer):
            return 0

    def write(self, kept: Kept) -> None:
        """Write both copies, the older one first, each read back; OSError leaves at least one whole."""
        for path in sorted(self.paths, key=self._age):
            self._write_one(path, kept)

    def heal(self) -> tuple[Path, ...]:
        """Write the newest whole copy over one that is missing, damaged or older; the paths that were mended."""
        newest = self.read()
        stale = tuple(path for path in self.paths if self._read_one(path) != newest)
        for path in stale:
            self._write_one(path, newest)
        return stale

    def _write_one(self, path: Path, kept: Kept) -> None:
        content = _sealed(f"{self._kind}-{self._version}", kept)
        replace_file(path, content)
        if path.read_bytes() != content:
            raise OSError("a file did not read back as written")

    def _age(self, path: Path) -> int:
        kept = self._read_one(path)
        return kept.sequence if kept else -1

    def _read_one(self, path: Path) -> Kept | None:
        try:
            document = json.loads(_bounded(path, self._most_bytes).decode("utf-8"))
            is_whole = isinstance(document, dict) and document.pop("checksum", None) == _checksum(document)
        except (FileNotFoundError, ValueError, RecursionError):
            return None
        return self._known(document) if is_whole else None

    def _known(self, document: Mapping[str, object]) -> Kept | None:
        kind, _, version = str(document.get("format")).rpartition("-")
        sequence, body = document.get("sequence"), document.get("body")
        if kind != self._kind or not isinstance(sequence, int) or not isinstance(body, dict):
            return None
        if version.isdecimal() and int(version) > self._version:
            raise CopiesNewer
        return Kept(sequence, body) if version == str(self._version) else None


def canonical(value: object) -> bytes:
    """JSON with one possible spelling: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def _sealed(name: str, kept: Kept) -> bytes:
    document = {"format": name, "sequence": kept.sequence, "body": dict(kept.body)}
    return canonical({**document, "checksum": _checksum(document)}) + b"\n"


def _checksum(document: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(dict(document))).hexdigest()


def _sequence(kept: Kept) -> int:
    return kept.sequence


def _bounded(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most)
