"""The vault check: every header, list, key, hearing and journal looked at, healed where possible, named where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault.copies import CopiesDamaged, CopiesMissing, CopiesNewer, TwoCopies
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.header import header_copies
from hearing_desk.vault.hearing_file import NOTHING_BESIDE, Beside, HearingFile, open_hearing_file
from hearing_desk.vault.hearing_keys import key_copies
from hearing_desk.vault.keys import VaultKey
from hearing_desk.vault.missing import steps_missing
from hearing_desk.vault.noted_head import head_copies
from hearing_desk.vault.personal_shelf import personal_copies

_NOT_LOST = frozenset({"hearing_in_use", "hearing_newer"})


def check_vault(
    directory: Path, hearings: Mapping[str, Path], key: VaultKey, beside: Beside = NOTHING_BESIDE
) -> tuple[Finding, ...]:
    """Everything out of order in an open vault of which no hearing is open; OSError and DatabaseError as they come."""
    found = [*_check_copies(header_copies(directory), ""), *_check_personal(directory)]
    for hearing_id, path in hearings.items():
        found += _check_copies(key_copies(path), hearing_id)
        found += _check_hearing(path, hearing_id, key, beside)
    return tuple(found)


def keys_healed(copies: TwoCopies, hearing_id: str) -> Iterator[Finding]:
    """Heals a key file of which one copy is missing or damaged, and says so; errors as `TwoCopies.heal`."""
    if copies.heal():
        yield key_file_healed(hearing_id)


def key_file_healed(hearing_id: str) -> Finding:
    """What is said of a key file of which one copy was missing or damaged; `hearing_id` is empty for the header."""
    text = Text("One of two copies of a key file was missing or damaged. It was made again.")
    return Finding("keys_healed", text, Outcome.HEALED, hearing_id)


def _check_copies(copies: TwoCopies, hearing_id: str) -> Iterator[Finding]:
    try:
        yield from keys_healed(copies, hearing_id)
    except CopiesNewer:
        return
    except (CopiesMissing, CopiesDamaged):
        text = Text("Both copies of a key file are gone or damaged. Put back a backup of this folder.")
        yield Finding("keys_lost", text, Outcome.LOST, hearing_id)


def _check_personal(directory: Path) -> Iterator[Finding]:
    with suppress(CopiesNewer, CopiesMissing):
        try:
            if personal_copies(directory).heal():
                text = Text("One of two copies of your abbreviations and settings was damaged. It was made again.")
                yield Finding("personal_healed", text, Outcome.HEALED)
        except CopiesDamaged:
            text = Text("Both copies of your abbreviations and settings are damaged. No hearing is touched by that.")
            yield Finding("personal_lost", text, Outcome.LOST)


def _check_hearing(path: Path, hearing_id: str, key: VaultKey, beside: Beside) -> Iterator[Finding]:
    if beside.heads is not None:
        yield from _check_note(beside.heads, hearing_id)
    try:
        file = open_hearing_file(path, hearing_id, key, beside)
    except DeskError as error:
        outcome = Outcome.NOTED if error.code in _NOT_LOST else Outcome.LOST
        yield Finding(error.code, error.text, outcome, hearing_id)
        return
    try:
        yield from file.found
        yield from file.put_aside_damaged_journals()
        yield from _check_content(file)
    finally:
        file.close()


def _check_note(heads: Path, hearing_id: str) -> Iterator[Finding]:
    # A note of which neither copy holds is made again when the hearing is opened, which says so.
    with suppress(CopiesNewer, CopiesMissing, CopiesDamaged):
        if head_copies(heads, hearing_id).heal():
            text = Text("One of two notes of how far this hearing had come was damaged. It was made again.")
            yield Finding("note_healed", text, Outcome.HEALED, hearing_id)


def _check_content(file: HearingFile) -> Iterator[Finding]:
    try:
        damage, events = file.damage_found(), file.read().events
    except DeskError as error:
        yield Finding(error.code, error.text, Outcome.LOST, file.hearing_id)
        return
    if damage:
        text = Text("Parts of this hearing are damaged. Put back a backup.")
        yield Finding("hearing_damaged", text, Outcome.LOST, file.hearing_id)
    yield from steps_missing(file.hearing_id, events)
