"""Hears from Windows that the session is locked or left, the computer goes to sleep or the lid is closed.

Not tried on a real Windows yet: packaging's list has it. Sources: learn.microsoft.com WM_WTSSESSION_CHANGE,
WM_POWERBROADCAST, RegisterPowerSettingNotification, GUID_LIDSWITCH_STATE_CHANGE.
"""

from __future__ import annotations

import ctypes
import struct
import uuid
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from hearing_desk.app.lock_rules import Trigger
from hearing_desk.ui.lock_triggers import SystemTriggers

WM_WTSSESSION_CHANGE, WM_POWERBROADCAST = 0x02B1, 0x0218
LEFT = frozenset({0x2, 0x4, 0x6, 0x7})
"""Console and remote disconnect, log-off, lock."""
UNLOCKED = 0x8
PBT_APMSUSPEND, PBT_POWERSETTINGCHANGE = 0x4, 0x8013
LID = uuid.UUID("BA3E0F4D-B817-4094-A2D1-D56379E6A0F3")
_MESSAGES = b"windows_generic_MSG"
_SETTING_BYTES = 24
_Bytes: TypeAlias = bytes | bytearray | memoryview


class WindowsMessages(QAbstractNativeEventFilter):
    """Passes the messages of one window on, until `let_go`; keep a reference to it."""

    def __init__(self, window: int, triggers: SystemTriggers) -> None:
        super().__init__()
        self._window = window
        self._triggers = triggers
        self._lid_was_open = False
        self._register(window)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def let_go(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(self, eventType: QByteArray | _Bytes, message: Any) -> tuple[bool, int]:
        if eventType == _MESSAGES:
            # MSG of winuser.h: the window, the number of the message, and its two parameters.
            _, number, first, second = struct.unpack("PIPP", ctypes.string_at(int(message), struct.calcsize("PIPP")))
            if number in (WM_WTSSESSION_CHANGE, WM_POWERBROADCAST):
                self.take(number, first, second)
        return False, 0

    def take(self, number: int, first: int, second: int) -> None:
        """Say what a message means, if it means anything here."""
        if number == WM_WTSSESSION_CHANGE and first == UNLOCKED:
            self._triggers.unlocked.emit()
        elif number == WM_WTSSESSION_CHANGE and first in LEFT:
            self._triggers.asked.emit(Trigger.SESSION_LOCKED)
        elif number == WM_POWERBROADCAST and first == PBT_APMSUSPEND:
            self._triggers.asked.emit(Trigger.SLEEP)
        elif number == WM_POWERBROADCAST and first == PBT_POWERSETTINGCHANGE:
            self._take_setting(ctypes.string_at(second, _SETTING_BYTES))

    def _take_setting(self, setting: bytes) -> None:
        # Windows tells the state of the lid once at the start: a laptop on a dock works with its lid closed.
        kind, _, is_open = uuid.UUID(bytes_le=setting[:16]), setting[16:20], bool(setting[20])
        if kind != LID:
            return
        if self._lid_was_open and not is_open:
            self._triggers.asked.emit(Trigger.LID)
        self._lid_was_open = is_open

    def _register(self, window: int) -> None:
        windll = getattr(ctypes, "windll", None)
        if windll is None:
            return
        handle = ctypes.c_void_p(window)
        windll.wtsapi32.WTSRegisterSessionNotification(handle, 0)
        windll.user32.RegisterSuspendResumeNotification(handle, 0)
        windll.user32.RegisterPowerSettingNotification(handle, LID.bytes_le, 0)
