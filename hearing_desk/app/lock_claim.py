"""Lets one start of the program show its windows on a vault; every other one calls that window to the front."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from hearing_desk.app.lock_exit import is_lock_window
from hearing_desk.app.vault_door import VaultDoor, call_open_window
from hearing_desk.vault import AlreadyClaimed, claim_window, touch_raise_file
from hearing_desk.vault.own_disk import refuse_foreign_place
from hearing_desk.vault.vault import RAISE

RAISED_BY = RAISE
"""The name of the file in the vault that a second start touches."""

HANDED_OVER_S = 15.0
"""How long a lock window waits for the process it takes over from to end."""


@contextmanager
def first_window(door: VaultDoor, environment: Mapping[str, str]) -> Iterator[bool]:
    """Whether this start may show windows; if not, the one that does was asked to come to the front.

    DeskError `place_network` or `place_sync` where no vault may stand.
    A vault that is not there yet has nothing to claim: of two first starts, making it decides.
    """
    refuse_foreign_place(door.directory)
    if door.is_new:
        yield True
        return
    try:
        claim = claim_window(door.directory, HANDED_OVER_S if is_lock_window(environment) else 0.0)
    except AlreadyClaimed:
        touch_raise_file(door.directory)
        yield False
        return
    try:
        yield not call_open_window(door)
    finally:
        claim.let_go()
