"""T6: files of different ages, of another course or another hearing put together are noticed; nothing goes lost."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent
from hearing_desk.vault import Batch, Unlocked, Vault, open_unlocked, unlock_vault
from tests.figures import Figures
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, draft, event, make_vault

SHORT, WHOLE = 60, 1000
AGES, COURSE = 16, 13
HEARING, OTHER = "mix", "other"
KINDS = ("old file", "old journal", "both old", "another course", "foreign file", "foreign journal")
EXPECTED = {
    "old file": {"journal_replayed"},
    "old journal": {"journal_restarted", "hearing_rebuilt"},
    "both old": {"hearing_older"},
    "another course": {"hearing_older"},
    "foreign file": {"hearing_rebuilt"},
    "foreign journal": {"journal_restarted"},
}


@dataclass(frozen=True)
class Shelf:
    """The vault as it is now, the hearing's directory at each age and of another course, and the events at each age."""

    folder: Path
    unlocked: Unlocked
    events: tuple[int, ...]

    def age(self, number: int) -> Path:
        return self.folder / f"age-{number}"

    @property
    def vault(self) -> Path:
        return self.folder / "vault"


@dataclass(frozen=True)
class Mixed:
    """What opening made of one mixture."""

    kind: str
    ages: tuple[int, int]
    codes: frozenset[str]
    events: int
    most: int


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    place = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=place if place.is_dir() else None) as folder:
        yield _filled(Path(folder))


def test_mixtures_of_ages_are_noticed_and_the_newest_is_kept(shelf: Shelf, figures: Figures) -> None:
    _account_for(_mixtures(shelf, SHORT, 1), figures)


@pytest.mark.torture
def test_t6_a_thousand_mixtures_of_ages_are_noticed_and_the_newest_is_kept(shelf: Shelf, figures: Figures) -> None:
    _account_for(_mixtures(shelf, WHOLE, 2), figures)


def test_a_vault_without_notes_of_its_heads_would_not_notice_that_both_are_old(shelf: Shelf) -> None:
    found = [_mixed(shelf, "both old", (age, age), without_notes=True) for age in range(AGES)]
    assert all("hearing_older" not in one.codes for one in found)
    assert _unnoticed(found)


