"""The desktop program on one open vault: its windows, and the work in them until somebody ends it or it locks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import NoReturn

from PySide6.QtCore import QTimer

from hearing_desk.app.acks import Acknowledging
from hearing_desk.app.audit_clock import ClockWatch
from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.clock import Clock
from hearing_desk.app.custody import Custody
from hearing_desk.app.desk import PRACTICE_PREFIXES, Desk, Prefixes
from hearing_desk.app.installed_packs import InstalledPacks
from hearing_desk.app.lock import Lock
from hearing_desk.app.lock_exit import end_process, start_lock_window
from hearing_desk.app.lock_place import Place
from hearing_desk.app.pack_shown import kinds_shown_in, shown_in
from hearing_desk.app.passphrase_change import VaultKeys
from hearing_desk.app.passphrase_wait import PassphraseCheck
from hearing_desk.app.personal import Personal
from hearing_desk.app.policy import Policy
from hearing_desk.app.vault_door import DesktopVault
from hearing_desk.app.whats_new import take_news
from hearing_desk.core.status import Status
from hearing_desk.i18n import Language
from hearing_desk.ui.application import Application
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.lock_control import LockControl
from hearing_desk.ui.lock_triggers import listen
from hearing_desk.ui.patience import Patience
from hearing_desk.ui.second_start import come_forward_when_touched
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.vault_acts import VaultActs

_ONCE_IT_STANDS_MS = 200


@dataclass(frozen=True)
class Opening:
    """What windows are opened on: a vault, the packs, the time, who hears what is safe, what may be planned."""

    vault: DesktopVault
    packs: InstalledPacks
    clock: Clock
    told: Acknowledging
    is_from_file: bool
    policy: Policy
    accepted: Prefixes = PRACTICE_PREFIXES


@contextmanager
def windows_on(application: Application, opening: Opening) -> Iterator[Assembly]:
    """The windows of a vault, on its list; at the end everything is saved. DeskError `not_saved` when it cannot be."""
    vault, post = opening.vault, application.bridge.post
    vault.back_up_also_to(opening.policy.backup_folder)
    desk = Desk(vault, opening.packs, opening.clock, post, opening.told, practice_prefixes=opening.accepted)
    check = PassphraseCheck(vault, opening.clock)
    log = ExportLog(vault.log, opening.clock)
    custody = Custody(check.check, opening.is_from_file, vault.is_practice, log, opening.policy.export_folder)
    desk.shown = shown_in(application.words.language)
    desk.kind_on = kinds_shown_in(application.words.language, opening.packs)
    may_search_all = opening.policy.may_search_all
    around = Surroundings(application.words, opening.clock, application.theme, post, custody, may_search_all)
    assembly = Assembly(desk, around)
    keys = VaultKeys(vault, check, opening.clock)
    VaultActs(assembly.window, keys, partial(_status, desk), post, application.words.say)
    desk.wait = patience = Patience(application.bridge.holding, assembly.window.status.tell_waiting)
    assembly.open_list()
    assembly.window.show()
    try:
        yield assembly
    finally:
        assembly.close()
        desk.let_go()
        patience.let_go()


@contextmanager
def at_work(
    application: Application, opening: Opening, reference: str, environment: Mapping[str, str]
) -> Iterator[None]:
    """Everything ready for the officer, at one hearing or where the program was locked; inside, Qt's loop runs."""
    with windows_on(application, opening) as assembly:
        lock = Lock(assembly.desk, opening.policy)
        control = LockControl(assembly, lock, application.words.say, _leaving(application, opening, environment))
        _begin(assembly, lock, opening.vault.personal, application.words.language, reference)
        watch = ClockWatch(opening.vault.log, opening.clock)
        assembly.window.header.ticked.connect(watch.look)
        come_forward_when_touched(assembly.window, opening.vault.raise_file)
        triggers = listen(assembly.window)
        control.start(triggers)
        QTimer.singleShot(_ONCE_IT_STANDS_MS, _it_stands)
        yield
        control.let_go()


def _it_stands() -> None:
    # From now on waste is looked for, though not in all that stands.
    gc.freeze()
    gc.enable()
    Thread(target=_load_hearings, daemon=True).start()


def _load_hearings() -> None:
    # The first hearing then opens as soon as any other.
    import hearing_desk.app.desk_hearings
    import hearing_desk.ui.open_hearing  # noqa: F401


def _status(desk: Desk) -> Status | None:
    return None if desk.session is None else desk.session.committed.status


def _begin(assembly: Assembly, lock: Lock, personal: Personal, language: Language, reference: str) -> None:
    if reference:
        assembly.open_hearing(assembly.desk.find(reference))
    elif (place := lock.take_place()) != Place():
        assembly.go_back(place)
    elif news := take_news(personal, language):
        assembly.help.tell_of_update(news)


def _leaving(application: Application, opening: Opening, environment: Mapping[str, str]) -> Callable[[], NoReturn]:
    def leave() -> NoReturn:
        application.clipboard.clear()
        start_lock_window(opening.vault.directory, application.words.language, environment)
        end_process()

    return leave
