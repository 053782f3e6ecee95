"""A form made from the fields of a sheet: labels, inputs, what is wrong beside them, and one key that saves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from hearing_desk.app.sheet_values import OptionsOf, problems_in
from hearing_desk.core.field_kind import FieldKind, FieldValue
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.fields import ChoiceBox, FieldInput, input_for, literally
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.tokens import GRID

if TYPE_CHECKING:
    from hearing_desk.core.form import FormField

Say = Callable[[Text], str]
SAVE = Text("Save (Ctrl+Enter)")


class SheetForm(QWidget):
    """One row a field, with room for a sentence about it; a summary of what is wrong stands on top.

    `saved` carries the values after the form's own checks; the receiver answers with `show_problems`. `is_changed`: a
    person changed something since the last `fill`. `went_to` names the input that got the focus, for who scrolls.
    `headings` puts a heading above the field it names; label and input stand beside or, if `is_narrow`, below another.
    """

    saved = Signal(object)
    went_to = Signal(QWidget)
    changed = Signal(str)

    def __init__(
        self,
        fields: tuple[FormField, ...],
        options: OptionsOf,
        say: Say,
        values: Mapping[str, FieldValue] | None = None,
        headings: Mapping[str, str] | None = None,
        is_narrow: bool = False,
    ) -> None:
        super().__init__()
        self._fields = fields
        self._say = say
        self._is_narrow = is_narrow
        self._rows = {field.id: _Row(field, input_for(field, options(field)), say) for field in fields}
        self._headings = {name: _heading(words) for name, words in (headings or {}).items()}
        self.is_changed = False
        self.act = SAVE
        self.summary = QLabel()
        self.setObjectName(" ".join(("form", *self._rows)))
        self._lay_out()
        self._connect()
        self.fill(values or {})

    def values(self) -> dict[str, FieldValue]:
        """What stands in the fields that are shown, as it is stored."""
        return {name: row.input.value() for name, row in self._rows.items() if not row.is_left_out}

    def fill(self, values: Mapping[str, FieldValue]) -> None:
        """Show stored values, and nothing wrong."""
        for name, row in self._rows.items():
            row.input.fill(values.get(name, ""))
        self.is_changed = False
        self.show_problems(())

    def show_only(self, names: Collection[str]) -> None:
        """Leave out the fields that are not asked now; what stood in them is not saved."""
        for name, row in self._rows.items():
            row.leave_out(name not in names)

    def half_typed(self) -> dict[str, FieldValue]:
        """What a person changed here and did not save, nothing when that is nothing; never what does not show."""
        values = self.values() if self.is_changed else {}
        return {name: value for name, value in values.items() if _shows(self.input(name))}

    def put_back(self, typed: Mapping[str, FieldValue]) -> None:
        """Show what was half typed before, still to be saved."""
        for name in filter(typed.__contains__, self._rows):
            self.input(name).fill(typed[name])
            self._note_change(name)

    def input(self, name: str) -> FieldInput:
        """The input of a field; KeyError when the form has none of that id."""
        return self._rows[name].input

    def save_on_enter(self, act: Text) -> None:
        """Of a form of one line, Enter is enough; `act` says on the button what that does."""
        self.act = act
        for row in self._rows.values():
            if isinstance(row.input.first, QLineEdit):
                row.input.first.returnPressed.connect(self.save)

    def focus_first(self) -> None:
        """Put the focus into the first field that is shown."""
        for row in self._rows.values():
            if not row.is_left_out:
                self._go_to(row.input.first)
                return

    def save(self) -> None:
        """Hand the values over when nothing is wrong in the fields themselves."""
        shown = tuple(field for field in self._fields if not self._rows[field.id].is_left_out)
        values = self.values()
        problems = problems_in(shown, values)
        self.show_problems(problems)
        if not problems:
            self.saved.emit(values)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong: beside each field, together on top, with the focus in the first wrong field."""
        rows = {problem: self._row_of(problem.field) for problem in problems}
        for row in self._rows.values():
            row.say_wrong(tuple(self._say(problem.text) for problem, at in rows.items() if at is row))
        self.summary.setText("\n".join(self._summary_lines(problems)))
        self.summary.setVisible(bool(problems))
        first = next((row for row in self._rows.values() if row in rows.values()), None)
        if first is not None:
            self._go_to(first.input.first)

    def _note_change(self, name: str) -> None:
        self.is_changed = True
        self.changed.emit(name)

    def _go_to(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.went_to.emit(widget)

    def _summary_lines(self, problems: Iterable[Problem]) -> list[str]:
        said = [self._say(problem.text) for problem in problems]
        return [self._say(Text("Nothing was saved yet.")), *dict.fromkeys(said)] if said else []

    def _row_of(self, name: str) -> _Row | None:
        if name in self._rows:
            return self._rows[name]
        ends = [row for known, row in self._rows.items() if known.rpartition(".")[2] == name]
        return ends[0] if ends else None

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * GRID)
        self.summary.setWordWrap(True)
        self.summary.setProperty("mood", "warn")
        outer.addWidget(self.summary)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        # A label gives way before its input: it wraps, and a choice that is cut cannot be read.
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0 if self._is_narrow else 2)
        for name, row in self._rows.items():
            if name in self._headings:
                grid.addWidget(self._headings[name], grid.rowCount(), 0, 1, 2)
            row.lay_out(grid, self._is_narrow)
        outer.addLayout(grid)
        outer.addStretch(1)

    def _connect(self) -> None:
        for name, row in self._rows.items():
            row.input.changed.connect(partial(self._note_change, name))
        for key in keys_of("save_form"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)


