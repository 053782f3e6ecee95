"""The room Correcties en aanvullingen: corrections by round at the left, the form of one at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hearing_desk.app.corrections_presenter import CorrectionRow, CorrectionsPresenter
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.sheet_values import prefixed, under
from hearing_desk.core.events import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.rooms.parts import button, heading, scrolling
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID


class CorrectionsRoom(QWidget):
    """A correction never changes the report: it stands beside it, as it was received."""

    noted = Signal()

    def __init__(self, presenter: CorrectionsPresenter, say: Say, tell: Tell) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._tell = tell
        self.list = ItemList("corrections", say(Text("Corrections")), (), say)
        self._turns = presenter.turns()
        self.form = self._new_form()
        self._column = QVBoxLayout()
        self._round = QLabel()
        self._save = button("corrections.save", say(Text("Record (Ctrl+Enter)")), is_primary=True)
        self._new_round = button("corrections.new_round", say(Text("Begin a new round")))
        self._lay_out()
        self._connect()

    @property
    def room_id(self) -> str:
        """Its id in the key map."""
        return "corrections"

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def why_not(self) -> Text | None:
        """Corrections come after the end."""
        return self._presenter.why_not()

    def enter(self) -> None:
        """Show the corrections as they are now, with the focus in the form."""
        self.refresh()
        self._offer_turns()
        self.form.focus_first()

    def leave(self) -> None:
        """What stands in the form waits there."""

    def refresh(self) -> None:
        """Show the corrections and the round as they are now."""
        self.list.show_rows(tuple(self._row(at, row) for at, row in enumerate(self._presenter.rows())))
        self._round.setText(
            self._say(Text("What you record now belongs to round {number}.", number=self._presenter.round))
        )

    def _save_form(self) -> None:
        self.form.save()

    def _offer_turns(self) -> None:
        # The room can be built long before the hearing has ended.
        if self._turns == self._presenter.turns():
            return
        self._turns = self._presenter.turns()
        old, self.form = self.form, self._new_form()
        self._column.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()

    def _new_form(self) -> SheetForm:
        fields = prefixed(self._presenter.fields(), "correction")
        form = SheetForm(fields, self._presenter.options, self._say, is_narrow=True)
        form.saved.connect(self._note)
        return form

    def _row(self, at: int, row: CorrectionRow) -> ItemRow:
        first = Text(
            "round {number}: {turn}, {kind}, {by}", number=row.round, turn=row.turn, kind=row.kind, by=row.by
        )
        words = " · ".join(filter(None, (row.text, row.note)))
        return ItemRow(str(at), self._say(first), words, is_open=False)

    def _note(self, values: dict[str, FieldValue]) -> None:
        problems = self._presenter.note(under(values, "correction"))
        self.form.show_problems(problems)
        if problems:
            self._tell(problems[0].text)
            return
        self.form.fill({})
        self.form.focus_first()
        self.refresh()
        self._tell(Text("The correction is noted. The report stays as it is."))
        self.noted.emit()

    def _begin_round(self) -> None:
        problems = self._presenter.begin_round()
        if problems:
            self._tell(problems[0].text)
        self.refresh()

    def _lay_out(self) -> None:
        self.setObjectName("corrections_room")
        page = QWidget()
        column = self._column
        page.setLayout(column)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        column.setSpacing(2 * GRID)
        self._round.setWordWrap(True)
        self._round.setObjectName("corrections.round")
        column.addWidget(self._round)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addWidget(self._new_round)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(4 * GRID)
        columns.addWidget(self.list, 11)
        columns.addWidget(scrolling(page), 9)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.addWidget(heading(self._say(Text("Corrections and additions")), "1"))
        whole.addLayout(columns, 1)

    def _connect(self) -> None:
        self._save.clicked.connect(self._save_form)
        self._new_round.clicked.connect(self._begin_round)
