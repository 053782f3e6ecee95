"""The room Correcties en aanvullingen: corrections by round at the left, the form of one at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hearing_desk.app.corrections_presenter import CorrectionRow, CorrectionsPresenter
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.returned_presenter import ReturnedPresenter
from hearing_desk.app.sheet_values import prefixed, under
from hearing_desk.core.events import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.rooms.parts import button, heading, scrolling
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

KEEP = "keep"
STAYING = ("by", "kind", "received_on")
"""What the form keeps from one line of a file to the next."""


class CorrectionsRoom(RoomWidget):
    """A correction never changes the report: it stands beside it, as it was received."""

    room_id = "corrections"
    noted = Signal()

    def __init__(
        self,
        presenter: CorrectionsPresenter,
        returned: ReturnedPresenter,
        choose_file: Callable[[Say], str],
        say: Say,
        tell: Tell,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._came_back = returned
        self._choose_file = choose_file
        self._say = say
        self._tell = tell
        self.list = ItemList("corrections", say(Text("Corrections")), (), say)
        keep = ItemAction(KEEP, Text("put it in the form (Enter)"), "B")
        self.returned = ItemList("returned", say(Text("What came back")), (keep,), say, KEEP, takes_notes=False)
        self._returned_line = QLabel()
        self._in_form = ""
        self._open_file = button("corrections.open_file", say(Text("Open a Word file that came back…")))
        self._paste = button("corrections.paste", say(Text("Paste a letter")))
        self._turns = presenter.turns()
        self.form = self._new_form()
        self._column = QVBoxLayout()
        self._round = QLabel()
        self._save = button("corrections.save", say(Text("Record (Ctrl+Enter)")), is_primary=True)
        self._new_round = button("corrections.new_round", say(Text("Begin a new round")))
        self._lay_out()
        self._connect()

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return (self.form, self.list)

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
        self.show_returned()
        self._round.setText(
            self._say(Text("What you record now belongs to round {number}.", number=self._presenter.round))
        )

    def show_returned(self) -> None:
        """Show what came back, and which of it is kept."""
        rows = self._came_back.rows()
        self.returned.show_rows(rows)
        self.returned.setVisible(bool(rows))
        line = self._say(self._came_back.line)
        if line and line != self._returned_line.text():
            self._tell(self._came_back.line)
            if rows and not self._came_back.is_reading:
                self.returned.focus_list()
        self._returned_line.setText(line or ("" if self._presenter.rows() else self._say(_NOTHING_YET)))
        self._open_file.setEnabled(not self._came_back.is_reading)

    def _open(self) -> None:
        chosen = self._choose_file(self._say)
        if chosen:
            self._came_back.open(Path(chosen))
            self.show_returned()

    def _paste_letter(self) -> None:
        self._came_back.paste(QApplication.clipboard().text())
        self.show_returned()

    def _put_in_form(self, row: str) -> None:
        self._in_form = row
        stays = {name: value for name, value in self.form.values().items() if name.partition(".")[2] in STAYING}
        put = {f"correction.{name}": value for name, value in self._came_back.values(row).items()}
        self.form.fill({**stays, **put})
        self.returned.choose(row)
        self.form.input("correction.by").first.setFocus(Qt.FocusReason.OtherFocusReason)

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
        row = self._in_form
        problems = self._presenter.note(under(values, "correction"), self._came_back.change(row))
        self.form.show_problems(problems)
        if problems:
            self._tell(problems[0].text)
            return
        self._in_form = ""
        self.refresh()
        following = self._came_back.next_open(row) if row else ""
        if following:
            self._put_in_form(following)
        else:
            self.form.fill({})
            self.form.focus_first()
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
        columns.addLayout(self._left(), 11)
        columns.addWidget(scrolling(page), 9)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.addWidget(heading(self._say(Text("Corrections and additions")), "1"))
        whole.addLayout(columns, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        row = QHBoxLayout()
        for asked in (self._open_file, self._paste):
            row.addWidget(asked)
        row.addStretch(1)
        column.addLayout(row)
        self._returned_line.setWordWrap(True)
        self._returned_line.setObjectName("corrections.returned_line")
        column.addWidget(self._returned_line)
        column.addWidget(self.returned, 3)
        column.addWidget(self.list, 2)
        return column

    def _connect(self) -> None:
        self._open_file.clicked.connect(self._open)
        self._paste.clicked.connect(self._paste_letter)
        self.returned.acted.connect(lambda row, *_: self._put_in_form(row))
        self._save.clicked.connect(self._save_form)
        self._new_round.clicked.connect(self._begin_round)


_NOTHING_YET = Text("No corrections yet. Record one at the right, or open the file or letter that came back.")
