"""The journal files of one hearing: which there are, what each holds, and where one that failed is put aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.vault.disk import sync_directory
from hearing_desk.vault.journal import Scan, scan_journal

_NAME = re.compile(r"journal-(\d{4,})")
_ASIDE = re.compile(r"(?:damaged|remains)-(\d{4,})-.*")
_EVER = re.compile(r"(?:(?:damaged|remains)-\d{4,}-)?journal-(\d{4,})")
_EVIDENCE = "damaged"
_REMAINS = "remains"

EARLIER_KEPT = 2
"""How many journals before the present one are kept; each holds everything that was there when it was begun."""


@dataclass(frozen=True)
class Generation:
    """One journal file as it was read."""

    number: int
    path: Path
    scan: Scan


def journal_path(directory: Path, generation: int) -> Path:
    """Where a generation of the journal stands."""
    return directory / f"journal-{generation:04d}"


def read_generations(directory: Path, key: bytes) -> tuple[Generation, ...]:
    """Every journal file of a hearing, oldest first."""
    paths = [(number, journal_path(directory, number)) for number in generation_numbers(directory)]
    return tuple(Generation(number, path, scan_journal(path, key)) for number, path in paths)


def generation_numbers(directory: Path) -> list[int]:
    """The numbers of the journal files there are, lowest first; none without the directory."""
    return [number for number, _ in _numbered(directory, _NAME)]


def journals_ever(directory: Path) -> list[tuple[int, Path]]:
    """Every journal file of a hearing with its generation, also those put aside as damaged, oldest first."""
    return _numbered(directory, _EVER)


def put_aside(*paths: Path, is_all_saved: bool = True) -> None:
    """Keep damaged files of one hearing under names nothing reads: as evidence, or as remains of what is lost."""
    there = [path for path in paths if path.exists()]
    if there:
        directory = there[0].parent
        number = max((number for number, _ in _numbered(directory, _ASIDE)), default=0) + 1
        for path in there:
            path.rename(path.with_name(f"{_EVIDENCE if is_all_saved else _REMAINS}-{number:04d}-{path.name}"))
        sync_directory(directory)


def drop_earlier(directory: Path, first: int) -> None:
    """Remove journals before generation `first`: on a disk that refuses, each try begins one with all there is."""
    for number in generation_numbers(directory):
        if number < first:
            journal_path(directory, number).unlink(missing_ok=True)


def drop_evidence(directory: Path) -> None:
    """Remove the evidence; for whoever has just made a backup of this hearing and read it back. Remains stay."""
    for path in directory.glob(f"{_EVIDENCE}-*"):
        path.unlink(missing_ok=True)
    sync_directory(directory)


def _numbered(directory: Path, pattern: re.Pattern[str]) -> list[tuple[int, Path]]:
    paths = directory.iterdir() if directory.is_dir() else ()
    found = [(match, path) for path in paths if (match := pattern.fullmatch(path.name))]
    return sorted((int(match[1]), path) for match, path in found)
