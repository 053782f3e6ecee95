"""The life of a vault to be cut off anywhere: each act by the shipped vault, and then what must be true from now on.

`python -m tests.torture.power_scene SCENE VAULT SAID`: a line of JSON, a `World`, for each act that has returned.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Acknowledged, Doing, IndexRow, Report, Vault, create_vault, open_vault
from hearing_desk.vault.backup_keeper import BackupKeeper
from tests.torture.migrator import migrate
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, draft, event

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
OTHER_PASSPHRASE = "een heel andere zin om te raden"
FIRST, SECOND = "first", "second"
BATCHES = 10


@dataclass(frozen=True)
class World:
    """What an open vault holds: the events and the draft of each hearing, the backups of each, its log, its rows."""

    passphrase: str = ""
    hearings: Mapping[str, list[str]] = field(default_factory=dict)
    backups: Mapping[str, list[str]] = field(default_factory=dict)
    log: int = 0
    rows: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_line(cls, line: str) -> World:
        """The world a line says."""
        return cls(**json.loads(line))


def content_of(hearing: StoredHearing) -> list[str]:
    """A hearing as a world says it."""
    return [*(one.payload for one in hearing.events), *(one.text for one in hearing.drafts)]


class Life:
    """Does one act after another and says each as soon as it is done."""

    def __init__(self, vault: Path, said: Path) -> None:
        self.directory = vault
        self._said = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._world = World()
        self._now = NOON

    def say(self, **changed: Any) -> None:
        """What is true from now on."""
        self._world = replace(self._world, **changed)
        os.write(self._said, json.dumps(asdict(self._world)).encode() + b"\n")

    def begin(self) -> Vault:
        """A new vault, several directories deep."""
        vault = create_vault(self.directory, PASSPHRASE, CHEAP, is_practice=True)
        self.say(passphrase=PASSPHRASE)
        return vault

    def log(self, vault: Vault, doing: Doing) -> None:
        """One act in the log, whose head goes into the header."""
        first = self._world.log == 0
        vault.log.append(doing, self._at().isoformat())
        self.say(log=self._world.log + (2 if first else 1))

    def make(self, vault: Vault, hearing: str) -> None:
        """An empty hearing, and then its row in the list."""
        vault.create_hearing(lambda: hearing, PACK)
        self.say(hearings={**self._world.hearings, hearing: []})
        vault.update_row(IndexRow(hearing, f"REF-{hearing}")).result()
        self.say(rows={**self._world.rows, hearing: f"REF-{hearing}"})

    def type(self, vault: Vault, hearing: str, batches: int, line: str) -> None:
        """Type with the shipped writer, a batch at a time; a backup beside it in the middle and one at the end."""
        writer = vault.open_writer(hearing, lambda act: act(), lambda report: self._acknowledged(hearing, report))
        keeper = BackupKeeper(vault.backups.of(hearing), writer.ask, self._at, lambda report: None)
        events = [one for one in self._world.hearings[hearing] if one.startswith("{")]
        for number in range(len(events) + 1, len(events) + batches + 1):
            payload = json.dumps({"line": line, "long": "x" * (number * 701 % 5000)})
            writer.write([event(number, payload)], [draft("t1", f"woord {line} {number}")])
            writer.flush()
        assert keeper.finish(30)
        writer.stop()
        self._say_backups(vault, hearing)

    def restore(self, vault: Vault, hearing: str) -> None:
        """Back to the oldest backup."""
        (oldest, *_) = vault.backups.of(hearing).list()[::-1]
        with vault.backups.of(hearing).opened(oldest) as database:
            content = [row["payload"] for row in database.query("SELECT payload FROM event ORDER BY seq")]
            content += [row["text"] for row in database.query("SELECT text FROM draft")]
        vault.backups.restore(hearing, oldest.name, self._at())
        self.say(hearings={**self._world.hearings, hearing: content})
        self._say_backups(vault, hearing)

    def change_passphrase(self, vault: Vault) -> None:
        """Another passphrase from now on."""
        vault.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE, CHEAP)
        self.say(passphrase=OTHER_PASSPHRASE)

    def migrate(self, vault: Vault, hearing: str) -> None:
        """To the next format, by a step of the tests."""
        migrate(vault, hearing)
        self.say()
        self._say_backups(vault, hearing)

    def shred(self, vault: Vault, hearing: str) -> None:
        """One hearing gone for ever."""
        vault.shred(hearing)
        kinds = ("hearings", "backups", "rows")
        named = {kind: getattr(self._world, kind) for kind in kinds}
        self.say(**{kind: {one: named[kind][one] for one in named[kind] if one != hearing} for kind in kinds})

    def _acknowledged(self, hearing: str, report: Report) -> None:
        if isinstance(report, Acknowledged):
            before = [one for one in self._world.hearings[hearing] if one.startswith("{")]
            batch = report.batch
            content = [*before, *(one.payload for one in batch.events), *(one.text for one in batch.drafts)]
            self.say(hearings={**self._world.hearings, hearing: content})

    def _say_backups(self, vault: Vault, hearing: str) -> None:
        names = sorted(one.name for one in vault.backups.of(hearing).list())
        self.say(backups={**self._world.backups, hearing: names})

    def _at(self) -> datetime:
        self._now += timedelta(minutes=6)
        return self._now


def live(life: Life) -> None:
    """A life from the making of the vault to the end of one hearing."""
    vault = life.begin()
    life.log(vault, Doing.UNLOCKED)
    life.make(vault, FIRST)
    life.type(vault, FIRST, 6, "a")
    life.log(vault, Doing.EXPORTED)
    life.make(vault, SECOND)
    life.type(vault, SECOND, 3, "a")
    life.type(vault, FIRST, 3, "b")
    life.restore(vault, FIRST)
    life.type(vault, FIRST, 3, "c")
    life.log(vault, Doing.RESTORED)
    life.change_passphrase(vault)
    life.shred(vault, SECOND)
    life.log(vault, Doing.SHREDDED)
    life.migrate(vault, FIRST)
    vault.close()


def heal(life: Life) -> None:
    """The opening of a vault in which a hearing has to be made again from its journal, and more typed into it."""
    vault = open_vault(life.directory, PASSPHRASE, CHEAP)
    life.say(passphrase=PASSPHRASE, hearings={FIRST: content_of(vault.read_hearing(FIRST))})
    life.type(vault, FIRST, 2, "d")
    vault.close()


def type_on(life: Life) -> None:
    """Ten batches typed by the shipped writer on a disk that may refuse; of those acknowledged each is said."""

    def listen(report: Report) -> None:
        if isinstance(report, Acknowledged):
            texts = [one.text for one in report.batch.drafts]
            life.say(hearings={FIRST: [*(event(number).payload for number in range(1, report.seq + 1)), *texts]})

    with suppress(DeskError):
        vault = open_vault(life.directory, PASSPHRASE, CHEAP)
        writer = vault.open_writer(FIRST, lambda act: act(), listen, retry_s=0.05)
        for number in range(1, BATCHES + 1):
            writer.write([event(number)], [draft("t1", f"woord {number}")])
            writer.close_batch()
            time.sleep(0.02)
        with suppress(DeskError):
            writer.stop(0.5)
        vault.close()


SCENES = {"live": live, "heal": heal, "type": type_on}

if __name__ == "__main__":
    SCENES[sys.argv[1]](Life(Path(sys.argv[2]), Path(sys.argv[3])))
