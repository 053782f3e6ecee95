"""T2, T3: the power goes while the real program types and exports a hearing: what it acknowledged is there, whole."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Unlocked, Vault, open_unlocked
from hearing_desk.vault.batch import Batch, decode
from hearing_desk.vault.generations import journal_path
from hearing_desk.vault.header import read_header
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.journal import scan_journal
from hearing_desk.vault.keys import Purpose, derive_key
from tests.cli.command import ROOT
from tests.figures import Figures
from tests.torture.account import Ack, read_acks
from tests.torture.documents import half_documents
from tests.torture.long_script import long_events, write_script
from tests.torture.power import Bytes, Change, Disk, Image, Length, Renamed, images_after_a_cut
from tests.torture.power_account import account_for, checked, opened_and_typed_on, put_on_a_disk
from tests.torture.recorded import Call, Descriptor, recorded
from tests.torture.scene import Scene, environment_of, prepared

SAMPLE, PIECES, SUBSETS = 0.04, 4, 2
OUT, EXPORTED, HALF_MADE = "nieuw/out", "part_exported", "/.new-"


@dataclass(frozen=True)
class Typed:
    """The program as it was recorded: its calls, its hearing after each batch, and which batch each line needs.

    `disk` is where it had its vault and wrote its documents, `before` what stood there first.
    """

    scene: Scene
    before: Path
    disk: Path
    calls: Sequence[Call]
    history: Sequence[Batch]
    needed: Sequence[int]


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Typed:
    scene = prepared(tmp_path_factory.mktemp("scene"))
    vault, before = scene.copy("typed/disk"), scene.copy("typed/before").parent
    disk, folder = vault.parent, before.parent
    script = write_script(folder / "script.json", "PROEF-STROOM", long_events(4)[:4])
    command = [sys.executable, "-B", "-m", "hearing_desk", "replay", str(script), "--vault", str(vault)]
    calls = recorded([*command, "--out", str(disk / OUT)], environment_of(folder), folder / "trace", ROOT)
    shutil.copytree(vault, folder / "whole")
    opened = open_unlocked(folder / "whole", scene.unlocked)
    (hearing_id,) = opened.hearing_ids()
    history = list(_history(opened, hearing_id))
    stored = opened.read_hearing(hearing_id)
    opened.close()
    assert (history[-1].events, history[-1].drafts) == (stored.events, stored.drafts)
    needed = [_first_with(history, ack) for ack in read_acks(folder / "acks")]
    return Typed(scene, before, disk, calls, history, needed)


def test_a_power_cut_while_the_real_program_types_loses_nothing_acknowledged(typed: Typed, figures: Figures) -> None:
    some = {number for number in range(len(typed.calls)) if random.Random(number).random() < SAMPLE}
    _account_for(typed, some, figures, "T2 real program", most=1)


@pytest.mark.torture
@pytest.mark.parametrize("piece", range(PIECES))
def test_t2_power_cuts_of_the_real_program_lose_nothing_acknowledged(
    typed: Typed, figures: Figures, piece: int
) -> None:
    # Calls in a row leave many of the same states, and each is opened once.
    first, behind = (len(typed.calls) * one // PIECES for one in (piece, piece + 1))
    _account_for(typed, set(range(first, behind)), figures, f"T2 real program, piece {piece}")


def test_an_acknowledgement_that_came_before_the_disk_was_ready_is_caught(typed: Typed) -> None:
    # The planted breach: each line said as early as the batch before it.
    last = len(typed.needed)
    wrong = [_complaints(typed, image, min(count + 1, last)) for count, image in _after_each_line(typed)]
    assert any(wrong)
    assert not any(_complaints(typed, image, count) for count, image in _after_each_line(typed))


def _history(vault: Vault, hearing_id: str) -> Iterator[Batch]:
    place = vault.directory / "hearings" / hearing_id
    key = derive_key(read_data_key(place, hearing_id, vault._unlocked.key), Purpose.JOURNAL, hearing_id)
    whole = Batch()
    for record in scan_journal(journal_path(place, 1), key).records:
        batch = decode(record)
        drafts = {one.turn: one for one in whole.drafts if one.turn not in batch.dropped}
        drafts |= {one.turn: one for one in batch.drafts}
        whole = Batch((*whole.events, *batch.events), tuple(drafts[turn] for turn in sorted(drafts)))
        yield whole


def _account_for(typed: Typed, wanted: set[int], figures: Figures, name: str, most: int = 0) -> None:
    account_for((_complaints(typed, image, count) for count, image in _cuts(typed, wanted, most)), figures, name)


def _cuts(typed: Typed, wanted: set[int], most: int) -> Iterator[tuple[int, Image]]:
    """Every different state after each wanted call, with how many lines had been acknowledged."""
    seen: set[tuple[int, int]] = set()
    before: tuple[int, object] = (0, None)
    for number, count, disk in _followed(typed):
        counting = _that_counts(disk)
        # A call inside a directory that is half made leaves what the call before it left.
        is_new, before = before != (count, counting.open_changes), (count, counting.open_changes)
        if is_new and number in wanted:
            for image in images_after_a_cut(counting, random.Random(number), SUBSETS, most):
                if (key := (image.digest(), count)) not in seen:
                    seen.add(key)
                    yield count, image


def _that_counts(disk: Disk) -> Disk:
    """The same disk without what is written into directories that are half made: whoever opens it throws these away.

    A backup alone is 1,200 writes that nothing forces out before it is whole: a million states that look the same.
    """
    paths = {number: path for path, number in disk.seen.walk()}
    rest = copy(disk)
    rest.open_changes = [one for one in disk.open_changes if not _is_half_made(one[1], paths)]
    return rest


def _is_half_made(change: Change, paths: Mapping[int, str]) -> bool:
    place = change.file if isinstance(change, Bytes | Length) else change.directory
    return HALF_MADE in f"{paths.get(place, '')}/" and not isinstance(change, Renamed)


def _after_each_line(typed: Typed) -> Iterator[tuple[int, Image]]:
    """What is durable each time something had just been acknowledged."""
    before = 0
    for _, count, disk in _followed(typed):
        if count != before:
            yield count, disk.durable.copy()
        before = count


def _followed(typed: Typed) -> Iterator[tuple[int, int, Disk]]:
    """The disk after each call that concerns it or the acknowledgements, and how many of these there were."""
    disk, count = Disk(typed.disk, typed.before), 0
    acks = PurePosixPath(typed.disk.parent / "acks")
    for number, call in enumerate(typed.calls):
        target = call.arguments[0]
        is_said = call.name == "write" and isinstance(target, Descriptor) and target.path == acks
        if is_said:
            assert isinstance(call.arguments[1], bytes)
            count += call.arguments[1].count(b"\n")
        if disk.follow(call) or is_said:
            yield number, count, disk


def _complaints(typed: Typed, image: Image, acknowledged: int) -> list[str]:
    with put_on_a_disk(image) as place:
        try:
            return list(_wrong_with(typed, place, acknowledged))
        except DeskError as error:
            return [f"refused: {error.code}"]


def _wrong_with(typed: Typed, place: Path, acknowledged: int) -> Iterator[str]:
    header = read_header(place / "vault")
    vault = open_unlocked(place / "vault", Unlocked(header, typed.scene.unlocked.key))
    try:
        found, wrong = opened_and_typed_on(vault)
        yield from wrong
        yield from _against(typed, found, acknowledged)
        yield from half_documents(place / OUT)
        is_exported = any(one.kind == EXPORTED for hearing in found for one in hearing.events)
        if is_exported and not (place / OUT / "1-rapport").is_dir():
            yield "exported, says the hearing, and there are no documents"
        yield from checked(vault)
    finally:
        vault.close()


def _against(typed: Typed, found: Sequence[StoredHearing], acknowledged: int) -> Iterator[str]:
    if not found:
        yield from [f"acknowledged and no hearing: {acknowledged}"] if acknowledged else []
        return
    (hearing,) = found
    states = [number for number, one in enumerate(typed.history) if _is(one, hearing)]
    if not states:
        yield "what was found never stood on the screen"
        return
    lost = [number for number, needed in enumerate(typed.needed[:acknowledged], start=1) if needed > states[-1]]
    yield from (f"line {number} was acknowledged and is lost" for number in lost)


def _is(whole: Batch, hearing: StoredHearing) -> bool:
    return (whole.events, whole.drafts) == (hearing.events, hearing.drafts)


def _first_with(history: Sequence[Batch], ack: Ack) -> int:
    """At which batch the hearing held for the first time what this line says."""
    return next(
        number
        for number, one in enumerate(history)
        if len(one.events) >= ack.seq and ack.sha256 in _hashes_of(one, ack.turn)
    )


def _hashes_of(batch: Batch, turn: str) -> set[str]:
    drafts = [one.text for one in batch.drafts if one.turn == turn]
    events = (json.loads(one.payload) for one in batch.events if one.kind == "turn_typed")
    typed = [one["text"] for one in events if one["id"] == turn]
    return {sha256(text.encode()).hexdigest() for text in (*drafts, *typed)}
