"""The room Controle vooraf: two facts with their ways out, what else is looked at before the room, and the start."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.case_presenter import Values
from hearing_desk.app.gate_presenter import OUTCOME, FactView, GatePresenter
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.start_conditions import MET, NOT_MET, ConditionRow
from hearing_desk.core.gate import NEW_HEARING
from hearing_desk.core.people import Fact
from hearing_desk.core.text import Text
from hearing_desk.ui.form_page import scrolling
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.measure import wide
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

BESIDE_FROM = 1000
MOST_CONDITIONS = 5
NEW_DATE = "new_date"


class GateRoom(RoomWidget):
    """`started` comes after the zitting began; until both facts are settled it says in words why it does not.

    `asked` passes on what is done elsewhere: a command, with what it is about.
    """

    room_id = "gate"
    started = Signal()
    asked = Signal(str, str)

    def __init__(self, presenter: GatePresenter, say: Say, tell: Tell) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._tell = tell
        self.panels = {fact: FactPanel(fact, presenter, say) for fact in Fact}
        self.sentence = QLabel(presenter.unknown_sentence)
        self._sentence_box = QFrame()
        self.conditions = ItemList("gate.conditions", say(_BEFORE), _CONDITION_ACTIONS, say)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.start_button = QPushButton(say(Text("Start the hearing (Ctrl+Shift+S)")))
        self.reason = QLabel()
        self._scroll = scrolling(self._page())
        self._lay_out()
        self._connect()

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return (*(panel.form for panel in self.panels.values()), self.conditions)

    def why_not(self) -> Text | None:
        """It can be opened at any time, also in a pause when a wish came up."""
        return None

    def enter(self) -> None:
        """Show how both facts stand now, with the focus where something is to be done first."""
        self._presenter.opened()
        self.refresh()
        waiting = [view.fact for view in self._presenter.facts() if not view.is_settled]
        if waiting:
            self.panels[waiting[0]].form.focus_first()
        elif self.start_button.isEnabled():
            self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.conditions.focus_list()

    def leave(self) -> None:
        """What stands in the forms waits there."""

    def refresh(self) -> None:
        """Show how everything stands now; what is being filled in stays."""
        for view in self._presenter.facts():
            self.panels[view.fact].show_fact(view)
        self._sentence_box.setVisible(self._presenter.is_a_wish_unknown)
        self.conditions.show_rows(tuple(self._condition(row) for row in self._presenter.conditions()))
        self.conditions.fit_rows(MOST_CONDITIONS)
        reason = self._presenter.why_not_start()
        self.reason.setText(self._say(reason) if reason else self._say(Text("Both facts are settled.")))
        self.start_button.setEnabled(reason is None)

    def start(self) -> Text | None:
        """Start the hearing; or why not, for the status line."""
        problems = self._presenter.start()
        self.refresh()
        if problems:
            return problems[0].text
        self.started.emit()
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = event.size().width() >= wide(self, BESIDE_FROM)
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._side_by_side.setDirection(side if is_wide else below)
        super().resizeEvent(event)

    def _settle(self, fact: Fact, values: Values) -> None:
        panel = self.panels[fact]
        problems = self._presenter.settle(fact, values)
        panel.form.show_problems(problems)
        if problems:
            self._tell(problems[0].text)
            return
        panel.form.fill({})
        self.refresh()
        self.enter_next(fact)

    def enter_next(self, settled: Fact) -> None:
        """After one fact: to the other when it waits, else to the start."""
        views = {view.fact: view for view in self._presenter.facts()}
        waiting = [fact for fact, view in views.items() if not view.is_settled and fact is not settled]
        self._tell(Text("{fact}: {standing}", fact=views[settled].title, standing=views[settled].standing))
        if waiting:
            self.panels[waiting[0]].form.focus_first()
        elif self.start_button.isEnabled():
            self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.conditions.focus_list()

    def _show_input(self, panel: FactPanel, widget: QWidget) -> None:
        # With the first field comes the whole panel above it: who decides must see what was wished.
        is_first = widget is panel.form.input(f"{panel.fact.value}.{OUTCOME}").first

        def show() -> None:
            if is_first:
                self._scroll.verticalScrollBar().setValue(panel.y())
            self._scroll.ensureWidgetVisible(widget, 0, 2 * GRID)

        # Once everything has its place: the room may only just have been shown.
        QTimer.singleShot(0, self, show)

    def _condition(self, row: ConditionRow) -> ItemRow:
        first, look = Text("First settle: {label}", label=row.label), Text("Look at: {label}", label=row.label)
        label = self._say(first if row.is_block and row.is_certain else look)
        state = self._say(_CONDITION_STATES[row.answer]) if row.answer else ""
        return ItemRow(row.id, label, state, "", not row.answer, row.note)

    def _settle_condition(self, condition: str, answer: str, note: str) -> None:
        problems = self._presenter.settle_condition(condition, answer, note)
        self.conditions.show_problems(problems)
        if not problems:
            self.refresh()

    def _renote_condition(self, condition: str, note: str) -> None:
        answers = {row.id: row.answer for row in self._presenter.conditions()}
        self._settle_condition(condition, answers[condition], note)

    def _ask_wish(self, fact: Fact) -> None:
        self.asked.emit("note_wish", fact.value)

    def _start(self) -> None:
        if reason := self.start():
            self._tell(reason)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        column.setSpacing(3 * GRID)
        self._side_by_side.setSpacing(3 * GRID)
        for panel in self.panels.values():
            self._side_by_side.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._side_by_side)
        column.addWidget(self._sentence())
        column.addWidget(_heading(self._say(_BEFORE)))
        column.addWidget(self.conditions)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        self.setObjectName("gate_room")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.addWidget(_title(self._say(Text("Check beforehand, before the applicant comes in"))))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._foot())

    def _sentence(self) -> QFrame:
        self._sentence_box.setProperty("panel", "true")
        column = QVBoxLayout(self._sentence_box)
        column.addWidget(_heading(self._say(Text("To send to lawyer, VWN, guardian or reception"))))
        self.sentence.setWordWrap(True)
        self.sentence.setObjectName("gate.unknown_sentence")
        self.sentence.setAccessibleName(self._say(Text("To send to lawyer, VWN, guardian or reception")))
        flags = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.sentence.setTextInteractionFlags(flags)
        column.addWidget(self.sentence)
        return self._sentence_box

    def _foot(self) -> QHBoxLayout:
        self.start_button.setObjectName("gate.start")
        self.start_button.setProperty("primary", "true")
        self.reason.setObjectName("gate.reason")
        self.reason.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.start_button)
        row.addWidget(self.reason, 1)
        return row

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start)
        self.conditions.acted.connect(self._settle_condition)
        self.conditions.noted.connect(self._renote_condition)
        for panel in self.panels.values():
            panel.settled.connect(self._settle)
            panel.note_wish.clicked.connect(partial(self._ask_wish, panel.fact))
            panel.form.went_to.connect(partial(self._show_input, panel))


class FactPanel(QFrame):
    """One fact: the wish, who will be there, how that stands, and below it the ways out."""

    settled = Signal(object, object)

    def __init__(self, fact: Fact, presenter: GatePresenter, say: Say) -> None:
        super().__init__()
        self.fact = fact
        self._presenter = presenter
        self._say = say
        self._title = _heading("")
        self._lines = QLabel()
        self._standing = QLabel()
        self.form = SheetForm(presenter.fields(fact), presenter.options, say, is_narrow=True)
        self._effect = QLabel()
        self.save = QPushButton(say(Text("Record (Ctrl+Enter)")))
        self.note_wish = QPushButton(say(Text("Note the wish …")))
        self._lay_out()
        self._connect()

    def show_fact(self, view: FactView) -> None:
        """Show how the fact stands; the form keeps what is in it."""
        self._title.setText(self._say(view.title))
        self._lines.setText("\n".join(self._say(line) for line in view.lines))
        self._standing.setText(self._say(view.standing))
        self._standing.setProperty("mood", "ok" if view.is_settled else "danger" if view.is_blocking else "warn")
        self._standing.style().unpolish(self._standing)
        self._standing.style().polish(self._standing)
        self._show_asked()

    def _show_asked(self) -> None:
        outcome = str(self.form.input(f"{self.fact.value}.{OUTCOME}").value())
        self.form.show_only(self._presenter.asked(self.fact, outcome))
        self._show_effect()

    def _show_effect(self) -> None:
        outcome, day = (str(self.form.input(f"{self.fact.value}.{name}").value()) for name in (OUTCOME, NEW_DATE))
        lines = self._presenter.effect(day) if outcome == NEW_HEARING else ()
        self._effect.setText("\n".join(self._say(line) for line in lines))
        self._effect.setVisible(bool(lines))

    def _field_changed(self, name: str) -> None:
        if name.endswith(f".{OUTCOME}"):
            self._show_asked()
        elif name.endswith(f".{NEW_DATE}"):
            self._show_effect()

    def _lay_out(self) -> None:
        self.setObjectName(f"gate.{self.fact.value}")
        self.setProperty("panel", "true")
        self._lines.setWordWrap(True)
        self._standing.setWordWrap(True)
        self._standing.setObjectName(f"gate.{self.fact.value}.standing")
        self.save.setObjectName(f"gate.{self.fact.value}.save")
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        self._effect.setWordWrap(True)
        self._effect.setObjectName(f"gate.{self.fact.value}.effect")
        self.note_wish.setObjectName(f"gate.{self.fact.value}.wish")
        for widget in (self._title, self._lines, self._standing, self.form, self._effect):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.note_wish)
        row.addStretch(1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.save.clicked.connect(self.form.save)
        self.form.changed.connect(self._field_changed)
        self.form.saved.connect(lambda values: self.settled.emit(self.fact, values))


def _title(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("heading", "1")
    label.setWordWrap(True)
    return label


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("heading", "2")
    return label


_BEFORE = Text("Before the applicant comes in")
_CONDITION_STATES = {MET: Text("settled"), NOT_MET: Text("not so, with the reason")}
_CONDITION_ACTIONS = (
    ItemAction(MET, Text("settled"), "G"),
    ItemAction(NOT_MET, Text("not so, because"), "N", needs_note=True),
)
