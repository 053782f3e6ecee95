"""The small window that stands there while Hearing Desk is locked, in a process that never held any text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from hearing_desk.app.lock_claim import RAISED_BY
from hearing_desk.app.vault_door import DesktopVault, VaultDoor
from hearing_desk.ui.application import Application
from hearing_desk.ui.dialogs import ask_at_lock
from hearing_desk.ui.second_start import come_forward_when_touched

_PREPARE_AFTER_MS = 30


def ask_at_lock_window(application: Application, door: VaultDoor) -> DesktopVault | None:
    """The vault, opened again; None when the person quits here. DeskErrors of VaultDoor that no dialog can mend."""
    shown = partial(_show, door)
    say, post = application.words.say, application.bridge.post
    unlocked = ask_at_lock(door.unlock, post, say, shown, door.wait_s)
    return None if unlocked is None else door.enter(unlocked)


class EscapeStays(QObject):
    """Keeps Esc from ending the lock window: somebody who finds it can only type the passphrase or press Quit."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return (
            event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        )


def _show(door: VaultDoor, dialog: QDialog) -> None:
    dialog.installEventFilter(EscapeStays(dialog))
    come_forward_when_touched(dialog, door.directory / RAISED_BY)
    QTimer.singleShot(_PREPARE_AFTER_MS, dialog, _prepare())


def _prepare() -> Callable[[], None]:
    """Read the program while the passphrase is typed, so that it stands at once when the vault opens."""

    def read() -> None:
        import hearing_desk.app.desk_hearings
        import hearing_desk.ui.assembly
        import hearing_desk.ui.lock_control
        import hearing_desk.ui.open_hearing

        del hearing_desk

    return read
