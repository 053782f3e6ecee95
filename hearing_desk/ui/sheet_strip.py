"""The strip at the right for one form at a time: it opens beside the work and gives the focus back where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.measure import wide
from hearing_desk.ui.sheet_form import SAVE, Say, SheetForm
from hearing_desk.ui.tokens import GRID, STRIP_WIDTH

OnSave = Callable[[Mapping[str, FieldValue]], tuple[Problem, ...]]


class SheetStrip(QFrame):
    """Holds the form of a command; Ctrl+Return saves and closes it, Esc closes it, and typing elsewhere never does.

    `opened` and `closed` let a room make place; `closed` comes after the focus went back.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._before: QWidget | None = None
        self._content: QWidget | None = None
        self._under: tuple[str, SheetForm, QWidget | None] | None = None
        self._title = QLabel()
        self._body = QScrollArea()
        self._buttons = QWidget()
        self._save = QPushButton()
        self._close = QPushButton(say(Text("Close (Esc)")))
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def content(self) -> QWidget | None:
        """What the strip shows now, None when it is closed."""
        return self._content

    @property
    def form(self) -> SheetForm | None:
        """The form that is shown, or that lies under what is read now."""
        if self._under is not None:
            return self._under[1]
        return self._content if isinstance(self._content, SheetForm) else None

    @property
    def before(self) -> QWidget | None:
        """What had the focus when the strip opened, None while it is closed."""
        return self._before

    def open(self, title: str, form: SheetForm, on_save: OnSave) -> None:
        """Show a form; `on_save` answers with what is wrong, or with nothing, and then the strip closes."""
        form.saved.connect(lambda values: self._take(form, on_save(values)))
        self._show(title, form, has_save=True)
        form.focus_first()

    def open_widget(self, title: str, widget: QWidget, first: QWidget) -> None:
        """Show something else than a form, with the focus in `first`."""
        self._show(title, widget, has_save=False)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_over(self, title: str, widget: QWidget, first: QWidget) -> None:
        """Show something to read; a form that was open comes back as it was when this closes."""
        if self._under is None and isinstance(self._content, SheetForm):
            form = self._content
            self._under = (self._title.text(), form, self.window().focusWidget())
            self._body.takeWidget()
            form.hide()
            form.setParent(self)
        if self._under is None:
            self.open_widget(title, widget, first)
            return
        self._put(title, widget, has_save=False)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> None:
        """Give back the form under what was read, or close the strip."""
        if self._under is None:
            self.close_strip()
            return
        title, form, focus = self._under
        self._under = None
        self._put(title, form, has_save=True)
        (focus or form).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_strip(self) -> None:
        """Close the strip and put the focus back where it was."""
        if self._content is None:
            return
        self._content = None
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.hide()
        self._drop()
        self._drop_under()
        self.closed.emit()

    def save(self) -> None:
        """Save the form that is shown, if one is."""
        if isinstance(self._content, SheetForm):
            self._content.save()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Larger letters ask for more, but never for more than half of the window."""
        width = max(STRIP_WIDTH, min(wide(self, STRIP_WIDTH), self.window().width() // 2))
        return QSize(width, super().sizeHint().height())

    def _show(self, title: str, widget: QWidget, has_save: bool) -> None:
        if self._content is None:
            self._before = self.window().focusWidget()
        self._drop_under()
        self._put(title, widget, has_save)
        self.show()
        self.opened.emit()

    def _put(self, title: str, widget: QWidget, has_save: bool) -> None:
        self._drop()
        self._content = widget
        self._title.setText(title)
        self.setAccessibleName(title)
        self._save.setVisible(has_save)
        self._save.setText(self._say(widget.act if isinstance(widget, SheetForm) else SAVE))
        self._body.setWidget(widget)
        widget.show()

    def _take(self, form: SheetForm, problems: tuple[Problem, ...]) -> None:
        form.show_problems(problems)
        if not problems and self._content is form:
            self.close_strip()

    def _drop(self) -> None:
        old = self._body.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()

    def _drop_under(self) -> None:
        if self._under is not None:
            self._under[1].deleteLater()
            self._under = None

    def _lay_out(self) -> None:
        self.setObjectName("strip")
        self.setMinimumWidth(STRIP_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._title.setProperty("heading", "2")
        self._title.setWordWrap(True)
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._save.setProperty("primary", "true")
        self._save.setObjectName("strip.save")
        self._close.setObjectName("strip.close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._body, 1)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._save)
        row.addWidget(self._close)
        row.addStretch(1)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.step_back)
        for key in keys_of("close_strip"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.step_back)
