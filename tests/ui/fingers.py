"""Fingers for the tests of rooms: text and keys go to whatever has the focus, as from a keyboard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """What has the focus; a test that has none fails here."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(focused(), key, modifiers)


def chord(keys: str) -> None:
    """The keys of a command, as the key table writes them."""
    QTest.keySequence(focused(), QKeySequence(keys))


def write(text: str) -> None:
    """Letters, also those that QTest cannot type."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(focused(), event)


def tab_to(name: str) -> QWidget:
    """Tab until the field of that name has the focus."""
    for _ in range(200):
        if focused().objectName() == name:
            return focused()
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def choose(name: str, value: str) -> None:
    """Walk down a list of choices to one value."""
    combo = tab_to(name)
    assert isinstance(combo, QComboBox)
    press(Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentData() == value:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"{name} does not offer {value}")


def fill(name: str, text: str) -> None:
    """Type into a field."""
    tab_to(name)
    write(text)
