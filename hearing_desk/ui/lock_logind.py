"""Hears on D-Bus that a Linux computer goes to sleep, as at a closed lid, or that its session is locked.

Sources: org.freedesktop.login1(5) and the screen savers of KDE and GNOME. Changed properties (UPower's lid, LockedHint)
are left alone: Qt's Python side cannot read them, and a slot that tries ends the program (tried).
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor

from hearing_desk.app.lock_rules import Trigger
from hearing_desk.ui.lock_triggers import SystemTriggers

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_CALL_MS = 300


class BusSignals(QObject):
    """Passes signals of the system's and the session's bus on; where there is no bus, nothing comes."""

    def __init__(self, triggers: SystemTriggers) -> None:
        super().__init__(triggers)
        self._triggers = triggers
        self._delay: QDBusUnixFileDescriptor | None = None

    def listen(self) -> None:
        """Listen from now on, and ask that sleep waits a moment for us."""
        system = QDBusConnection.systemBus()
        if system.isConnected():
            own = _own_session(system)
            system.connect(LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep", self, _slot("sleep_changed(bool)"))
            system.connect(LOGIND, own, SESSION, "Lock", self, _slot("session_locked()"))
            system.connect(LOGIND, own, SESSION, "Unlock", self, _slot("session_unlocked()"))
            self._delay = _delay_of_sleep(system)
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for interface, path in SCREEN_SAVERS:
                session.connect("", path, interface, "ActiveChanged", self, _slot("saver_changed(bool)"))

    @Slot(bool)
    def sleep_changed(self, is_coming: bool) -> None:
        """The computer goes to sleep, or woke up."""
        if is_coming:
            self._triggers.asked.emit(Trigger.SLEEP)

    @Slot()
    def session_locked(self) -> None:
        """Somebody locked the session."""
        self._triggers.asked.emit(Trigger.SESSION_LOCKED)

    @Slot()
    def session_unlocked(self) -> None:
        """The session is open again."""
        self._triggers.unlocked.emit()

    @Slot(bool)
    def saver_changed(self, is_active: bool) -> None:
        """The screen saver covers the screen, or does no more."""
        if is_active:
            self.session_locked()
        else:
            self.session_unlocked()


def _own_session(system: QDBusConnection) -> str:
    # The path of our own session; "" means any session, when logind does not know us: locking too often is safe.
    call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, MANAGER, "GetSession")
    answer = _answered(system, call, ["auto"])
    found = answer[0] if answer else None
    path = getattr(found, "path", None)
    return str(path()) if callable(path) else ""


def _delay_of_sleep(system: QDBusConnection) -> QDBusUnixFileDescriptor | None:
    # As long as this descriptor is open, sleep waits for us, five seconds at most; the end of the process closes it.
    call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, MANAGER, "Inhibit")
    answer = _answered(system, call, ["sleep", "Hearing Desk", "locks the vault", "delay"])
    found = answer[0] if answer else None
    return found if isinstance(found, QDBusUnixFileDescriptor) else None


def _answered(system: QDBusConnection, call: QDBusMessage, arguments: list[str]) -> list[Any]:
    call.setArguments(arguments)
    call.setAutoStartService(False)
    answer = system.call(call, QDBus.CallMode.Block, _CALL_MS)
    return list(answer.arguments()) if answer.type() == QDBusMessage.MessageType.ReplyMessage else []


def _slot(signature: str) -> Any:
    # Declared as bytes, taken as a string alone (tried).
    return SLOT(signature)
