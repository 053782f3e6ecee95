"""T4: an fsync is refused and the system forgets its pages; a power cut at any later moment takes nothing said.

After a refused fsync the pages count as written: a second fsync succeeds and writes nothing (fsyncgate).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import open_vault
from hearing_desk.vault.second_place import VARIABLE as SECOND
from tests.architecture.sources import ROOT
from tests.figures import Figures
from tests.torture.power import Disk, Image, images_after_a_cut
from tests.torture.power_account import account_for, checked, opened_and_typed_on, put_on_a_disk
from tests.torture.power_scene import FIRST
from tests.torture.recorded import SYNCS, Call, Descriptor, recorded
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, draft, event, make_vault

VAULT, AWAY = PurePosixPath("vault"), PurePosixPath("second")
SHORT, MOST = (5, 12), 60


@dataclass(frozen=True)
class Refused:
    """The typing of which an fsync, or every one from there on, was refused: what stood there before, each call."""

    before: Path
    after: Path
    calls: Sequence[Call]

    @property
    def acknowledged(self) -> PurePosixPath:
        return PurePosixPath(self.after.parent / "said")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with a hearing in which nothing was typed yet."""
    folder = tmp_path_factory.mktemp("forgetful") / "before"
    folder.mkdir()
    vault = make_vault(folder / VAULT)
    vault.create_hearing(lambda: FIRST, PACK)
    vault.close()
    return folder


def test_a_refused_fsync_that_forgets_its_pages_takes_nothing_that_was_said(
    before: Path, tmp_path: Path, figures: Figures
) -> None:
    runs = [_typed(before, tmp_path / str(number), f"fsync:error=EIO:when={number}") for number in SHORT]
    assert all(any(call.result < 0 for call in run.calls) for run in runs)
    account_for((_complaints(*one) for run in runs for one in _cuts(run, most=1)), figures, "T4 forgotten pages")


@pytest.mark.torture
@pytest.mark.parametrize("sticky", ["", "+"], ids=["once", "for good"])
def test_t4_any_refused_fsync_that_forgets_its_pages_takes_nothing_that_was_said(
    before: Path, tmp_path: Path, figures: Figures, sticky: str
) -> None:
    account_for(_of_every_fsync(before, tmp_path, sticky), figures, f"T4 forgotten pages {sticky}")


def test_an_acknowledgement_that_came_before_the_disk_was_ready_is_caught(before: Path, tmp_path: Path) -> None:
    # The planted breach: each line said as early as the one before it.
    run = _typed(before, tmp_path / "run", "fsync:error=EIO:when=9")
    last = max(count for count, _ in _cuts(run, most=1))
    assert any(_complaints(min(count + 1, last), image) for count, image in _cuts(run, most=1))


def test_pages_of_a_refused_fsync_are_on_no_later_disk(before: Path, tmp_path: Path) -> None:
    place = tmp_path / "disk" / "file"
    place.parent.mkdir()
    (tmp_path / "nothing").mkdir()
    target = Descriptor(3, PurePosixPath(place))
    folder = Descriptor(4, PurePosixPath(place.parent))
    steps = [
        ("openat", (folder, b"file", "O_CREAT"), 3), ("fsync", (folder,), 0), ("write", (target, b"gone"), 4),
        ("fsync", (target,), -1), ("write", (target, b"kept"), 4), ("fsync", (target,), 0),
    ]  # fmt: skip
    disk = Disk(place.parent, tmp_path / "nothing")
    for number, (name, arguments, result) in enumerate(steps):
        disk.follow(Call(name, number, arguments, result))
    (found,) = disk.durable.files.values()
    assert found == (b"\0\0\0\0kept", 8)


def _of_every_fsync(before: Path, folder: Path, sticky: str) -> Iterator[list[str]]:
    for number in range(1, MOST):
        run = _typed(before, folder / str(number), f"fsync:error=EIO:when={number}{sticky}")
        if all(call.result >= 0 for call in run.calls if call.name in SYNCS):
            return
        yield from (_complaints(*one) for one in _cuts(run))
        shutil.rmtree(folder / str(number))
    raise AssertionError("there are more of them than were tried")


def _typed(before: Path, folder: Path, refused: str) -> Refused:
    shutil.copytree(before, folder / "after")
    after = folder / "after"
    command = [
        sys.executable,
        "-B",
        "-m",
        "tests.torture.power_scene",
        "type",
        str(after / VAULT),
        str(folder / "said"),
    ]
    environment = {**os.environ, SECOND: str(after / AWAY)}
    return Refused(before, after, recorded(command, environment, folder / "trace", ROOT, refused))


def _cuts(run: Refused, most: int = 0) -> Iterator[tuple[int, Image]]:
    """Every different state after a call that follows the refusal, with how many events had been acknowledged."""
    disk, count, is_refused, seen = Disk(run.after, run.before), 0, False, set()
    for number, call in enumerate(run.calls):
        is_refused = is_refused or call.result < 0
        target = call.arguments[0]
        if call.name == "write" and isinstance(target, Descriptor) and target.path == run.acknowledged:
            assert isinstance(call.arguments[1], bytes)
            count = len(json.loads(call.arguments[1])["hearings"][FIRST]) - 1
        if disk.follow(call) and is_refused:
            for image in (disk.durable.copy(), *images_after_a_cut(disk, random.Random(number), 1, most)):
                if (key := (image.digest(), count)) not in seen:
                    seen.add(key)
                    yield count, image


def _complaints(acknowledged: int, image: Image) -> list[str]:
    with put_on_a_disk(image) as place, pytest.MonkeyPatch.context() as around:
        around.setenv(SECOND, str(place / AWAY))
        try:
            return list(_wrong_with(place, acknowledged))
        except DeskError as error:
            return [f"refused: {error.code}"]


def _wrong_with(place: Path, acknowledged: int) -> Iterator[str]:
    vault = open_vault(place / VAULT, PASSPHRASE, CHEAP)
    try:
        (hearing,), wrong = opened_and_typed_on(vault)
        yield from wrong
        count = len(hearing.events)
        drafts = (draft("t1", f"woord {count}"),) if count else ()
        if (hearing.events, hearing.drafts) != (tuple(map(event, range(1, count + 1))), drafts):
            yield "what was found never stood on the screen"
        if count < acknowledged:
            yield f"acknowledged and lost: {acknowledged}, found {count}"
        yield from checked(vault)
    finally:
        vault.close()
