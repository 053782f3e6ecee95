"""T2, T3: the power goes at any call on the disk; whatever that may leave opens by itself with all that was said."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from hearing_desk.vault import Batch
from hearing_desk.vault.second_place import VARIABLE as SECOND
from tests.architecture.sources import ROOT
from tests.figures import Figures
from tests.torture.power import Disk, Image, Loses, images_after_a_cut
from tests.torture.power_account import account_for, complaints, put_on_a_disk
from tests.torture.power_scene import FIRST, World
from tests.torture.recorded import Call, Descriptor, recorded
from tests.vault.practice import PACK, draft, event, make_vault

VAULT = PurePosixPath("Mijn map", "nieuw", "vault")
PIECES, SUBSETS, SAMPLE = 8, 3, 0.1


@dataclass(frozen=True)
class Record:
    """One scene as it was recorded: what stood there before, every call, and where it said what is true."""

    before: Path
    after: Path
    calls: Sequence[Call]
    said: Path

    def disk(self, loses: Loses = lambda call, path: False) -> Disk:
        """The disk as it stood before the first call."""
        return Disk(self.after, self.before, loses)


@dataclass(frozen=True)
class Cut:
    """What may stand on the disk after a cut, what had been said by then, and what was on its way."""

    image: Image
    last: World
    coming: World


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """From the making of a vault to the shredding of one hearing and the migration of another."""
    return _recorded(tmp_path_factory.mktemp("life"), "live")


@pytest.fixture(scope="module")
def healing(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The opening of a vault in which a hearing is damaged, so that the power goes while it is mended."""
    folder = tmp_path_factory.mktemp("healing")
    place = folder / "before" / VAULT
    place.parent.mkdir(parents=True)
    vault = make_vault(place)
    vault.create_hearing(lambda: FIRST, PACK)
    file = vault.open_hearing_file(FIRST)
    for number in range(1, 6):
        file.append(Batch((event(number),), (draft("t1", f"woord {number}"),)))
    file.close()
    vault.close()
    database = place / "hearings" / FIRST / "hearing.db"
    database.write_bytes(database.read_bytes()[:9000])
    return _recorded(folder, "heal")


def test_the_replay_of_a_whole_record_is_what_stands_on_the_disk(life: Record, healing: Record, tmp_path: Path) -> None:
    for number, record in enumerate((life, healing)):
        disk = record.disk()
        for call in record.calls:
            disk.follow(call)
        place = tmp_path / str(number)
        place.mkdir()
        disk.seen.write_to(place)
        assert _files_in(place) == _files_in(record.after)


def test_a_sample_of_power_cuts_loses_nothing_that_was_said(life: Record, healing: Record, figures: Figures) -> None:
    for name, record in (("T2", life), ("T2 while healing", healing)):
        some = {number for number in range(len(record.calls)) if random.Random(number).random() < SAMPLE}
        account_for(map(_complaints, _cuts(record, some.__contains__, most=1)), figures, name)


@pytest.mark.torture
@pytest.mark.parametrize("piece", range(PIECES))
def test_t2_power_cuts_lose_nothing_that_was_said(life: Record, figures: Figures, piece: int) -> None:
    account_for(map(_complaints, _cuts(life, lambda number: number % PIECES == piece)), figures, f"T2 piece {piece}")


@pytest.mark.torture
def test_t2_power_cuts_while_a_hearing_is_mended_lose_nothing(healing: Record, figures: Figures) -> None:
    account_for(map(_complaints, _cuts(healing, lambda number: True)), figures, "T2 while healing")


@pytest.mark.parametrize(
    "loses",
    [
        lambda call, path: path.name.startswith(("journal-", "hearing.db")),
        lambda call, path: path.name == "hearings",
        lambda call, path: path.name == "backup.db",
        lambda call, path: path.name.startswith("log-"),
        lambda call, path: path.name.startswith("header-"),
    ],
    ids=["both truths", "names of hearings", "backup", "log", "header"],
)
def test_a_disk_that_forgets_what_was_made_durable_is_caught(life: Record, loses: Loses) -> None:
    assert any(map(_complaints, _all_unsynced_lost(life, loses)))


@pytest.mark.torture
def test_t2_a_disk_that_forgets_every_journal_or_every_write_ahead_log_loses_nothing(life: Record) -> None:
    for truth in ("journal-", "hearing.db-wal"):
        cuts = _all_unsynced_lost(life, lambda call, path: path.name.startswith(truth))  # noqa: B023 - used at once
        assert [one for cut in cuts for one in _complaints(cut)] == []


def test_all_that_was_not_made_durable_may_be_lost_whenever_something_was_said(life: Record) -> None:
    assert [one for cut in _all_unsynced_lost(life) for one in _complaints(cut)] == []


def _recorded(folder: Path, scene: str) -> Record:
    before, after, said = folder / "before", folder / "after", folder / "said"
    before.mkdir(exist_ok=True)
    shutil.copytree(before, after)
    command = [sys.executable, "-B", "-m", "tests.torture.power_scene", scene, str(after / VAULT), str(said)]
    environment = {**os.environ, SECOND: str(folder / "second")}
    return Record(before, after, recorded(command, environment, folder / "trace", ROOT), said)


def _cuts(record: Record, is_wanted: Callable[[int], bool], most: int = 0) -> Iterator[Cut]:
    """Every different state after each wanted call, or at most so many after each."""
    worlds, disk = _worlds(record), record.disk()
    seen: set[tuple[int, int]] = set()
    for number, call in enumerate(record.calls):
        if disk.follow(call) and is_wanted(number):
            for image in images_after_a_cut(disk, random.Random(number), SUBSETS, most):
                key = (image.digest(), id(worlds[number]))
                if key not in seen:
                    seen.add(key)
                    yield Cut(image, *_said(worlds, number))


def _all_unsynced_lost(record: Record, loses: Loses = lambda call, path: False) -> Iterator[Cut]:
    """Each moment at which something had just been said, with nothing on the disk but what is durable."""
    worlds, disk = _worlds(record), record.disk(loses)
    for number, call in enumerate(record.calls):
        disk.follow(call)
        if number and worlds[number] is not worlds[number - 1]:
            yield Cut(disk.durable.copy(), *_said(worlds, number))


def _worlds(record: Record) -> list[World]:
    """After each call what had been said by then."""
    worlds, said = [], World()
    for call in record.calls:
        target, *content = call.arguments
        if call.name == "write" and isinstance(target, Descriptor) and target.path == PurePosixPath(record.said):
            assert isinstance(content[0], bytes)
            said = World.from_line(content[0].decode())
        worlds.append(said)
    return worlds


def _said(worlds: Sequence[World], number: int) -> tuple[World, World]:
    last = worlds[number]
    return last, next((world for world in worlds[number:] if world is not last), last)


def _complaints(cut: Cut) -> list[str]:
    with put_on_a_disk(cut.image) as place:
        return complaints(place / VAULT, cut.last, cut.coming)


def _files_in(place: Path) -> dict[str, bytes | None]:
    paths = sorted(place.rglob("*"))
    return {str(path.relative_to(place)): path.read_bytes() if path.is_file() else None for path in paths}
