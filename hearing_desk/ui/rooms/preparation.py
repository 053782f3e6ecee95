"""The room Voorbereiding: the checklist at the left; the case, the fact card and the own questions at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout

from hearing_desk.app.case_presenter import Values
from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.core.form import FormField
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.form_page import FormPage
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.rooms.lesson_pane import LessonPane, with_lesson
from hearing_desk.ui.rooms.lines_and_form import LinesAndForm, take_out_action
from hearing_desk.ui.rooms.parts import focus_on_bar
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID


class PreparationRoom(RoomWidget):
    """Nothing here keeps the hearing from starting; what is not answered says *open* and nothing more."""

    room_id = "preparation"

    def __init__(
        self,
        presenter: PreparationPresenter,
        deadlines: DeadlinesPresenter,
        learning: LearningMode,
        say: Say,
        tell: Tell,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._deadlines = deadlines
        self._say = say
        self._tell = tell
        self._title = QLabel()
        self._aside = QLabel()
        self.checklist = ItemList("preparation", say(Text("Preparation")), presenter.actions, say)
        self._lesson = LessonPane(self.checklist, learning, say)
        self.case = self._case_page()
        self.facts = self._lines("facts", Text("Fact card"), presenter.fact_fields, presenter.add_fact, presenter.facts)
        self.questions = self._lines(
            "questions", Text("Own questions"), presenter.question_fields, presenter.add_question, presenter.questions
        )
        self.deadlines = self._deadlines_page()
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return (self.case.form, self.checklist, self.facts.form, self.questions.form, self.deadlines.form)

    def why_not(self) -> Text | None:
        """The preparation can be looked at at any time."""
        return None

    def enter(self) -> None:
        """Show everything as it is now, with the focus in the checklist."""
        self.refresh()
        if not self.case.form.is_changed:
            self.case.form.fill(self._presenter.case_values())
            self.case.said.clear()
        self.checklist.focus_list()

    def leave(self) -> None:
        """What was changed in the case form waits there, and the status line says so."""
        if self.case.form.is_changed:
            self._tell(Text("The case was changed in Preparation and is not saved yet (Ctrl+Enter there saves it)."))

    def refresh(self) -> None:
        """Show the checklist and the lines as they are now; what is being typed in a form stays."""
        self._title.setText(self._say(self._presenter.title))
        self._aside.setText("\n".join(map(self._say, self._presenter.asides())))
        self.checklist.show_rows(self._presenter.rows())
        self._lesson.refresh()
        self.facts.refresh()
        self.questions.refresh()

    def _answer(self, item: str, answer: str, note: str) -> None:
        self._take(self._presenter.answer(item, answer, note))

    def _note(self, item: str, note: str) -> None:
        self._take(self._presenter.note(item, note))

    def _take(self, problems: tuple[Problem, ...]) -> None:
        self.checklist.show_problems(problems)
        if not problems:
            self.refresh()

    def _save_case(self, values: Values) -> None:
        problems = self._presenter.save_case(values)
        self.case.form.show_problems(problems)
        if not problems:
            self.refresh()
            self._renew_deadlines()
            self.case.form.fill(self._presenter.case_values())
            self.case.said.setText(self._say(Text("The case is saved.")))
            self._tell(Text("The case is saved."))

    def _forget(self, line: str) -> None:
        self._presenter.forget(line)
        self.refresh()

    def _case_page(self) -> FormPage:
        shown = self._presenter.case_form
        form = SheetForm(shown.fields, self._presenter.options, self._say, headings=shown.headings)
        form.saved.connect(self._save_case)
        page = FormPage(form, self._say, "case")
        page.setContentsMargins(GRID, GRID, GRID, 2 * GRID)
        return page

    def _deadlines_page(self) -> FormPage:
        form = SheetForm(self._deadlines.fields(), self._presenter.options, self._say, self._deadlines.values())
        form.saved.connect(self._save_deadlines)
        page = FormPage(form, self._say, "deadlines")
        page.setContentsMargins(GRID, GRID, GRID, 2 * GRID)
        return page

    def _renew_deadlines(self) -> None:
        # Another track, or another day of the hearing, asks for other dates.
        at, old = self.tabs.indexOf(self.deadlines), self.deadlines
        self.deadlines = self._deadlines_page()
        self.tabs.removeTab(at)
        self.tabs.insertTab(at, self.deadlines, self._say(Text("Deadlines")))
        old.deleteLater()

    def _save_deadlines(self, values: Values) -> None:
        problems = self._deadlines.save(values)
        self.deadlines.form.show_problems(problems)
        if not problems:
            self._renew_deadlines()
            self.tabs.setCurrentWidget(self.deadlines)
            self.deadlines.said.setText(self._say(Text("The dates are saved.")))

    def _lines(
        self,
        name: str,
        label: Text,
        fields: tuple[FormField, ...],
        add: Callable[[Values], tuple[Problem, ...]],
        rows: Callable[[], tuple[ItemRow, ...]],
    ) -> LinesAndForm:
        lines = ItemList(name, self._say(label), (take_out_action(),), self._say, takes_notes=False)
        lines.acted.connect(lambda line, *_: self._forget(line))
        form = SheetForm(fields, self._presenter.options, self._say)
        return LinesAndForm(lines, form, add, rows, self._say)

    def _lay_out(self) -> None:
        self.setObjectName("preparation_room")
        self._title.setProperty("heading", "1")
        self._title.setWordWrap(True)
        self._aside.setProperty("quiet", "true")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignBottom)
        for page, name in (
            (self.case, Text("Case and plan")),
            (self.facts, Text("Fact card")),
            (self.questions, Text("Own questions")),
            (self.deadlines, Text("Deadlines")),
        ):
            self.tabs.addTab(page, self._say(name))
        self.tabs.setObjectName("preparation.tabs")
        focus_on_bar(self.tabs)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(self._say(Text("Parts of the preparation")))
        columns = QHBoxLayout()
        columns.setSpacing(4 * GRID)
        columns.addLayout(with_lesson(self.checklist, self._lesson), 9)
        columns.addWidget(self.tabs, 11)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addLayout(head)
        whole.addLayout(columns, 1)

    def _connect(self) -> None:
        self.checklist.acted.connect(self._answer)
        self.checklist.noted.connect(self._note)
