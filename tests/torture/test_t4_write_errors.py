"""T4: every call on the files of a hearing fails, once and for good; nothing acknowledged is lost, and it is seen."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Batch
from hearing_desk.vault.second_place import VARIABLE as SECOND
from tests.architecture.sources import ROOT
from tests.figures import Figures
from tests.torture.refusing_disk import BATCHES, HEARING, Refusal, Server, calls_in
from tests.torture.small_disk import HALF_AN_HOUR
from tests.vault.practice import PACK, draft, event, make_vault, reopened

ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT")
AT_ONCE, SHORT = 2, 40
SEEN_S, TYPED_S = 1.0, 0.25


@dataclass(frozen=True)
class Run:
    """One refusal, with a second place or without one: what was told, what was found, and what is wrong with it.

    `had`: how many events the hearing held before.
    """

    had: int
    refusal: Refusal
    has_second: bool
    told: dict[str, Any]
    found: StoredHearing
    codes: tuple[str, ...]

    @property
    def complaints(self) -> list[str]:
        return list(_complaints(self))


@dataclass(frozen=True)
class Bench:
    """A vault to copy, its servers, how often each kind of call is made when nothing is refused, and what it holds."""

    vault: Path
    servers: SimpleQueue[Server]
    calls: dict[str, int]
    had: int = 0


@pytest.fixture(scope="module")
def servers() -> Iterator[SimpleQueue[Server]]:
    servers: SimpleQueue[Server] = SimpleQueue()
    for _ in range(AT_ONCE):
        servers.put(Server())
    yield servers
    while not servers.empty():
        servers.get().close()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, servers: SimpleQueue[Server]) -> Bench:
    """A hearing in which nothing was typed yet."""
    path = tmp_path_factory.mktemp("refusing") / "vault"
    vault = make_vault(path)
    vault.create_hearing(lambda: HEARING, PACK)
    vault.close()
    return Bench(path, servers, _calls_of(path, servers))


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory, servers: SimpleQueue[Server]) -> Bench:
    """A hearing whose file was cut off, so that all of it has to be made again from its journal first."""
    path = tmp_path_factory.mktemp("damaged") / "vault"
    vault = make_vault(path)
    vault.create_hearing(lambda: HEARING, PACK)
    file = vault.open_hearing_file(HEARING)
    for seq in range(1, BATCHES // 2 + 1):
        file.append(Batch((event(seq),), (draft("t1", f"woord {seq}"),)))
    file.close()
    vault.close()
    database = path / "hearings" / HEARING / "hearing.db"
    database.write_bytes(database.read_bytes()[:9000])
    had = BATCHES // 2
    return Bench(path, servers, _calls_of(path, servers, had), had)


def test_a_sample_of_calls_that_fail_loses_nothing_and_is_seen(bench: Bench, figures: Figures) -> None:
    some = random.Random(1).sample(_refusals(bench.calls, ERRORS), SHORT)
    _account_for(_runs(bench, some), figures, "T4")


def test_a_disk_that_refuses_everything_is_seen_and_typing_goes_on(bench: Bench, figures: Figures) -> None:
    calls = ("openat", "write", "pwrite64", "fsync", "ftruncate")
    all_of_them = [Refusal(call, 2, error, True) for call in calls for error in ERRORS[:3]]
    _account_for(_runs(bench, all_of_them), figures, "T4")


@pytest.mark.torture
@pytest.mark.parametrize("error", ERRORS)
def test_t4_every_call_that_fails_loses_nothing_and_is_seen(bench: Bench, figures: Figures, error: str) -> None:
    _account_for(_runs(bench, _refusals(bench.calls, (error,))), figures, f"T4 {error}")


def test_a_sample_of_calls_that_fail_while_a_damaged_hearing_is_healed_loses_nothing(
    damaged: Bench, figures: Figures
) -> None:
    some = random.Random(2).sample(_refusals(damaged.calls, ERRORS), SHORT)
    _account_for(_runs(damaged, some), figures, "T4 while healing")


@pytest.mark.torture
@pytest.mark.parametrize("error", ERRORS)
def test_t4_every_call_that_fails_while_a_damaged_hearing_is_healed_loses_nothing(
    damaged: Bench, figures: Figures, error: str
) -> None:
    _account_for(_runs(damaged, _refusals(damaged.calls, (error,))), figures, f"T4 while healing {error}")


def test_an_acknowledgement_that_the_disk_does_not_bear_out_is_caught(bench: Bench) -> None:
    (run,) = _runs(bench, [Refusal("pwrite64", 40, "EIO", True)])
    late = {**run.told, "acknowledged": [[BATCHES + 1, "woord 11"]]}
    silent = {**run.told, "silent_s": SEEN_S + 0.1}
    hidden = {**run.told, "acknowledged": [], "is_saved": False, "is_shown": False}
    for told in (late, silent, hidden, {}):
        assert Run(0, run.refusal, True, told, run.found, run.codes).complaints, told
    less = StoredHearing(HEARING, run.found.events[:-1], run.found.drafts, PACK)
    assert Run(0, run.refusal, True, run.told, less, run.codes).complaints


def test_a_writer_that_says_saved_before_it_is_would_be_caught(bench: Bench) -> None:
    # The planted breach: a disk that forgot half of what was told to be safe.
    (run,) = _runs(bench, [Refusal("fsync", 1000, "EIO", False)])
    assert run.complaints == []
    forgotten = StoredHearing(HEARING, run.found.events[: BATCHES // 2], (draft("t1", "woord 5"),), PACK)
    assert "acknowledged and lost: 10" in Run(0, run.refusal, False, run.told, forgotten, ()).complaints
    assert "lost of what was there before: 5" in Run(8, run.refusal, False, run.told, forgotten, ()).complaints


def test_half_an_hour_of_typing_is_saved_on_a_disk_that_others_have_filled(tmp_path: Path, figures: Figures) -> None:
    told = _typed_on_a_small_disk(tmp_path)
    figures.at_least("T4 acknowledged on a full disk", told["acknowledged"], "batches", HALF_AN_HOUR)
    assert told["acknowledged"] == HALF_AN_HOUR
    assert told["failed"] == ["disk_full"]
    assert told["low"] >= 1
    assert not told["reserve"]


def test_without_the_reserve_a_full_disk_would_save_nothing_more(tmp_path: Path) -> None:
    told = _typed_on_a_small_disk(tmp_path, "bare")
    assert told["acknowledged"] < HALF_AN_HOUR // 10


def _typed_on_a_small_disk(place: Path, *manner: str) -> dict[str, Any]:
    """What was told by a process that types on a disk of 16 MB, which only this process and its children see."""
    command = 'mount -t tmpfs -o size=16m none "$1" && exec "$2" -m tests.torture.small_disk "$1" $3'
    arguments = ["unshare", "-rm", "sh", "-c", command, "sh", str(place), sys.executable, *manner]
    ended = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    if "unshare:" in ended.stderr or "mount:" in ended.stderr:
        pytest.skip(f"no small disk can be made here: {ended.stderr.strip()}")
    assert ended.returncode == 0, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def _calls_of(vault: Path, servers: SimpleQueue[Server], had: int = 0) -> dict[str, int]:
    folder, server = vault.parent, servers.get()
    shutil.copytree(vault, folder / "calm")
    told = server.run(folder / "calm", folder / "calm-second", folder / "calm-trace", had)
    servers.put(server)
    assert told["is_saved"], told
    return calls_in(folder / "calm-trace")


def _refusals(calls: dict[str, int], errors: Sequence[str]) -> list[Refusal]:
    each = [(call, number) for call, count in sorted(calls.items()) for number in range(1, count + 1)]
    return [Refusal(*one, error, sticky) for one in each for error in errors for sticky in (False, True)]


def _runs(bench: Bench, refusals: Sequence[Refusal]) -> list[Run]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(lambda one: _typed(bench, *one), enumerate(refusals)))
    return [_found(bench, *one) for one in told]


def _typed(bench: Bench, number: int, refusal: Refusal) -> tuple[Refusal, Path, bool, dict[str, Any]]:
    """Every third run has no second place that works."""
    place = bench.vault.parent / f"{refusal.call}-{refusal.number}-{refusal.error}-{refusal.is_sticky}-{number}"
    shutil.copytree(bench.vault, place / "vault")
    has_second = number % 3 != 2
    if not has_second:
        (place / "second").write_bytes(b"a file where a directory should be")
    server = bench.servers.get()
    try:
        return refusal, place, has_second, server.run(
            place / "vault", place / "second", place / "trace", bench.had, refusal
        )
    finally:
        bench.servers.put(server)


def _found(bench: Bench, refusal: Refusal, place: Path, has_second: bool, told: dict[str, Any]) -> Run:
    before = os.environ.get(SECOND)
    os.environ[SECOND] = str(place / "second" if has_second else place / "none")
    try:
        with reopened(place / "vault") as vault:
            file = vault.open_hearing_file(HEARING)
            found, codes = file.read(), tuple(one.code for one in file.found)
            file.close()
            again = tuple(f"the check says {one.code}" for one in vault.verify())
    finally:
        os.environ.pop(SECOND)
        if before is not None:
            os.environ[SECOND] = before
    shutil.rmtree(place)
    return Run(bench.had, refusal, has_second, told, found, (*codes, *again))


def _complaints(run: Run) -> Iterator[str]:
    told, count = run.told, len(run.found.events)
    if not told:
        yield "it said nothing"
        return
    if "refused" in told:
        # The vault itself did not open: that is seen, and there was nothing to type into.
        yield from [] if told["refused"] in ("disk_full", "disk_refused") and count == run.had else [f"refused: {told}"]
        return
    acknowledged = max((seq for seq, _ in told["acknowledged"]), default=0)
    if run.found.events != tuple(map(event, range(1, count + 1))) or run.found.drafts != _draft_of(count):
        yield "what was found never stood on the screen"
    if count < run.had:
        yield f"lost of what was there before: {count}"
    if acknowledged > count:
        yield f"acknowledged and lost: {acknowledged}"
    if count < run.had + BATCHES and (run.has_second or told["is_saved"]):
        yield f"kept and lost: {count}"
    if told["silent_s"] > SEEN_S:
        yield f"seen too late: {told['silent_s']}"
    if told["typing_s"] > TYPED_S:
        yield f"typing waited: {told['typing_s']}"
    if acknowledged < run.had + BATCHES and not told["is_saved"] and not told["is_shown"]:
        yield "not saved, and not shown"
    yield from (code for code in run.codes if code.startswith("the check says"))


def _draft_of(count: int) -> tuple[object, ...]:
    return (draft("t1", f"woord {count}"),) if count else ()


def _account_for(runs: list[Run], figures: Figures, name: str) -> None:
    wrong = [(run.refusal, run.has_second, run.complaints) for run in runs if run.complaints]
    told = [run.told for run in runs if "silent_s" in run.told]
    figures.at_least(f"{name}: runs", len(runs), "runs", 1)
    figures.at_most(f"{name}: runs with a complaint", len(wrong), "runs", 0)
    figures.at_most(f"{name}: seen after", 1000 * max(one["silent_s"] for one in told), "ms", 1000 * SEEN_S)
    figures.at_most(f"{name}: typing waited", 1000 * max(one["typing_s"] for one in told), "ms", 1000 * TYPED_S)
    for code, count in sorted(Counter(code for run in runs for code in run.codes).items()):
        figures.at_least(f"{name}: opened with {code}", count, "runs", 0)
    assert wrong == []
