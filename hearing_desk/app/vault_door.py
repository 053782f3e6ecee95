"""The vault of the desktop program: whether it is there, and how the passphrase makes or opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.app.passphrase_wait import Doorkeeper
from hearing_desk.app.policy import Policy, policy_of
from hearing_desk.app.practice import PASSPHRASE_VARIABLE, practice_vault
from hearing_desk.vault import (
    KeyCost,
    Origin,
    Source,
    Vault,
    create_vault,
    default_vault_directory,
    is_in_use,
    is_vault,
    load_ciphers,
    touch_raise_file,
)

if TYPE_CHECKING:
    from hearing_desk.vault import Organisation, Recovery, Unlocked

DesktopVault: TypeAlias = Vault


@dataclass(frozen=True)
class VaultDoor:
    """The door of one directory. `unlock` and `make` take about a second and may run on any thread."""

    directory: Path
    cost: KeyCost
    policy: Policy = field(default_factory=Policy)

    @property
    def is_new(self) -> bool:
        """Whether there is no vault yet, so that a person must set one up."""
        return not is_vault(self.directory)

    def organisation(self) -> Organisation | None:
        """The organisation that can open a new vault with two people; DeskErrors of `organisation_of`."""
        from hearing_desk.app.recovery_organisation import organisation_of

        return organisation_of(self.policy)

    def wait_s(self) -> float:
        """Seconds until a passphrase may be tried, after wrong ones."""
        return self._keeper.wait_s()

    def unlock(self, passphrase: str) -> Unlocked:
        """Try a passphrase; DeskError `wrong_passphrase`, or what `unlock_vault` raises."""
        return self._keeper.unlock(passphrase)

    def enter(self, unlocked: Unlocked) -> Vault:
        """Open the list on the thread that will own it; DeskError `vault_in_use`."""
        return self._keeper.enter(unlocked, Source())

    def make(self, passphrase: str, recovery: Recovery) -> Vault:
        """Make a vault for a person and open it, on the thread that will own it; errors as of `create_vault`."""
        vault = create_vault(self.directory, passphrase, self.cost, is_practice=False, recovery=recovery)
        return self._keeper.noted(vault)

    @property
    def _keeper(self) -> Doorkeeper:
        return Doorkeeper(self.directory, self.cost)


def door_of(chosen: Path | None, environment: Mapping[str, str], cost: KeyCost) -> VaultDoor:
    """The door of the chosen directory, else of the user's own vault."""
    return VaultDoor(chosen or default_vault_directory(environment), cost, policy_of(environment))


def call_open_window(door: VaultDoor) -> bool:
    """When another window has the vault, ask it to come to the front; whether there was one."""
    if not is_in_use(door.directory):
        return False
    touch_raise_file(door.directory)
    return True


def opens_by_file(environment: Mapping[str, str]) -> bool:
    """Whether the passphrase comes from a file, so that nobody is asked."""
    return bool(environment.get(PASSPHRASE_VARIABLE))


def load_what_opens() -> None:
    """Load what a vault is opened with, ahead of its opening: the question for the passphrase stands sooner."""
    load_ciphers()


@contextmanager
def desktop_vault(
    door: VaultDoor, environment: Mapping[str, str], ask: Callable[[VaultDoor], DesktopVault | None]
) -> Iterator[DesktopVault | None]:
    """The vault opened by the passphrase file (made as an oefenkluis if need be), else by asking a person.

    None when the person gave up. DeskErrors of `practice_vault`.
    """
    if opens_by_file(environment):
        with practice_vault(door.directory, environment, door.cost, Origin.DESKTOP) as vault:
            yield vault
        return
    asked = ask(door)
    try:
        yield asked
    finally:
        if asked is not None:
            asked.close()
