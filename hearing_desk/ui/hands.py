"""Hands for a script: they press keys, type letters and walk through fields as an officer does, and do nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QListView, QPlainTextEdit, QWidget

from hearing_desk.core.events import FieldValue
from hearing_desk.ui.keymap import keys_of

MOST_FIELDS = 600
BYTE_ORDER_MARK = "\ufeff"
ROW_ID = Qt.ItemDataRole.UserRole


class LostError(RuntimeError):
    """A field, row or key that the script needs is not on the screen: a defect of the program, not of the script."""


class Hands:
    """Acts on the window that has the focus; `settle` lets the program finish what a key set going."""

    def __init__(self, window: QWidget, settle: Callable[[], None]) -> None:
        self._window = window
        self._settle = settle

    def command(self, command_id: str) -> None:
        """Press the keys of a command of the key table."""
        QTest.keySequence(self._window, QKeySequence(keys_of(command_id)[0]))
        self._settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key in the widget that has the focus."""
        QTest.keyClick(self.focused(), key, modifiers)
        self._settle()

    def letter(self, letter: str) -> None:
        """Type one character into the widget that has the focus, as the keyboard delivers it."""
        if letter == "\n":
            QTest.keyClick(self.focused(), Qt.Key.Key_Return)
            return
        if letter == "\u2028":
            QTest.keyClick(self.focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
            return
        target = self.focused()
        # On its way into Qt a text loses one such mark at its beginning (tried).
        text = BYTE_ORDER_MARK + letter if letter == BYTE_ORDER_MARK else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, _key_of(letter), Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)

    def type(self, text: str) -> None:
        """Type a text into the widget that has the focus."""
        for letter in text:
            self.letter(letter)
        self._settle()

    def focused(self) -> QWidget:
        """The widget that has the focus; the window itself when none has."""
        return QApplication.focusWidget() or self._window

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is in the field with this name."""
        for _ in range(MOST_FIELDS):
            if self.focused().objectName() == name:
                return
            QTest.keyClick(self.focused(), Qt.Key.Key_Tab)
        raise LostError(name)

    def fill(self, prefix: str, values: Mapping[str, FieldValue]) -> None:
        """Fill the fields of a form, each named `prefix` + its id."""
        for name, value in values.items():
            self.fill_one(prefix + name, value)

    def fill_one(self, name: str, value: FieldValue) -> None:
        """Go to a field and put a value into it; a tuple ticks the boxes of its values."""
        if isinstance(value, tuple):
            for option in value:
                self.fill_one(f"{name}.{option}", True)
            return
        self.go_to(name)
        self._put(self.focused(), value)
        self._settle()

    def choose_row(self, name: str, row: str) -> bool:
        """Go to a list and walk down to a row; False when the list does not hold it."""
        self.go_to(name)
        view = self.focused()
        if not isinstance(view, QListView):
            raise LostError(name)
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(view.model().rowCount()):
            if view.currentIndex().data(ROW_ID) == row:
                return True
            QTest.keyClick(view, Qt.Key.Key_Down)
        return False

    def _put(self, field: QWidget, value: FieldValue) -> None:
        if isinstance(field, QCheckBox):
            if field.isChecked() != bool(value):
                self.press(Qt.Key.Key_Space)
        elif isinstance(field, QComboBox) and not field.isEditable():
            self._choose(field, str(value))
        else:
            self._write_over(field, str(value))

    def _choose(self, combo: QComboBox, value: str) -> None:
        self.press(Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentData() == value:
                return
            self.press(Qt.Key.Key_Down)
        raise LostError(combo.objectName())

    def _write_over(self, field: QWidget, value: str) -> None:
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)
        for letter in value if isinstance(field, QPlainTextEdit) else value.replace("\n", " "):
            self.letter(letter)
        is_completed = isinstance(field, QComboBox) or isinstance(field.parent(), QComboBox)
        if is_completed and isinstance(self.focused(), (QLineEdit, QComboBox)):
            # What the list completed behind the caret was not typed: take it away.
            self.press(Qt.Key.Key_Delete)


def _key_of(letter: str) -> int:
    upper = letter.upper()
    return ord(upper) if len(upper) == 1 and ord(upper) < 128 else Qt.Key.Key_unknown.value
