"""What every event of a script is made of: rooms, commands, forms, strips and lines of lists, all by keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from hearing_desk.core.events import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.driver_values import filled
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.shots import Shots

CONTROL = Qt.KeyboardModifier.ControlModifier


class DriverSteps:
    """Each step answers with why the program refused it, or with None."""

    def __init__(self, window: MainWindow, hands: Hands, shots: Shots) -> None:
        self._window = window
        self._hands = hands
        self._shots = shots

    def enter(self, room: str) -> Text | None:
        """Go to a room; why not, when it does not open."""
        if self._window.current_room != room:
            self._shots.take()
        return self.command(f"room_{room}")

    def command(self, command: str) -> Text | None:
        """Press the keys of a command; why not, when it is refused."""
        self._window.refusal = None
        self._hands.command(command)
        return self._window.refusal

    def save_form(self) -> Text | None:
        """Save the form that has the focus; what is wrong with it, when it stays."""
        form = self.form()
        self._hands.press(Qt.Key.Key_Return, CONTROL)
        return _wrong_with(form)

    def form(self) -> SheetForm | None:
        """The form that has the focus."""
        widget: QWidget | None = self._hands.focused()
        while widget is not None and not isinstance(widget, SheetForm):
            widget = widget.parentWidget()
        return widget

    def strip(self, command: str, prefix: str, values: Mapping[str, FieldValue]) -> Text | None:
        """Open a strip by its command, fill it in and save it."""
        return self.command(command) or self.fill_strip(prefix, values)

    def fill_strip(self, prefix: str, values: Mapping[str, FieldValue]) -> Text | None:
        """Fill in and save the strip that is open; one that is refused is closed again."""
        self._hands.fill(prefix, filled(values))
        refused = self.save_form()
        if refused is not None:
            self._hands.press(Qt.Key.Key_Escape)
        return refused

    def answer_row(self, name: str, row: str, key: str, note: str) -> Text | None:
        """Answer a line of a list with its letter, the note first."""
        if not self._hands.choose_row(f"{name}.list", row):
            return Text("This is not in the list that is on the screen.")
        view = self._hands.focused()
        shown = list_around(view)
        if note or shown.note.text():
            self._hands.fill_one(f"{name}.note", note)
            self._hands.press(Qt.Key.Key_Escape)
        self._hands.type(key.lower())
        if self._hands.focused() is not view:
            self._hands.press(Qt.Key.Key_Escape)
            return words_on(shown.message) or Text("This answer needs a reason.")
        return None

    def choose(self, name: str, row: str) -> Text | None:
        """Walk to a line of a list and take it."""
        if not self._hands.choose_row(f"{name}.list", row):
            self._hands.press(Qt.Key.Key_Escape)
            return Text("This is not in the list that is on the screen.")
        self._hands.press(Qt.Key.Key_Return)
        return None


def list_around(view: object) -> ItemList:
    """The list that a line with the focus belongs to."""
    parent = getattr(view, "parentWidget", lambda: None)()
    assert isinstance(parent, ItemList)
    return parent


def _wrong_with(form: SheetForm | None) -> Text | None:
    # A form that is gone was saved.
    return words_on(form.summary) if form is not None and isValid(form) else None


def words_on(label: QLabel) -> Text | None:
    """What a label says, None when it says nothing or is hidden."""
    words = label.text() if label.isVisible() else ""
    return Text("{words}", words=words) if words else None
