"""T1: the real program is killed while keys are typed; nothing acknowledged is lost, and it opens by itself."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.command import hearing_desk, tree, with_passphrase
from tests.figures import Figures
from tests.torture.account import Ack, Found, complaints, keys_found, read_acks, steps_of
from tests.torture.long_script import long_events, write_script
from tests.torture.scene import Scene, found_in, goes_on, kill_while_typing, prepared, start_replay

AT_ONCE = 2
LOSS_MS = 300.0
BATCH_MS = 250.0
REFERENCE = "PROEF-KILL"


@dataclass(frozen=True)
class Kill:
    """What one kill left: what is wrong, how much was acknowledged, and the age of the oldest key that is gone."""

    name: str
    complaints: tuple[str, ...]
    acknowledged: int
    found: int
    lost_ms: float | None


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return prepared(tmp_path_factory.mktemp("scene"))


def test_twenty_kills_lose_nothing_that_was_acknowledged(scene: Scene, figures: Figures) -> None:
    kills = killed(scene, range(20))
    assert [(kill.name, kill.complaints) for kill in kills if kill.complaints] == []
    assert all(kill.acknowledged > 0 for kill in kills)
    ages = [kill.lost_ms for kill in kills if kill.lost_ms is not None]
    assert len(ages) == len(kills) // 2
    figures.at_most("T1 oldest key lost", max(ages), "ms", LOSS_MS + BATCH_MS)
    assert max(ages) <= LOSS_MS + BATCH_MS


@pytest.mark.torture
@pytest.mark.parametrize("hundred", range(10))
def test_t1_a_hundred_kills_lose_nothing_that_was_acknowledged(scene: Scene, figures: Figures, hundred: int) -> None:
    kills = killed(scene, range(100 * hundred, 100 * (hundred + 1)))
    ages = sorted(kill.lost_ms for kill in kills if kill.lost_ms is not None)
    figures.at_most("T1 acknowledgements lost", sum(len(kill.complaints) for kill in kills), "lines", 0)
    figures.at_most("T1 oldest key lost (p99)", ages[len(ages) * 99 // 100], "ms", LOSS_MS)
    figures.at_least("T1 acknowledgements", sum(kill.acknowledged for kill in kills), "lines", len(kills))


def test_export_asks_nothing_and_the_program_types_on_after_a_kill(scene: Scene) -> None:
    folder, vault = killed_once(scene, "export", seed=77)
    done = hearing_desk(
        "export", REFERENCE, "--concept", "--vault", vault, "--out", folder / "uit", environment=with_passphrase(folder)
    )
    assert done.returncode == 0, done.stderr
    assert "1-rapport/rapport.docx" in tree(folder / "uit")
    events = long_events(78)[:3]
    script = write_script(folder / "more.json", "PROEF-VERDER", events)
    process = start_replay(folder, script, vault, is_watched=False)
    said = process.communicate()[1]
    assert process.returncode == 0, said
    with scene.desk(vault) as desk:
        session = desk.open(desk.find("PROEF-VERDER"))
        steps = steps_of(events)
        assert keys_found(steps, found_in(session)) == len(steps)


def test_a_lie_in_the_acknowledgements_is_reported(scene: Scene) -> None:
    folder, vault = killed_once(scene, "lie", seed=99)
    steps, acks = steps_of(long_events(99)), read_acks(folder / "acks")
    with scene.desk(vault) as desk:
        found = found_in(desk.open(desk.find(REFERENCE)))
    assert complaints(steps, acks, found) == []
    count = keys_found(steps, found)
    assert count is not None
    later = next(step for step in steps[count:] if step.turn < len([text for _, text in found.turns if text]))
    typed_later = Ack(found.last_seq, found.turns[later.turn][0], sha256_of(later.text))
    never_typed = Ack(found.last_seq, found.turns[0][0], sha256_of("Dit heeft niemand getypt."))
    too_far = Ack(found.last_seq + 1, acks[-1].turn, acks[-1].sha256)
    for lie in (typed_later, never_typed, too_far):
        assert len(complaints(steps, [*acks, lie], found)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda turns: turns[:-1] if len(turns) > 1 else (),
        lambda turns: (turns[1], turns[0], *turns[2:]),
        lambda turns: ((turns[0][0], turns[0][1] + "x"), *turns[1:]),
    ],
    ids=["a turn lost", "two turns exchanged", "a letter too many"],
)
def test_a_hearing_that_lost_or_changed_something_is_reported(
    damage: Callable[[tuple[tuple[str, str], ...]], tuple[tuple[str, str], ...]],
) -> None:
    steps = steps_of([{"do": "turn", "text": "Waar?"}, {"do": "turn", "text": "Bij één café."}])
    turns = (("t1", "Waar?"), ("t2", "Bij één café."))
    acks = [Ack(1, turn, sha256_of(text)) for turn, text in turns]
    assert complaints(steps, acks, Found(turns, 9)) == []
    assert complaints(steps, acks, Found(damage(turns), 9))


def killed(scene: Scene, seeds: Iterable[int]) -> list[Kill]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda seed: kill(scene, seed), seeds))


def kill(scene: Scene, seed: int) -> Kill:
    """One kill; every second run is watched, to know how old the keys are that are gone."""
    name, is_watched = f"kill-{seed}", seed % 2 == 1
    folder, vault, killed_at = typed_and_killed(scene, name, seed, is_watched=is_watched)
    steps, acks = steps_of(long_events(seed)), read_acks(folder / "acks")
    with scene.desk(vault) as desk:
        hearing_id = desk.find(REFERENCE)
        found = found_in(desk.open(hearing_id))
        wrong = complaints(steps, acks, found)
        if not goes_on(desk, hearing_id, "Verder na de storing, één € later."):
            wrong.append("nothing can be typed any more")
    count = keys_found(steps, found) or 0
    lost_ms = age_of_first_lost(folder / "keys", count, killed_at) if is_watched else None
    return Kill(name, tuple(wrong), len(acks), count, lost_ms)


def killed_once(scene: Scene, name: str, seed: int) -> tuple[Path, Path]:
    folder, vault, _ = typed_and_killed(scene, name, seed, is_watched=False)
    return folder, vault


def typed_and_killed(scene: Scene, name: str, seed: int, *, is_watched: bool) -> tuple[Path, Path, int]:
    vault = scene.copy(name)
    folder = vault.parent
    script = write_script(folder / "script.json", REFERENCE, long_events(seed))
    process = start_replay(folder, script, vault, is_watched=is_watched)
    chance = random.Random(seed)
    killed_at = kill_while_typing(process, folder / "acks", chance.randint(3, 20), chance)
    return folder, vault, killed_at


def age_of_first_lost(keys: Path, count: int, killed_at: int) -> float:
    """How long before the kill the first key was typed that is not on the disk, in ms; 0 when all are."""
    typed = [int(line) for line in keys.read_text(encoding="ascii").splitlines()]
    return (killed_at - typed[count]) / 1e6 if count < len(typed) else 0.0


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
