"""T5: bits that rot are noticed at opening and by the check, and what they took is put back or named."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.hearing_tables import snapshot
from hearing_desk.vault.keys import Purpose, derive_key
from hearing_desk.vault.sqlcipher import DatabaseError, open_database
from tests.figures import Figures
from tests.torture.rot import (
    HEARING,
    Rotted,
    damages,
    make_scenes,
    pages_in_log,
    rotted,
    touched_pages,
    twice_rotted,
)
from tests.vault.practice import flipped, reopened

SHORT, WHOLE, TIMES = 300, 1020, 10
TWICE_SHORT, TWICE_WHOLE = 100, 1000
LEAST_HEALED = 0.999


class Scenes(NamedTuple):
    """Where the vaults stand that are copied and damaged, what they hold, and what their log covers."""

    folder: Path
    expected: StoredHearing
    covered: set[int]


@pytest.fixture(scope="module")
def scenes() -> Iterator[Scenes]:
    # In memory where there is such a place: the damage is what is tried here, not the disk.
    place = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=place if place.is_dir() else None) as folder:
        expected = make_scenes(Path(folder))
        yield Scenes(Path(folder), expected, pages_in_log(Path(folder)))


def test_three_hundred_damages_are_noticed_and_healed(scenes: Scenes, figures: Figures) -> None:
    account_for(rotted(scenes.folder, scenes.expected, damages(scenes.folder, SHORT, 1)), scenes, figures)


@pytest.mark.torture
@pytest.mark.parametrize("thousand", range(TIMES))
def test_t5_a_thousand_damages_are_noticed_and_healed(scenes: Scenes, figures: Figures, thousand: int) -> None:
    some = damages(scenes.folder, WHOLE, 100 + thousand)
    account_for(rotted(scenes.folder, scenes.expected, some), scenes, figures)


def test_rot_in_both_truths_at_once_is_never_silent(scenes: Scenes, figures: Figures) -> None:
    account_for_both(twice_rotted(scenes.folder, scenes.expected, TWICE_SHORT, 1), figures)


@pytest.mark.torture
def test_t5_rot_in_both_truths_at_once_is_never_silent(scenes: Scenes, figures: Figures) -> None:
    account_for_both(twice_rotted(scenes.folder, scenes.expected, TWICE_WHOLE, 2), figures)


def test_the_engine_alone_would_not_notice_all_of_them(scenes: Scenes, tmp_path: Path) -> None:
    with reopened(scenes.folder / "closed") as vault:
        directory = vault.directory / "hearings" / HEARING
        key = derive_key(read_data_key(directory, HEARING, vault._unlocked.key), Purpose.DATABASE, HEARING)
    whole = (directory / "hearing.db").read_bytes()
    silent = 0
    for page in range(len(whole) // 4096):
        (tmp_path / "hearing.db").write_bytes(flipped(whole, page * 4096 + 50))
        silent += _is_read_in_silence(tmp_path / "hearing.db", key)
    assert silent > 0


def test_an_account_names_each_kind_of_silence(scenes: Scenes) -> None:
    damage, *_ = damages(scenes.folder, 1, 3)
    assert unnoticed([Rotted(damage, False, (), ("hearing_rebuilt",))], set()) == [damage]
    assert unnoticed([Rotted(damage, True, (), ())], set()) == [damage]
    assert unnoticed([Rotted(damage, True, (), ("keys_healed",))], set()) == []


def account_for(found: list[Rotted], scenes: Scenes, figures: Figures) -> None:
    """Assert the numbers of T5 and leave them as figures, what was not healed by kind."""
    needed = [one for one in found if not _is_covered(one, scenes.covered)]
    lost = Counter(f"{one.damage.name}: {one.refused or one.at_opening}" for one in needed if not one.is_same)
    figures.at_least("T5 damages", len(found), "runs", 0)
    figures.at_most("T5 in pages that the log holds anew", len(found) - len(needed), "runs", len(found) / 2)
    figures.at_most("T5 not noticed", len(unnoticed(found, scenes.covered)), "runs", 0)
    figures.at_least("T5 healed", 100 * (1 - lost.total() / len(needed)), "%", 100 * LEAST_HEALED)
    for kind, count in sorted(lost.items()):
        figures.at_most(f"T5 not healed, {kind}", count, "runs", len(needed))
    assert unnoticed(found, scenes.covered) == []
    assert lost.total() <= len(needed) * (1 - LEAST_HEALED)


def unnoticed(found: Iterable[Rotted], covered: set[int]) -> list[object]:
    """The damages that changed something in silence, or that the check did not see although recovery may need them."""
    return [one.damage for one in found if _is_unnoticed(one, covered)]


def account_for_both(found: list[Rotted], figures: Figures) -> None:
    """Assert that what is lost when both are damaged was said at opening, and by the check."""
    silent = [one for one in found if not one.refused and not (one.at_opening and one.by_check)]
    unnamed = [one for one in found if not one.is_same and not one.refused and not _is_named(one)]
    figures.at_most("T5 both damaged: silent", len(silent) + len(unnamed), "runs", 0)
    figures.at_least("T5 both damaged: whole again", sum(one.is_same for one in found), f"of {len(found)}", 0)
    figures.at_least("T5 both damaged: refused", sum(bool(one.refused) for one in found), f"of {len(found)}", 0)
    assert (silent, unnamed) == ([], [])


def _is_unnoticed(one: Rotted, covered: set[int]) -> bool:
    if _is_covered(one, covered):
        return False
    return not one.by_check or (not one.is_same and not one.at_opening and not one.refused)


def _is_covered(one: Rotted, covered: set[int]) -> bool:
    is_old = one.damage.scene == "cut" and one.damage.name == "hearing.db" and touched_pages(one.damage) <= covered
    return is_old and one.is_same and not one.by_check


def _is_named(one: Rotted) -> bool:
    return bool({"steps_missing", "hearing_incomplete", "hearing_older"} & set(one.at_opening))


def _is_read_in_silence(path: Path, key: bytes) -> bool:
    try:
        database = open_database(path, key)
    except DatabaseError:
        return False
    try:
        snapshot(database)
    except DatabaseError:
        return False
    finally:
        database.close()
    return True