def test_what_was_lost_is_said_until_it_is_back(shelf: Shelf, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    shutil.copytree(shelf.vault, vault)
    newest = vault.parent / "newest"
    shutil.copytree(vault / "hearings" / HEARING, newest)
    _put(vault, "hearing.db", shelf.age(2))
    _put(vault, "journal-*", shelf.age(2))
    for _ in range(2):
        assert "hearing_older" in _codes(vault, shelf.unlocked)
    shutil.rmtree(vault / "hearings" / HEARING)
    newest.rename(vault / "hearings" / HEARING)
    _codes(vault, shelf.unlocked)
    assert _codes(vault, shelf.unlocked) == frozenset()


def _account_for(found: list[Mixed], figures: Figures) -> None:
    lost = [one for one in found if one.events != one.most]
    figures.at_least("T6 mixtures", len(found), "runs", 1)
    for kind, count in sorted(Counter(one.kind for one in found).items()):
        figures.at_least(f"T6 mixtures, {kind}", count, "runs", 1)
    figures.at_most("T6 not noticed", len(_unnoticed(found)), "runs", 0)
    figures.at_most("T6 newest not kept", len(lost), "runs", 0)
    assert (_unnoticed(found), lost) == ([], [])


def _unnoticed(found: list[Mixed]) -> list[Mixed]:
    return [one for one in found if not one.codes & EXPECTED[one.kind]]


def _mixtures(shelf: Shelf, count: int, seed: int) -> list[Mixed]:
    chance = random.Random(seed)
    return [_mixed(shelf, KINDS[number % len(KINDS)], _two_ages(chance)) for number in range(count)]


def _two_ages(chance: random.Random) -> tuple[int, int]:
    return chance.randrange(AGES), chance.randrange(AGES)


def _mixed(shelf: Shelf, kind: str, ages: tuple[int, int], *, without_notes: bool = False) -> Mixed:
    with tempfile.TemporaryDirectory(dir=shelf.folder) as place:
        vault = Path(place) / "vault"
        shutil.copytree(shelf.vault, vault)
        if without_notes:
            shutil.rmtree(vault / "heads")
        most = _mix(shelf, vault, kind, ages)
        codes = _codes(vault, shelf.unlocked)
        return Mixed(kind, ages, codes, _events(vault, shelf.unlocked), most)


def _mix(shelf: Shelf, vault: Path, kind: str, ages: tuple[int, int]) -> int:
    """Put the files of `kind` together; how many events the newest of them holds."""
    first, second = ages
    now = shelf.events[-1] + 1
    match kind:
        case "old file":
            _put(vault, "hearing.db", shelf.age(first))
        case "old journal":
            _put(vault, "journal-*", shelf.age(first))
        case "both old":
            _put(vault, "hearing.db", shelf.age(first))
            _put(vault, "journal-*", shelf.age(second))
            return max(shelf.events[first], shelf.events[second])
        case "another course":
            _put(vault, "*", shelf.folder / "course")
            return shelf.events[COURSE] + 1
        case "foreign file":
            _put(vault, "hearing.db", vault / "hearings" / OTHER)
        case _:
            _put(vault, "journal-*", vault / "hearings" / OTHER)
    return now


def _put(vault: Path, names: str, source: Path) -> None:
    target = vault / "hearings" / HEARING
    for old in target.glob(names):
        old.unlink()
    for path in source.glob(names):
        shutil.copy2(path, target / path.name)


def _codes(directory: Path, unlocked: Unlocked) -> frozenset[str]:
    vault = open_unlocked(directory, unlocked)
    try:
        file = vault.open_hearing_file(HEARING)
        file.close()
        return frozenset(found.code for found in file.found)
    except DeskError as error:
        return frozenset({error.code})
    finally:
        vault.close()


def _events(directory: Path, unlocked: Unlocked) -> int:
    vault = open_unlocked(directory, unlocked)
    try:
        return len(vault.read_hearing(HEARING).events)
    finally:
        vault.close()


def _filled(folder: Path) -> Shelf:
    vault = make_vault(folder / "vault")
    for hearing_id in (HEARING, OTHER):
        vault.create_hearing(lambda name=hearing_id: name, PACK)  # type: ignore[misc]
    events = tuple(_aged(vault, folder, number) for number in range(AGES))
    # The last age is one event older than the vault itself, so that each of them is old.
    _typed(vault, HEARING, events[-1] + 1, 1)
    _typed(vault, OTHER, 1, 5)
    vault.close()
    _make_another_course(folder)
    return Shelf(folder, unlock_vault(folder / "vault", PASSPHRASE, CHEAP), events)


def _aged(vault: Vault, folder: Path, number: int) -> int:
    last = number * 3
    _typed(vault, HEARING, last + 1, 3, renews=number in (5, 11))
    shutil.copytree(vault.directory / "hearings" / HEARING, folder / f"age-{number}")
    return last + 3


def _typed(vault: Vault, hearing_id: str, first: int, count: int, *, renews: bool = False) -> None:
    file = vault.open_hearing_file(hearing_id)
    for seq in range(first, first + count):
        file.append(Batch((event(seq),), (draft("t1", "x" * seq),)))
    if renews:
        file.start_generation()
    file.close()


def _make_another_course(folder: Path) -> None:
    """The hearing as it would be had somebody gone on from an older copy of the vault."""
    shutil.copytree(folder / "vault", folder / "elsewhere")
    directory = folder / "elsewhere" / "hearings" / HEARING
    shutil.rmtree(directory)
    shutil.copytree(folder / f"age-{COURSE}", directory)
    vault = open_unlocked(folder / "elsewhere", unlock_vault(folder / "elsewhere", PASSPHRASE, CHEAP))
    file = vault.open_hearing_file(HEARING)
    seq = file.last_seq() + 1
    other = StoredEvent(seq, event(seq).at, "turn_typed", 1, '{"other":1}')
    for length in range(40):
        file.append(Batch((other,), (draft("t1", "y" * length),)))
    file.close()
    vault.close()
    directory.rename(folder / "course")
