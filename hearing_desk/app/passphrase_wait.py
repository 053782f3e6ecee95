"""What a wrong passphrase costs: a second, then two, then four, up to half a minute; nothing is ever wiped."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from hearing_desk.app.audit_clock import log_clock_set_back
from hearing_desk.app.clock import Clock, SystemClock, stamp
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import (
    Doing,
    KeyCost,
    Result,
    Source,
    Unlocked,
    Vault,
    add_try,
    open_unlocked,
    open_vault,
    read_tries,
    unlock_vault,
)

Opened = TypeVar("Opened")

LONGEST_S = 32.0
WRONG = "wrong_passphrase"
_GUESSES = frozenset({WRONG, "wrong_sheet", "wrong_shares"})


def wait_after(wrong: int) -> float:
    """Seconds before another try after so many wrong ones."""
    return min(2.0 ** (min(wrong, 10) - 1), LONGEST_S) if wrong > 0 else 0.0


@dataclass(frozen=True)
class Doorkeeper:
    """Stands at a closed vault: counts wrong passphrases across starts of the program, and logs each opening."""

    directory: Path
    cost: KeyCost
    clock: Clock = field(default_factory=SystemClock)
    sleep: Callable[[float], None] = time.sleep

    def wait_s(self) -> float:
        """Seconds until the next try; never more than the wait itself, also when the clock was set back."""
        tries = read_tries(self.directory)
        wait, since = wait_after(len(tries.times)), _seconds_between(tries.last, self.clock.now())
        return wait if since < 0 else max(0.0, wait - since)

    def unlock(self, passphrase: str) -> Unlocked:
        """Wait, then try; may run on any thread. DeskErrors of `unlock_vault`."""
        self.sleep(self.wait_s())
        return self.counted(lambda: unlock_vault(self.directory, passphrase, self.cost))

    def enter(self, unlocked: Unlocked, source: Source) -> Vault:
        """Open the list on the thread that will own it, and log that; DeskErrors of `open_unlocked`."""
        return self.noted(open_unlocked(self.directory, unlocked, source))

    def open(self, passphrase: str, source: Source) -> Vault:
        """Wait, try, open and log; DeskErrors of `open_vault`."""
        self.sleep(self.wait_s())
        return self.noted(self.counted(lambda: open_vault(self.directory, passphrase, self.cost, source)))

    def noted(self, vault: Vault) -> Vault:
        """Log that this vault is open now."""
        now = self.clock.now()
        # A full disk keeps nobody from reading: what could not be logged now is logged with the next act.
        with suppress(DeskError):
            log_clock_set_back(vault.log, now)
            vault.log_opening(stamp(now))
        return vault

    def counted(self, attempt: Callable[[], Opened]) -> Opened:
        """What an attempt gives; a wrong secret is counted, whatever it was."""
        try:
            return attempt()
        except DeskError as error:
            if error.code in _GUESSES:
                with suppress(OSError):
                    add_try(self.directory, stamp(self.clock.now()))
            raise


class PassphraseCheck:
    """Asks for the passphrase of an open vault again: a wrong one is logged at once and costs the next try time."""

    def __init__(self, vault: Vault, clock: Clock, sleep: Callable[[float], None] = time.sleep) -> None:
        self._vault = vault
        self._clock = clock
        self._sleep = sleep
        self._wrong = 0

    def check(self, passphrase: str) -> None:
        """DeskError wrong_passphrase unless it opens this vault; takes a second or more, may run on any thread."""
        self.attempt(lambda: self._vault.check_passphrase(passphrase))

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that takes the passphrase, after the wait that wrong ones cost; its DeskErrors come out."""
        self._sleep(wait_after(self._wrong))
        try:
            act()
        except DeskError as error:
            if error.code == WRONG:
                self._wrong += 1
                self._log()
            raise
        self._wrong = 0

    def _log(self) -> None:
        with suppress(DeskError):
            self._vault.log.append(Doing.PASSPHRASE_REFUSED, stamp(self._clock.now()), result=Result.REFUSED)


def _seconds_between(earlier: str, now: datetime) -> float:
    try:
        return (now - datetime.fromisoformat(earlier)).total_seconds()
    except (ValueError, TypeError):
        return float("inf")
