"""The strip that finds a command: type a part of its name, Enter does it, Esc leads back to the exact caret."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from hearing_desk.app.command_search import NamedCommand, found
from hearing_desk.app.item_row import ItemRow
from hearing_desk.core.text import Text
from hearing_desk.ui.announcing import announce
from hearing_desk.ui.item_list import ItemModel
from hearing_desk.ui.keymap import COMMANDS, FORM, ROOM_NAMES, STRIP, Command
from hearing_desk.ui.menus import shown_keys
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

SEARCH = "command_search"
_UP_AND_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def searchable(say: Say) -> tuple[NamedCommand, ...]:
    """Every command of the key map that can be asked for from anywhere, in its order there."""
    return tuple(_named(each, say) for each in COMMANDS if each.context not in (FORM, STRIP) and each.id != SEARCH)


class CommandSearch(QWidget):
    """`chosen` gives the id of a command. The focus stays in the line that is typed in; arrows move the choice."""

    chosen = Signal(str)

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._commands = searchable(say)
        self._model = ItemModel()
        self.words = _Line(self._step)
        self.view = QListView()
        self._none = QLabel(say(Text("No command is called that.")))
        self._lay_out()
        self.words.textChanged.connect(self._show)
        self.words.returnPressed.connect(self._choose)
        self.view.activated.connect(lambda _: self._choose())
        self._show("")

    def current_id(self) -> str:
        """The command that Enter would do, "" when there is none."""
        row = self._model.row(self.view.currentIndex())
        return row.id if row is not None else ""

    def _show(self, typed: str) -> None:
        self._model.show(tuple(_row(each) for each in found(self._commands, typed)))
        self.view.setCurrentIndex(self._model.index(0))
        self._none.setVisible(not self._model.rowCount())
        self._announce()

    def _step(self, by: int) -> None:
        at = min(max(self.view.currentIndex().row() + by, 0), self._model.rowCount() - 1)
        self.view.setCurrentIndex(self._model.index(at))
        self._announce()

    def _choose(self) -> None:
        if command := self.current_id():
            self.chosen.emit(command)

    def _announce(self) -> None:
        # The focus is in the line above: a screen reader would not read the choice by itself.
        announce(self.words, str(self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _lay_out(self) -> None:
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        label = QLabel(self._say(Text("Part of its name, then Enter")))
        label.setBuddy(self.words)
        label.setWordWrap(True)
        self.words.setObjectName("command_search.words")
        self.words.setAccessibleName(self._say(Text("Part of the name of a command")))
        self.view.setObjectName("command_search.list")
        self.view.setAccessibleName(self._say(Text("Commands found")))
        self.view.setModel(self._model)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (label, self.words, self._none, self.view):
            column.addWidget(part)
        column.setStretchFactor(self.view, 1)


class _Line(QLineEdit):
    """A line whose arrow keys move the choice below it."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self._step_by = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _UP_AND_DOWN.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._step_by(by)


def _named(command: Command, say: Say) -> NamedCommand:
    place = say(ROOM_NAMES[command.context]) if command.context in ROOM_NAMES else ""
    return NamedCommand(command.id, say(command.text), shown_keys(command), place)


def _row(command: NamedCommand) -> ItemRow:
    return ItemRow(command.id, command.name, command.keys, command.place, is_open=True)
