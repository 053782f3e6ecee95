"""Opens what a power cut left with the shipped vault, and names each thing that is wrong with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Batch, Outcome, Vault, create_vault, is_vault, open_vault
from hearing_desk.vault.index import INDEX
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
    """What any opened vault must be free of, whatever it holds."""
    for hearing_id in vault.hearing_ids():
        stored, found = vault.read_and_mend(hearing_id)
        yield from (f"{hearing_id} lost something: {one.code}" for one in found if one.outcome is Outcome.LOST)
        if not stored.is_read_only and not _goes_on(vault, hearing_id):
            yield f"nothing can be typed into {hearing_id} any more"
    checked = (*vault.verify(), *vault.backups.check())
    yield from (f"the check says {one.code}" for one in checked if one.outcome is not Outcome.HEALED)
    if list(vault.directory.glob(f"damaged-{INDEX}*")):
        yield "the list was thrown away"


def _complaints(directory: Path, last: World, coming: World) -> Iterator[str]:
    if not last.passphrase and not is_vault(directory):
        create_vault(directory, PASSPHRASE, CHEAP, is_practice=True).close()
        return
    vault = _opened(directory, {last.passphrase, coming.passphrase} - {""})
    try:
        yield from _against(vault, last, coming)
        yield from whole(vault)
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


def _against(vault: Vault, last: World, coming: World) -> Iterator[str]:
    found = {one: content_of(vault.read_hearing(one)) for one in vault.hearing_ids()}
    yield from _compared("hearing", found, last.hearings, coming.hearings)
    rows = {row.hearing_id: row.reference for row in vault.list_rows()}
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


def _goes_on(vault: Vault, hearing_id: str) -> bool:
    file = vault.open_hearing_file(hearing_id)
    try:
        number = file.last_seq() + 1
        file.append(Batch((event(number),), (draft("t9", "verder"),)))
        return file.read().events[-1] == event(number)
    finally:
        file.close()
