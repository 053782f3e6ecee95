"""Puts a recovered hearing into another vault, letter for letter, under keys of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.app.clock import Clock, stamp
from hearing_desk.app.output_folder import refuse_other_folder
from hearing_desk.app.passphrase_wait import Doorkeeper
from hearing_desk.app.passphrases import problems_of_own
from hearing_desk.app.practice import PASSPHRASE_VARIABLE, passphrase_in
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from hearing_desk.core.text import Text
from hearing_desk.vault import Batch, Doing, KeyCost, Recovery, Source, Vault, create_vault, is_vault


@dataclass(frozen=True)
class NewVault:
    """The vault a hearing goes to; one that is made now has the same second way in as the old one."""

    directory: Path
    recovery: Recovery
    cost: KeyCost
    clock: Clock
    source: Source


def copy_hearing(
    vault: Vault, hearing_id: str, target: NewVault, ask: Callable[[Text], str], environment: Mapping[str, str]
) -> None:
    """Copy one hearing under its own id; the vault it comes from is not changed.

    Its passphrase comes from the file of the environment, else it is asked. DeskError hearing_there,
    not_a_vault_folder, passphrase_short, wrong_passphrase, copy_differs, and those of reading and writing a hearing.
    """
    hearing = vault.read_hearing(hearing_id)
    new = _opened(target, ask, environment)
    try:
        if hearing_id in new.hearing_ids():
            text = Text("This hearing stands in the other vault already. Nothing was changed there.")
            raise DeskError("hearing_there", text)
        _put(new, hearing)
        new.log.append(Doing.RECOVERED, stamp(target.clock.now()), hearing_id)
    finally:
        new.close()


def _put(new: Vault, hearing: StoredHearing) -> None:
    new.create_hearing(lambda: hearing.hearing_id, hearing.pack)
    file = new.open_hearing_file(hearing.hearing_id)
    try:
        file.append(Batch(hearing.events, hearing.drafts))
    finally:
        file.close()
    if new.read_hearing(hearing.hearing_id) != hearing:
        text = Text("The hearing in the other vault is not the same as here. Do not use it; try another folder.")
        raise DeskError("copy_differs", text)


def _opened(target: NewVault, ask: Callable[[Text], str], environment: Mapping[str, str]) -> Vault:
    keeper = Doorkeeper(target.directory, target.cost, target.clock)
    if is_vault(target.directory):
        return keeper.open(_passphrase(ask, environment), target.source)
    refuse_other_folder(target.directory)
    passphrase = _new_passphrase(ask, environment)
    made = create_vault(target.directory, passphrase, target.cost, False, target.recovery, target.source)
    return keeper.noted(made)


def _passphrase(ask: Callable[[Text], str], environment: Mapping[str, str]) -> str:
    if environment.get(PASSPHRASE_VARIABLE):
        return passphrase_in(environment)
    return ask(Text("The passphrase of the vault the hearing goes to (nothing shows while you type)"))


def _new_passphrase(ask: Callable[[Text], str], environment: Mapping[str, str]) -> str:
    if environment.get(PASSPHRASE_VARIABLE):
        return passphrase_in(environment)
    first = ask(Text("A passphrase for the new vault (nothing shows while you type)"))
    problems = problems_of_own(first, ask(Text("The same once more")))
    if problems:
        raise DeskError("passphrase_short", problems[0].text)
    return first
