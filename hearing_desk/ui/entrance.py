"""From the start of the desktop program to its windows: they are loaded while the vault is asked for and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from hearing_desk.app.acks import ack_log
from hearing_desk.app.clock import SystemClock
from hearing_desk.app.lock_exit import as_seen_by, is_lock_window
from hearing_desk.app.no_waste_sought import no_waste_sought
from hearing_desk.app.policy import policy_of
from hearing_desk.app.vault_door import DesktopVault, VaultDoor, desktop_vault, load_what_opens, opens_by_file
from hearing_desk.i18n import DEFAULT_LANGUAGE, Words, language_name
from hearing_desk.ui.application import Application
from hearing_desk.ui.bridge import ending_when_asked

if TYPE_CHECKING:
    from hearing_desk.app.installed_packs import InstalledPacks

Environment = Mapping[str, str]
_ONCE_ASKED_MS = 50


@contextmanager
def entered(
    words: Words, door: VaultDoor, reference: str, environment: Environment, data: Path
) -> Iterator[Callable[[], object] | None]:
    """What runs the windows until somebody ends them, at one hearing if asked; None when the person gave up."""
    application, seen = Application(words), as_seen_by(environment)
    ask = partial(_ask, application, environment)
    # Ending when asked from here on: a request that comes before the windows stand is kept until they do.
    # What is loaded and built until the list stands is there to stay.
    with no_waste_sought(), ending_when_asked(application.qt), ack_log(environment) as log:
        ahead = _Ahead(data)
        # Where nobody types the passphrase, the key is made at once; else the question for it stands first.
        if opens_by_file(seen):
            ahead.start()
        else:
            QTimer.singleShot(_ONCE_ASKED_MS, ahead.start)
        with desktop_vault(door, seen, ask) as vault:
            if vault is None:
                yield None
                return
            from hearing_desk.ui.desktop import Opening, at_work

            opening = Opening(vault, ahead.packs(), SystemClock(), log, opens_by_file(seen), policy_of(environment))
            with at_work(application, opening, reference, environment):
                yield application.qt.exec


def _ask(application: Application, environment: Environment, door: VaultDoor) -> DesktopVault | None:
    if is_lock_window(environment):
        from hearing_desk.ui.lock_window import ask_at_lock_window

        return ask_at_lock_window(application, door)
    from hearing_desk.ui.ask_for_vault import ask_for_vault

    return ask_for_vault(application, door)


class _Ahead:
    """Loads what the list needs while a person types, and while the key is made: that leaves Python free."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._packs: Future[InstalledPacks] | None = None

    def start(self) -> None:
        """Begin, once."""
        if self._packs is None:
            ahead = ThreadPoolExecutor(1)
            self._packs = ahead.submit(_load_windows, self._data)
            ahead.submit(_load_rows, self._packs)
            ahead.shutdown(wait=False)

    def packs(self) -> InstalledPacks:
        """The packs, when the windows are loaded too."""
        self.start()
        assert self._packs is not None
        return self._packs.result()


def _load_windows(data: Path) -> InstalledPacks:
    load_what_opens()
    import hearing_desk.ui.desktop  # noqa: F401 - so that it stands ready where it is used
    from hearing_desk.app.installed_packs import installed_packs

    return installed_packs(data)


def _load_rows(packs: Future[InstalledPacks]) -> None:
    # What the rows of the list say: the kind of a hearing comes from its pack, days and languages from CLDR.
    _ = packs.result().heads
    language_name("nl", DEFAULT_LANGUAGE)
