"""A vault that rots: one damage to one file at a time, and what opening and the vault check make of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent, StoredHearing
from hearing_desk.vault import Batch, IndexRow, Unlocked, Vault, open_unlocked, unlock_vault
from hearing_desk.vault.backup_content import GrowingDigest
from hearing_desk.vault.sqlcipher import PAGE_BYTES
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, draft, make_vault, reopened

HEARING = "rot"
TURNS = 80
SCENES = ("closed", "cut")
COPIES = ("header", "hearings/rot/keys", "heads/rot", "personal")
ROW = IndexRow(HEARING, "PROEF-ROT", date="2026-11-23", status="bezig")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Damage:
    """What is done to a file, by its place in the vault: bits turned over, or a stretch of zeros."""

    scene: str
    place: str
    flips: tuple[tuple[int, int], ...] = ()
    zeros: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """What kind of file it is."""
        return Path(self.place).name

    def apply(self, vault: Path) -> bool:
        """Do it to this vault; False when nothing changed by it."""
        path = vault / self.place
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
    # Rotten, the log of the list could give back the older one.
    for row in (replace(ROW, status="klaar"), ROW):
        vault.update_row(row).result()
    vault.personal.keep_setting("signals", "on")
    file = vault.open_hearing_file(HEARING)
    for seq in range(1, TURNS + 1):
        file.append(Batch((_turn(seq),), (draft("t900", "Ik liep " * (seq % 9 + 1)),)))
        if seq % 40 == 0:
            vault.backups.of(HEARING).make(partial(file.copy_to, digest=GrowingDigest()), NOON + timedelta(minutes=seq))
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
    names = [f"hearings/{HEARING}/{name}" for name in ("hearing.db", "journal-0001")]
    found = []
    for _ in range(count):
        pair = [_flip(folder / "closed", name, chance) for name in names]
        found.append(_rotted(folder, expected, pair[0], unlocked, also=pair[1]))
    return [one for one in found if one is not None]


def _flip(vault: Path, place: str, chance: random.Random) -> Damage:
    path = vault / place
    return Damage(vault.name, place, ((chance.randrange(path.stat().st_size), chance.randrange(8)),))


def _damage(folder: Path, chance: random.Random) -> Damage:
    scene = chance.choice(SCENES)
    path = chance.choice(_places(folder / scene))
    place, size = str(path.relative_to(folder / scene)), path.stat().st_size
    kind = chance.random()
    if kind < 0.1 and path.suffix != ".json":
        length = chance.choice((512, 1024, 4096))
        return Damage(scene, place, zeros=(chance.randrange(max(1, size - length)), length))
    flips = {(chance.randrange(size), chance.randrange(8)) for _ in range(8 if kind > 0.8 else 1)}
    return Damage(scene, place, tuple(sorted(flips)))


def _places(vault: Path) -> list[Path]:
    """Every file that holds something, those of the hearing itself more than once."""
    hearing, is_closed = vault / "hearings" / HEARING, vault.name == "closed"
    # Of a vault that was cut off, the list still stands in the log beside it, and its file holds nothing yet.
    of_this_scene = [vault / "index.db"] if is_closed else [hearing / "hearing.db-wal", vault / "index.db-wal"]
    copies = [vault / f"{copies}-{copy}.json" for copies in COPIES for copy in "ab"]
    backups = [path for path in sorted((vault / "backups").rglob("*")) if path.is_file()]
    return [*[hearing / "hearing.db", hearing / "journal-0001"] * 3, *of_this_scene * 2, *copies, *backups]


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
            is_same = _is_same(file.read(), expected) and _is_beside(again)
            return is_same, tuple(found.code for found in file.found)
        finally:
            file.close()


def _is_same(found: StoredHearing, expected: StoredHearing) -> bool:
    return (found.events, set(found.drafts), found.pack) == (expected.events, set(expected.drafts), expected.pack)


def _is_beside(vault: Vault) -> bool:
    """Whether the list and the settings are right; a hearing that the list lost is read and listed by the desk."""
    return vault.list_rows() in ((ROW,), ()) and vault.personal.setting("signals") == "on"


def _checked(directory: Path, unlocked: Unlocked) -> tuple[str, ...]:
    vault: Vault = open_unlocked(directory, unlocked)
    try:
        return tuple(found.code for found in (*vault.verify(), *vault.backups.check()))
    finally:
        vault.close()


def _turn(seq: int) -> StoredEvent:
    payload = f'{{"id":"t{seq}","kind":"V","number":"{seq}","text":"{"Wat gebeurde er op de brug? " * 8}"}}'
    return StoredEvent(seq, f"2026-11-23T10:{seq % 60:02d}:00+01:00", "turn_typed", 1, payload)
