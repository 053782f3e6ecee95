"""What is left when the program is gone this moment: the files as they stand, opened by another desk."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearing_desk.app.desk import Desk
from hearing_desk.app.session import Session
from hearing_desk.formpack import packs_in
from hearing_desk.vault import open_vault
from tests.app.stage import CHEAP, PACKS, PASSPHRASE, Stage


@contextmanager
def desk_on_copy(stage: Stage) -> Iterator[Desk]:
    """A desk on a copy of the vault's files as they are now, whoever still has them open."""
    copy = stage.vault.directory.with_name(f"copy-{uuid.uuid4().hex}")
    _copy_files(stage.vault.directory, copy)
    vault = open_vault(copy, PASSPHRASE, CHEAP)
    desk = Desk(vault, packs_in(PACKS), stage.clock, stage.post)
    try:
        yield desk
    finally:
        desk.close()
        stage.drain()
        shutil.rmtree(copy)


@contextmanager
def opened_after_a_crash(stage: Stage, hearing_id: str) -> Iterator[Session]:
    """The hearing as another program finds it when this one is killed now."""
    with desk_on_copy(stage) as desk:
        yield desk.open(hearing_id)


def _copy_files(source: Path, target: Path) -> None:
    target.mkdir(mode=0o700)
    for path in sorted(source.rglob("*")):
        if any(part.startswith(".new-") for part in path.parts):
            continue  # a backup in the making: the program looks at none of it, and it goes while we look
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(mode=0o700)
        else:
            shutil.copy2(path, place)
