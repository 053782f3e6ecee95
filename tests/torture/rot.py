"""A vault that rots: one damage to one file at a time, and what opening and the vault check make of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent, StoredHearing
from hearing_desk.vault import Batch, Unlocked, Vault, open_unlocked, unlock_vault
from hearing_desk.vault.sqlcipher import PAGE_BYTES
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, draft, make_vault, reopened

HEARING = "rot"
TURNS = 80
SCENES = ("closed", "cut")
KEY_FILES = ("header-a.json", "header-b.json", "keys-a.json", "keys-b.json", "rot-a.json", "rot-b.json")


@dataclass(frozen=True)
class Damage:
    """What is done to a file: bits turned over, or a stretch of zeros."""

    scene: str
    name: str
    flips: tuple[tuple[int, int], ...] = ()
    zeros: tuple[int, int] | None = None

    def apply(self, vault: Path) -> bool:
        """Do it to this vault; False when nothing changed by it."""
        path = next(path for path in sorted(vault.rglob(self.name)) if path.is_file())
        before = path.read_bytes()
        content = bytearray(before)
        for at, bit in self.flips:
            content[at] ^= 1 << bit
        if self.zeros is not None:
            start, length = self.zeros
            content[start : start + length] = bytes(len(content[start : start + length]))
        path.write_bytes(content)
        return bytes(content) != before


@dataclass(frozen=True)
class Rotted:
    """What became of one damage: the state at opening, what was said then, and what the check said of a copy."""

    damage: Damage
    is_same: bool
    at_opening: tuple[str, ...]
    by_check: tuple[str, ...]
    refused: str = ""


def make_scenes(folder: Path) -> StoredHearing:
    """Two vaults: one closed as it should be, and one cut off with its write-ahead log full; what they hold."""
    vault = make_vault(folder / "closed")
    vault.create_hearing(lambda: HEARING, PACK)
    file = vault.open_hearing_file(HEARING)
    for seq in range(1, TURNS + 1):
        file.append(Batch((_turn(seq),), (draft("t900", "Ik liep " * (seq % 9 + 1)),)))
    # Copied by another process: opening and closing the locked file in this one would drop its lock.
    subprocess.run(["cp", "-rp", vault.directory, folder / "cut"], check=True)
    expected = file.read()
    file.close()
    vault.close()
    with reopened(folder / "closed") as again:
        assert again.verify() == ()
    return expected


def damages(folder: Path, count: int, seed: int) -> list[Damage]:
    """Damages spread over the files that hold something: flips of one bit, of eight, and stretches of zeros."""
    chance = random.Random(seed)
    return [_damage(folder, chance) for _ in range(count)]


def rotted(folder: Path, expected: StoredHearing, some: Sequence[Damage]) -> list[Rotted]:
    """What becomes of each damage, in a vault of its own."""
    keys = {scene: unlock_vault(folder / scene, PASSPHRASE, CHEAP) for scene in SCENES}
    return [one for damage in some if (one := _rotted(folder, expected, damage, keys[damage.scene])) is not None]


def pages_in_log(folder: Path) -> set[int]:
    """The pages (from 0) of the cut vault's database that its write-ahead log holds anew: no recovery reads the old."""
    log = (folder / "cut" / "hearings" / HEARING / "hearing.db-wal").read_bytes()
    salts, frame = log[16:24], 24 + PAGE_BYTES
    frames = (log[at : at + 24] for at in range(32, len(log) - frame + 1, frame))
    return {int.from_bytes(header[:4], "big") - 1 for header in frames if header[8:16] == salts}


def touched_pages(damage: Damage) -> set[int]:
    """The pages (from 0) that a damage touches."""
    start, length = damage.zeros or (0, 0)
    return {at // PAGE_BYTES for at, _ in damage.flips} | {at // PAGE_BYTES for at in range(start, start + length)}


def twice_rotted(folder: Path, expected: StoredHearing, count: int, seed: int) -> list[Rotted]:
    """What becomes of damage to the database and the journal at once."""
    chance, unlocked = random.Random(seed), unlock_vault(folder / "closed", PASSPHRASE, CHEAP)
    directory = folder / "closed" / "hearings" / HEARING
    found = []
    for _ in range(count):
        pair = [_flip("closed", directory / name, chance) for name in ("hearing.db", "journal-0001")]
        found.append(_rotted(folder, expected, pair[0], unlocked, also=pair[1]))
    return [one for one in found if one is not None]


def _flip(scene: str, path: Path, chance: random.Random) -> Damage:
    return Damage(scene, path.name, ((chance.randrange(path.stat().st_size), chance.randrange(8)),))


def _damage(folder: Path, chance: random.Random) -> Damage:
    scene = chance.choice(SCENES)
    vault = folder / scene
    directory = vault / "hearings" / HEARING
    places = [directory / "hearing.db", directory / "journal-0001"] * 3 + [next(vault.rglob(n)) for n in KEY_FILES]
    log = directory / "hearing.db-wal"
    path = chance.choice([*places, *([log] * 3 if log.exists() else [])])
    size = path.stat().st_size
    kind = chance.random()
    if kind < 0.1 and path.suffix != ".json":
        length = chance.choice((512, 1024, 4096))
        return Damage(scene, path.name, zeros=(chance.randrange(max(1, size - length)), length))
    flips = {(chance.randrange(size), chance.randrange(8)) for _ in range(8 if kind > 0.8 else 1)}
    return Damage(scene, path.name, tuple(sorted(flips)))


def _rotted(
    folder: Path, expected: StoredHearing, damage: Damage, unlocked: Unlocked, also: Damage | None = None
) -> Rotted | None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        opened, checked = Path(place) / "opened", Path(place) / "checked"
        for copy in (opened, checked):
            shutil.copytree(folder / damage.scene, copy)
            if not damage.apply(copy) or (also is not None and not also.apply(copy)):
                return None
        try:
            is_same, at_opening = _opened(opened, expected)
            return Rotted(damage, is_same, at_opening, _checked(checked, unlocked))
        except DeskError as error:
            return Rotted(damage, False, (), (), error.code)


def _opened(vault: Path, expected: StoredHearing) -> tuple[bool, tuple[str, ...]]:
    with reopened(vault) as again:
        file = again.open_hearing_file(HEARING)
        try:
            return _is_same(file.read(), expected), tuple(found.code for found in file.found)
        finally:
            file.close()


def _is_same(found: StoredHearing, expected: StoredHearing) -> bool:
    return (found.events, set(found.drafts), found.pack) == (expected.events, set(expected.drafts), expected.pack)


def _checked(directory: Path, unlocked: Unlocked) -> tuple[str, ...]:
    vault: Vault = open_unlocked(directory, unlocked)
    try:
        return tuple(found.code for found in vault.verify())
    finally:
        vault.close()


def _turn(seq: int) -> StoredEvent:
    payload = f'{{"id":"t{seq}","kind":"V","number":"{seq}","text":"{"Wat gebeurde er op de brug? " * 8}"}}'
    return StoredEvent(seq, f"2026-11-23T10:{seq % 60:02d}:00+01:00", "turn_typed", 1, payload)
