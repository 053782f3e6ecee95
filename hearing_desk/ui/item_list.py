"""A list of things to answer by one letter each, with a line below it for the words that go with an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from hearing_desk.app.item_row import ItemAction as ItemAction
from hearing_desk.app.item_row import ItemRow as ItemRow
from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.tokens import GRID

Say = Callable[[Text], str]
_Index = QModelIndex | QPersistentModelIndex
# A line of the legend never begins with a dot, or with a word away from its key.
_STAYS_WITH = "\u00a0"
_BETWEEN_KEYS = "\u00a0\u00a0·   "


class ItemModel(QAbstractListModel):
    """A thin view of a presenter's rows; what is done steps back a little, and says so in words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ItemRow, ...] = ()

    def show(self, rows: tuple[ItemRow, ...]) -> None:
        """Take over rows; when only their contents changed, the place in the list stays."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = [at for at, (row, was) in enumerate(zip(rows, self._rows, strict=True)) if row != was]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def shows(self, rows: tuple[ItemRow, ...]) -> bool:
        """Whether these lines stand here already: after each turn that is typed the lists are asked anew."""
        return bool(rows) and rows == self._rows

    def row(self, index: _Index) -> ItemRow | None:
        """The row at an index, None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, item_id: str) -> QModelIndex:
        """Where an item stands; an invalid index when it is not here."""
        found = (at for at, row in enumerate(self._rows) if row.id == item_id)
        return self.index(next(found, -1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, for the eye and for a screen reader, and its id as UserRole."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _two_lines(row)
        if role == Qt.ItemDataRole.UserRole:
            return row.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(filter(None, (row.label, row.state_text, row.note, row.checked, row.detail)))
        if role == Qt.ItemDataRole.ForegroundRole and not row.is_open:
            return QApplication.palette().placeholderText()
        return None


class ItemList(QWidget):
    """`acted(item, action, note)` when a letter of the table was pressed on a line (Enter: the main action).

    Letters work only while the list has the focus. An action that needs a note moves the focus to the note line first;
    Enter there does the waiting action, or else stores the note with the answer the line already has, and goes back.
    Words that wait in the note line go with the next action. `chosen(item)` follows the current line.
    A folded list shows its keys and its note line only while somebody works in it, and is all rows before.
    """

    acted = Signal(str, str, str)
    noted = Signal(str, str)
    chosen = Signal(str)
    unfolded = Signal(bool)

    def __init__(
        self,
        name: str,
        label: str,
        actions: tuple[ItemAction, ...],
        say: Say,
        main_action: str = "",
        takes_notes: bool = True,
        is_folded: bool = False,
    ) -> None:
        super().__init__()
        self._say = say
        self._actions = {action.key.upper(): action for action in actions}
        self._main_action = main_action
        self._waiting: ItemAction | None = None
        self._drafts: dict[str, str] = {}
        self._shown = ""
        self.model = ItemModel()
        self.view = _Letters(self._take_key)
        self.view.setModel(self.model)
        self.note = _NoteLine(self._back_to_list)
        self.message = QLabel()
        self._note_label = QLabel()
        self._legend = QLabel(self._keys())
        self._has_legend = any(a.id != main_action for a in actions)
        self._takes_notes = takes_notes and bool(actions)
        self._is_folded = is_folded
        self._name(name, label)
        self._lay_out()
        self._connect()

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show rows as they are now; the current line stays the current line."""
        if self.model.shows(rows):
            return
        current = self.current_id()
        self.model.show(rows)
        wanted = self.model.place_of(current)
        if (rows and self.view.currentIndex() != wanted) or not wanted.isValid():
            self.view.setCurrentIndex(wanted if wanted.isValid() else self.model.index(0))
        self._follow()

    def current_id(self) -> str:
        """The id of the line the keys work on, "" without one."""
        row = self._current()
        return row.id if row is not None else ""

    def choose(self, item_id: str) -> None:
        """Make a line the current one."""
        self.view.setCurrentIndex(self.model.place_of(item_id))

    def focus_list(self) -> None:
        """Put the focus into the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, actions: tuple[ItemAction, ...]) -> None:
        """Let other letters work from now on: those that fit the current line."""
        self._actions = {action.key.upper(): action for action in actions}
        self._has_legend = any(a.id != self._main_action for a in actions)
        self._legend.setText(self._keys())
        self._show_tools(self.view.hasFocus() or self.note.hasFocus())

    def fit_rows(self, most: int) -> None:
        """Be as high as the rows are, up to so many; more can be scrolled to."""
        shown = min(most, self.model.rowCount())
        self.view.setFixedHeight(sum(self.view.sizeHintForRow(at) for at in range(shown)) + 3 * GRID)

    def keep_rows(self, count: int) -> None:
        """However little room there is, this many rows of one line stay in sight."""
        self.view.setMinimumHeight(count * (self.view.fontMetrics().height() + 2 * GRID) + 2 * GRID)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say under the note line why an answer was not taken, and let it be mended there; nothing when it was."""
        self.message.setText(" ".join(self._say(problem.text) for problem in problems))
        self.message.setVisible(bool(problems))
        if problems:
            self._show_tools(True)
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._drafts.pop(self.current_id(), None)

    def half_typed(self) -> dict[str, FieldValue]:
        """The words that wait in the note line, by the line they were typed at."""
        return {item: words for item, words in self._drafts.items() if words.strip()}

    def put_back(self, typed: Mapping[str, FieldValue]) -> None:
        """Let words wait again that were typed before."""
        self._drafts.update((item, str(words)) for item, words in typed.items())
        self._follow()

    def _current(self) -> ItemRow | None:
        return self.model.row(self.view.currentIndex())

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._main_action:
            return self._act(next(a for a in self._actions.values() if a.id == self._main_action))
        action = self._actions.get(event.text().upper())
        return self._act(action) if action is not None else event.text().isprintable() and bool(event.text().strip())

    def _act(self, action: ItemAction) -> bool:
        row = self._current()
        if row is None:
            return True
        words = self.note.text().strip()
        if action.needs_note and not words:
            self._waiting = action
            self._say_note_label()
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._waiting = None
            self.acted.emit(row.id, action.id, words)
        return True

    def _enter_note(self) -> None:
        row, words = self._current(), self.note.text().strip()
        if row is None:
            return
        waiting = self._waiting
        if waiting is not None and not words:
            return
        self._back_to_list()
        if waiting is not None:
            self.acted.emit(row.id, waiting.id, words)
        elif not row.is_open and words != row.note:
            self.noted.emit(row.id, words)

    def _back_to_list(self) -> None:
        self._waiting = None
        self._say_note_label()
        self.focus_list()

    def _follow(self) -> None:
        row = self._current()
        now = row.id if row is not None else ""
        if row is not None:
            with QSignalBlocker(self.note):
                self.note.setText(self._drafts.get(row.id, row.note))
        if now != self._shown:
            self._shown, self._waiting = now, None
            self.message.hide()
            self._say_note_label()
            self.chosen.emit(now)

    def _keep_draft(self, words: str) -> None:
        if self.current_id():
            self._drafts[self.current_id()] = words

    def _say_note_label(self) -> None:
        asked = Text("Why: {answer} … (Enter)", answer=self._waiting.label) if self._waiting else Text("Note (Tab)")
        self._note_label.setText(self._say(asked))

    def _name(self, name: str, label: str) -> None:
        self.setObjectName(name)
        self.view.setObjectName(f"{name}.list")
        self.view.setAccessibleName(label)
        self.note.setObjectName(f"{name}.note")
        self._note_label.setBuddy(self.note)
        self.note.setAccessibleName(self._say(Text("Note with the current line")))
        self.message.setObjectName(f"{name}.message")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A folded list opens and folds as the focus comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_tools(self.view.hasFocus() or self.note.hasFocus())
        return super().eventFilter(watched, event)

    def _show_tools(self, is_worked_in: bool) -> None:
        is_open = is_worked_in or not self._is_folded
        if self._is_folded and is_open != self._legend.isVisibleTo(self):
            self.unfolded.emit(is_open)
        self._legend.setVisible(is_open and self._has_legend)
        for widget in (self._note_label, self.note):
            widget.setVisible(is_open and self._takes_notes)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.view, 1)
        for label in (self._legend, self._note_label):
            label.setProperty("quiet", "true")
            label.setWordWrap(True)
        self.message.setWordWrap(True)
        self.message.setProperty("mood", "warn")
        self.message.hide()
        for widget in (self._legend, self._note_label, self.note, self.message):
            layout.addWidget(widget)
        self._show_tools(False)
        self._say_note_label()

    def _keys(self) -> str:
        named = ((action.key.upper(), self._say(action.label)) for action in self._actions.values())
        return _BETWEEN_KEYS.join(f"{key}{_STAYS_WITH}{label}" for key, label in named if label != key)

    def _connect(self) -> None:
        for watched in (self.view, self.note):
            watched.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.note.textEdited.connect(self._keep_draft)
        self.note.returnPressed.connect(self._enter_note)


class _Letters(QListView):
    """A list that hands each key to its owner first, so that letters answer and never search."""

    def __init__(self, take: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._take = take
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        # Padding of the items themselves is not counted when their lines are wrapped.
        self.setViewportMargins(GRID, 0, GRID, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())


class _NoteLine(QLineEdit):
    """A line that Esc leaves, back to the list."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _two_lines(row: ItemRow) -> str:
    below = " · ".join(filter(None, (row.state_text, row.note, row.checked)))
    return f"{row.label}\n{below}" if below else row.label
