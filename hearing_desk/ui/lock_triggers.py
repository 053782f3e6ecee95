"""What the system says about the computer: it goes to sleep, its lid is closed, its session is locked or open again."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hearing_desk.app.lock_rules import Trigger


class SystemTriggers(QObject):
    """`asked` carries the trigger; `unlocked` comes when the session of the system is open again."""

    asked = Signal(Trigger)
    unlocked = Signal()


def listen(window: QWidget) -> SystemTriggers:
    """Listen for as long as the result is kept; a system that says nothing of all this is left in peace."""
    triggers = SystemTriggers()
    if sys.platform == "win32":
        from hearing_desk.ui.lock_windows import WindowsMessages

        messages = WindowsMessages(int(window.winId()), triggers)
        triggers.destroyed.connect(messages.let_go)
    elif sys.platform == "linux":
        from hearing_desk.ui.lock_logind import BusSignals

        BusSignals(triggers).listen()
    return triggers
