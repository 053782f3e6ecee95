"""Hears on the bus of assistive techniques what a screen reader would say, and prints it, a line for each.

`python -m tests.journeys.screen_reader`: a session bus with at-spi-bus-launcher must be in DBUS_SESSION_BUS_ADDRESS.
"""

from __future__ import annotations

import sys
from typing import cast

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

READY = "listening"
EVENTS = "org.a11y.atspi.Event.Object"
_STATUS = ("org.a11y.Bus", "/org/a11y/bus")


class Ears(QObject):
    """Prints what is announced."""

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """One announcement: its words are the fourth thing in it."""
        print(message.arguments()[3].variant(), flush=True)


def main() -> int:
    """Listen until killed."""
    application = QCoreApplication(sys.argv)
    session = QDBusConnection.sessionBus()
    address = str(_called(session, *_STATUS, "org.a11y.Bus", "GetAddress").arguments()[0])
    reader = QDBusConnection.connectToBus(address, "screen reader")
    registry = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
    _called(reader, *registry, "RegisterEvent", "object:announcement")
    ears = Ears()
    # The stubs ask for bytes; Qt takes only what SLOT gives (tried).
    slot = cast(bytes, SLOT("hear(QDBusMessage)"))
    assert reader.connect("", "", EVENTS, "Announcement", ears, slot)
    print(READY, flush=True)
    return application.exec()


def _called(bus: QDBusConnection, to: str, path: str, interface: str, method: str, *given: object) -> QDBusMessage:
    message = QDBusMessage.createMethodCall(to, path, interface, method)
    message.setArguments(list(given))
    reply = bus.call(message)
    assert reply.type() is not QDBusMessage.MessageType.ErrorMessage, reply.errorMessage()
    return reply


if __name__ == "__main__":
    sys.exit(main())
