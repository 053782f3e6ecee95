"""Opens what a power cut left with the shipped vault, and names each thing that is wrong with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Batch, HearingFile, Outcome, Vault, create_vault, is_vault, open_vault
from tests.figures import Figures
from tests.torture.power import Image
from tests.torture.power_scene import World, content_of
from tests.vault.practice import CHEAP, PASSPHRASE, draft, event

_MEMORY = Path("/dev/shm")


def account_for(found: Iterable[Sequence[str]], figures: Figures, name: str) -> None:
    """One figure for the states that were opened and one for what was wrong; a failure names the first of it."""
    each = list(found)
    wrong = [complaint for one in each for complaint in one]
    figures.at_least(f"{name}: power-cut states", len(each), "states", 1)
    figures.at_most(f"{name}: complaints", len(wrong), "complaints", 0)
    assert not wrong, wrong[:20]


@contextmanager
def put_on_a_disk(image: Image) -> Iterator[Path]:
    """A directory with what stood there after the cut, in memory where that is possible."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as place:
        image.write_to(Path(place))
        yield Path(place)


def complaints(vault: Path, last: World, coming: World) -> list[str]:
    """What is wrong, a sentence each; `last` had returned before the cut, `coming` was on its way."""
    try:
        return list(_complaints(vault, last, coming))
    except DeskError as error:
        return [f"refused: {error.code}"]


def whole(vault: Vault) -> Iterator[str]:
    """What is wrong with an opened vault, whatever it holds."""
    _, wrong = opened_and_typed_on(vault)
    yield from wrong
    yield from checked(vault)


def opened_and_typed_on(vault: Vault) -> tuple[list[StoredHearing], list[str]]:
    """Every hearing as it was found at its first opening, and what was wrong with that, or with typing on."""
    opened = [_opened_and_typed_on(vault, hearing_id) for hearing_id in vault.hearing_ids()]
    return [stored for stored, _ in opened], [complaint for _, wrong in opened for complaint in wrong]


def checked(vault: Vault) -> Iterator[str]:
    """What the check says of a vault that must be free of it, whatever it holds."""
    found = (*vault.verify(), *vault.backups.check())
    yield from (f"the check says {one.code}" for one in found if one.outcome is not Outcome.HEALED)


def _complaints(directory: Path, last: World, coming: World) -> Iterator[str]:
    if not last.passphrase and not is_vault(directory):
        create_vault(directory, PASSPHRASE, CHEAP, is_practice=True).close()
        return
    vault = _opened(directory, {last.passphrase, coming.passphrase} - {""})
    try:
        hearings, wrong = opened_and_typed_on(vault)
        yield from wrong
        yield from _against(vault, hearings, last, coming)
        yield from checked(vault)
    finally:
        vault.close()


def _opened(directory: Path, passphrases: set[str]) -> Vault:
    *others, one = sorted(passphrases)
    for passphrase in others:
        try:
            return open_vault(directory, passphrase, CHEAP)
        except DeskError as error:
            if error.code != "wrong_passphrase":
                raise
    return open_vault(directory, one, CHEAP)


def _against(vault: Vault, hearings: Sequence[StoredHearing], last: World, coming: World) -> Iterator[str]:
    found = {one.hearing_id: content_of(one) for one in hearings}
    yield from _compared("hearing", found, last.hearings, coming.hearings)
    # A list whose log was cut off is empty and says so; then the desk reads every row from its hearing.
    if (rows := {row.hearing_id: row.reference for row in vault.list_rows()}) or not vault._index.found:
        yield from _compared("row", rows, last.rows, coming.rows)
    for hearing_id in last.backups.keys() & coming.backups.keys():
        names = {one.name for one in vault.backups.of(hearing_id).list()}
        yield from (f"backup lost: {name}" for name in last.backups[hearing_id] if name not in names)
    if not last.log <= len(vault.log.acts()) <= coming.log:
        yield f"the log holds {len(vault.log.acts())} acts"
    for gone in last.hearings.keys() - found.keys():
        yield from (f"left of {gone}: {path}" for path in vault.directory.rglob("*") if gone in path.name)


def _compared(
    what: str, found: Mapping[str, object], last: Mapping[str, object], coming: Mapping[str, object]
) -> Iterator[str]:
    for name in sorted(found.keys() | last.keys() | coming.keys()):
        if found.get(name) not in (last.get(name), coming.get(name)):
            yield f"{what} {name} is {found.get(name)}, not {last.get(name)} or {coming.get(name)}"


def _opened_and_typed_on(vault: Vault, hearing_id: str) -> tuple[StoredHearing, list[str]]:
    file = vault.open_hearing_file(hearing_id)
    try:
        stored = file.read()
        wrong = [f"{hearing_id} lost something: {one.code}" for one in file.found if one.outcome is Outcome.LOST]
        if not stored.is_read_only and not _goes_on(file):
            wrong.append(f"nothing can be typed into {hearing_id} any more")
    finally:
        file.close()
    return stored, wrong


def _goes_on(file: HearingFile) -> bool:
    number = file.last_seq() + 1
    file.append(Batch((event(number),), (draft("t9", "verder"),)))
    return file.read().events[-1] == event(number)
