"""Lets a person into the vault of the desktop program: the first one is set up, later ones are unlocked."""

from __future__ import annotations

from hearing_desk.app.lock_claim import RAISED_BY
from hearing_desk.app.vault_door import DesktopVault, VaultDoor
from hearing_desk.core.problems import DeskError
from hearing_desk.ui.application import Application
from hearing_desk.ui.dialogs import ask_to_unlock
from hearing_desk.ui.second_start import come_forward_when_touched


def ask_for_vault(application: Application, door: VaultDoor) -> DesktopVault | None:
    """The open vault, None when the person gave up; DeskErrors of VaultDoor that no dialog can mend."""
    say, post = application.words.say, application.bridge.post
    if door.is_new:
        return _set_up(application, door)
    raised_by = door.directory / RAISED_BY
    unlocked = ask_to_unlock(
        door.unlock, post, say, door.wait_s, lambda dialog: come_forward_when_touched(dialog, raised_by)
    )
    return None if unlocked is None else _with_recovery(application, door.enter(unlocked))


def _with_recovery(application: Application, vault: DesktopVault) -> DesktopVault | None:
    """The vault, once it has a second way in: one from before there was, gets its sheet now or stays closed."""
    from hearing_desk.app.clock import SystemClock
    from hearing_desk.app.passphrase_change import VaultKeys
    from hearing_desk.app.passphrase_wait import PassphraseCheck
    from hearing_desk.ui.dialogs import ask_new_sheet

    clock = SystemClock()
    keys = VaultKeys(vault, PassphraseCheck(vault, clock), clock)
    say, post = application.words.say, application.bridge.post
    if keys.needs_recovery and not ask_new_sheet(keys.keep_sheet, True, post, say):
        vault.close()
        return None
    return vault


def _set_up(application: Application, door: VaultDoor) -> DesktopVault | None:
    from hearing_desk.ui.dialogs import ask_set_up

    organisation, warning = None, None
    try:
        organisation = door.organisation()
    except DeskError as error:
        warning = error.text
    fingerprint = "" if organisation is None else organisation.fingerprint
    chosen = ask_set_up(fingerprint, warning, application.words.say)
    if chosen is None:
        return None
    passphrase, kept = chosen
    return door.make(passphrase, organisation or kept.sheet)
