"""Lets a person into the vault of the desktop program: the first one is set up, later ones are unlocked."""

from __future__ import annotations

from functools import partial

from hearing_desk.app.passphrases import dutch_words, propose
from hearing_desk.app.vault_door import DesktopVault, VaultDoor
from hearing_desk.ui.application import Application
from hearing_desk.ui.dialogs import ask_new_passphrase, ask_to_unlock


def ask_for_vault(application: Application, door: VaultDoor) -> DesktopVault | None:
    """The open vault, None when the person gave up; DeskErrors of VaultDoor that no dialog can mend."""
    say, post = application.words.say, application.bridge.post
    if door.is_new:
        chosen = ask_new_passphrase(partial(propose, dutch_words()), say)
        return None if chosen is None else door.make(chosen)
    unlocked = ask_to_unlock(door.unlock, post, say)
    return None if unlocked is None else door.enter(unlocked)
