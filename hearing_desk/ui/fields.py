"""One input for each kind of field of a form, all read and filled in the same way; none holds a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.sheet_values import is_iso_day, iso_day
from hearing_desk.core.field_kind import FieldKind, FieldValue
from hearing_desk.ui.tokens import GRID

if TYPE_CHECKING:
    from hearing_desk.core.form import FormField, Option

LINES_HEIGHT = 76


class FieldInput(QObject):
    """The input of one field: its widget, what stands in it as it is stored, and `changed` when a person changed it.

    `named` is the widget that carries the field's id and label, where that is a part of the whole.
    """

    changed = Signal()

    def __init__(self, widget: QWidget, read: Callable[[], FieldValue], write: Callable[[FieldValue], None]) -> None:
        super().__init__(widget)
        self.widget = widget
        self.named = widget
        self.value = read
        self._write = write

    def fill(self, value: FieldValue) -> None:
        """Show a stored value, silently."""
        with QSignalBlocker(self):
            self._write(value)

    @property
    def first(self) -> QWidget:
        """The widget that takes the focus."""
        return self.widget.focusProxy() or self.widget


class ChoiceBox(QComboBox):
    """A closed list that opens wide enough for each choice and says whether it cuts its own; `resized`: look again."""

    resized = Signal()

    def cut(self) -> str:
        """The choice when the closed list has room for a part of it only, else ""."""
        option, style = QStyleOptionComboBox(), self.style()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.currentText()
        return words if self.fontMetrics().horizontalAdvance(words) > room else ""

    def showPopup(self) -> None:
        shown = self.view()
        shown.setMinimumWidth(shown.sizeHintForColumn(0) + shown.verticalScrollBar().sizeHint().width())
        super().showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Makes(Protocol):
    def __call__(self, field: FormField, options: tuple[Option, ...]) -> FieldInput: ...


def input_for(field: FormField, options: tuple[Option, ...]) -> FieldInput:
    """The input for a field, named by its id for tests and by its label for people."""
    made = _MAKERS[field.kind](field, options)
    made.named.setObjectName(field.id)
    made.named.setAccessibleName(field.label)
    if field.hint:
        made.named.setAccessibleDescription(field.hint)
    return made


def shown_day(value: str) -> str:
    """A stored day as people write it here: 4-11-2026; anything else as it is."""
    if not is_iso_day(value):
        return value
    day = date.fromisoformat(value)
    return f"{day.day}-{day.month}-{day.year}"


def literally(words: str) -> str:
    """Words of a form on a label: an ampersand in them is one, and marks no key."""
    return words.replace("&", "&&")


def _text(field: FormField, options: tuple[Option, ...]) -> FieldInput:  # noqa: ARG001 - one shape for all makers
    line = QLineEdit()
    made = FieldInput(line, lambda: line.text().strip(), lambda value: line.setText(str(value)))
    line.textEdited.connect(lambda _: made.changed.emit())
    return made


def _day(field: FormField, options: tuple[Option, ...]) -> FieldInput:  # noqa: ARG001
    line = QLineEdit()
    made = FieldInput(line, lambda: iso_day(line.text()), lambda value: line.setText(shown_day(str(value))))
    line.textEdited.connect(lambda _: made.changed.emit())
    return made


def _lines(field: FormField, options: tuple[Option, ...]) -> FieldInput:  # noqa: ARG001
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(LINES_HEIGHT)
    made = FieldInput(box, lambda: box.toPlainText().strip(), lambda value: box.setPlainText(str(value)))
    box.textChanged.connect(made.changed)
    return made


def _choice(field: FormField, options: tuple[Option, ...]) -> FieldInput:  # noqa: ARG001
    combo = _combo(options)

    def write(value: FieldValue) -> None:
        combo.setCurrentIndex(max(0, combo.findData(str(value))))

    made = FieldInput(combo, lambda: str(combo.currentData() or ""), write)
    combo.currentIndexChanged.connect(lambda _: made.changed.emit())
    return made


def _named(field: FormField, options: tuple[Option, ...]) -> FieldInput:
    combo = _combo(options)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    if line := combo.lineEdit():
        line.setAccessibleName(field.label)
    codes = {name.casefold(): code for code, name in _spellings(options)}

    def write(value: FieldValue) -> None:
        combo.setCurrentIndex(max(0, combo.findData(str(value))))
        if value and combo.findData(str(value)) < 0:
            combo.setEditText(str(value))

    made = FieldInput(combo, lambda: _code(codes, combo.currentText()), write)
    combo.currentTextChanged.connect(lambda _: made.changed.emit())
    return made


def _spellings(options: tuple[Option, ...]) -> list[tuple[str, str]]:
    return [(o.id, o.id) for o in options] + [(o.id, o.label) for o in options]


def _code(codes: Mapping[str, str], written: str) -> str:
    # A language no list knows is kept as it was written: better than losing it.
    return codes.get(written.strip().casefold(), written.strip())


def _choices(field: FormField, options: tuple[Option, ...]) -> FieldInput:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    ticks = {option.id: _tick_box(f"{field.id}.{option.id}", option.label) for option in options}

    def read() -> FieldValue:
        return tuple(name for name, box in ticks.items() if box.isChecked())

    def write(value: FieldValue) -> None:
        for name, box in ticks.items():
            box.setChecked(isinstance(value, tuple) and name in value)

    made = FieldInput(column, read, write)
    for box in ticks.values():
        layout.addWidget(box)
        box.toggled.connect(lambda _: made.changed.emit())
    if ticks:
        column.setFocusProxy(next(iter(ticks.values())))
    return made


def _tick(field: FormField, options: tuple[Option, ...]) -> FieldInput:  # noqa: ARG001
    box = _tick_box(field.id, "")
    words = QLabel(literally(field.label))
    words.setWordWrap(True)
    words.setBuddy(box)
    row = QWidget()
    row.setFocusProxy(box)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    made = FieldInput(row, box.isChecked, lambda value: box.setChecked(value is True))
    made.named = box
    box.toggled.connect(lambda _: made.changed.emit())
    return made


def _tick_box(name: str, label: str) -> QCheckBox:
    box = QCheckBox(literally(label))
    box.setObjectName(name)
    return box


def _combo(options: tuple[Option, ...]) -> ChoiceBox:
    combo = ChoiceBox()
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    combo.addItem("", "")
    combo.setItemData(0, "–", Qt.ItemDataRole.AccessibleTextRole)
    for at, option in enumerate(options, start=1):
        combo.addItem(option.label, option.id)
        if option.hint:
            combo.setItemData(at, option.hint, Qt.ItemDataRole.ToolTipRole)
    return combo


_MAKERS: Mapping[FieldKind, _Makes] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _text,
    FieldKind.LINES: _lines,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.DATE: _day,
    FieldKind.TICK: _tick,
    FieldKind.LANGUAGE: _named,
    FieldKind.COUNTRY: _named,
}