class _Row:
    """The label, the input and the sentence of one field, shown or left out together."""

    def __init__(self, field: FormField, made: FieldInput, say: Say) -> None:
        self.input = made
        self.is_left_out = False
        self._field = field
        self._label = QLabel(literally(_labelled(field, say)))
        self._label.setWordWrap(True)
        self._label.setBuddy(made.first)
        self._hint = QLabel(field.hint)
        self._wrong = QLabel()
        for label, name, value in ((self._hint, "quiet", "true"), (self._wrong, "mood", "warn")):
            label.setWordWrap(True)
            label.setProperty(name, value)
        # A label without a parent must not be told to show: it would be a window.
        self._wrong.hide()
        if not field.hint:
            self._hint.hide()
        if isinstance(made.widget, ChoiceBox):
            made.widget.resized.connect(self._say_whole)
            made.widget.currentIndexChanged.connect(self._say_whole)

    def lay_out(self, grid: QGridLayout, is_narrow: bool) -> None:
        """Put the row under what is in the grid: side by side, or label above input."""
        at, column = grid.rowCount(), 0 if is_narrow else 1
        if self._field.kind is not FieldKind.TICK:
            grid.addWidget(self._label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._label.setContentsMargins(0, GRID + 2, 0, 0)
        below = at + 1 if is_narrow else at
        if self._field.kind is FieldKind.TICK:
            grid.addWidget(self.input.widget, below, 0, 1, 2)
        else:
            grid.addWidget(self.input.widget, below, column)
        grid.addWidget(self._hint, below + 1, column)
        grid.addWidget(self._wrong, below + 2, column)

    def leave_out(self, is_left_out: bool) -> None:
        """Hide the row, or show it again."""
        self.is_left_out = is_left_out
        for widget in (self._label, self.input.widget):
            widget.setVisible(not is_left_out)
        self._hint.setVisible(bool(self._hint.text()) and not is_left_out)
        self._wrong.setVisible(bool(self._wrong.text()) and not is_left_out)

    def say_wrong(self, sentences: tuple[str, ...]) -> None:
        """Say what is wrong with this field, or nothing."""
        self._wrong.setText(" ".join(sentences))
        self._wrong.setVisible(bool(sentences))
        widget = self.input.widget
        widget.setProperty("wrong", "true" if sentences else "false")
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        self.input.named.setAccessibleDescription(" ".join(filter(None, (*sentences, self._field.hint))))

    def _say_whole(self) -> None:
        # A choice that does not fit into its box is read below it.
        cut = self.input.widget.cut() if isinstance(self.input.widget, ChoiceBox) else ""
        self._hint.setText("\n".join(filter(None, (cut, self._field.hint))))
        self._hint.setVisible(bool(self._hint.text()) and not self.is_left_out)


def _shows(made: FieldInput) -> bool:
    return not isinstance(made.widget, QLineEdit) or made.widget.echoMode() is QLineEdit.EchoMode.Normal


def _labelled(field: FormField, say: Say) -> str:
    return say(Text("{label} (required)", label=field.label)) if field.is_required else field.label


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("heading", "2")
    label.setContentsMargins(0, 3 * GRID, 0, 0)
    return label
