"""What the keys do that change the text at the caret: abbreviations, the time, own questions, cutting a turn in two."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hearing_desk.app.item_row import ItemAction
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FormField, Option
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.main_window import Handler, MainWindow
from hearing_desk.ui.room import Say
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.sheet_form import SheetForm

TAKE_OUT = "take_out"


class TextActs:
    """Binds these commands of one hearing room to the window that shows it."""

    def __init__(self, window: MainWindow, room: HearingRoom, say: Say) -> None:
        self._window = window
        self._room = room
        self._say = say

    def register(self) -> None:
        """Let the window do these commands for this room."""
        acts: dict[str, Handler] = {
            "abbreviation": self._add_abbreviation,
            "abbreviations": self._show_abbreviations,
            "enter_key": self._switch_enter,
            "insert_time": self._insert_time,
            "split_turn": self._split_turn,
            "read_back": self._read_back,
            "plan_question": self._show_plan_question,
            "put_plan_question": self._put_plan_question,
        }
        for command, act in acts.items():
            self._window.register(command, act)

    def _switch_enter(self) -> Text | None:
        self._room.switch_enter()
        if self._room.editor.is_direct:
            return Text("Enter in an answer now opens the next question at once; Shift+Enter begins a new line.")
        return Text("Enter in an answer now begins a paragraph, and on an empty one the next question.")

    def _insert_time(self) -> Text | None:
        reason = self._room.presenter.why_not()
        if reason is None:
            self._room.editor.insert(f"[{self._room.session.now()[11:16]}] ")
        return reason

    def _split_turn(self) -> Text | None:
        reason = self._room.presenter.why_not()
        if reason is None:
            self._room.editor.split_turn()
        return reason

    def _read_back(self) -> Text | None:
        problems, following = self._room.presenter.read_back(self._room.editor.turn)
        if problems:
            return problems[0].text
        if not following:
            return Text("Every turn was read back.")
        self._room.editor.go_to_turn(following)
        return None

    def _show_plan_question(self) -> Text | None:
        if reason := self._room.presenter.why_not():
            return reason
        ghost, plan = self._room.ghost, self._room.plan_questions
        before = ghost.shown
        question = plan.after(before.id if before is not None else "")
        if question is not None:
            ghost.show_question(question)
            return None
        ghost.take_away()
        if before is not None:
            return Text("That was the last own question left for this topic.")
        return Text("No own question is left for this topic. For other topics: {count}.", count=plan.left_elsewhere())

    def _put_plan_question(self) -> Text | None:
        if reason := self._room.presenter.why_not():
            return reason
        shown = self._room.ghost.shown
        if shown is None:
            return Text("First show an own question ({key}).", key=keys_of("plan_question")[0])
        self._room.plan_questions.was_put(shown.id, self._room.ask(shown.question))
        self._room.ghost.take_away()
        return None

    def _add_abbreviation(self) -> Text | None:
        known = self._room.abbreviations
        values: Mapping[str, FieldValue] = {"text": self._room.editor.selected_words(), "layer": known.layers()[0].id}
        form = SheetForm(known.fields(), _offering(known.layers()), self._say, values, is_narrow=True)
        self._window.strip.open(self._say(Text("New abbreviation")), form, self._added)
        return None

    def _added(self, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        problems = self._room.abbreviations.add(values)
        if not problems:
            self._window.tell(Text("Works from now on: ;{short}", short=str(values["short"]).strip().removeprefix(";")))
        return problems

    def _show_abbreviations(self) -> Text | None:
        known = self._room.abbreviations
        actions = (ItemAction(TAKE_OUT, Text("take out"), "U"),)
        shown = ItemList("abbreviations", self._say(Text("Abbreviations")), actions, self._say, takes_notes=False)
        shown.show_rows(known.rows())

        def take_out(short: str, _action: str, _note: str) -> None:
            shown.show_problems(known.take_out(short))
            shown.show_rows(known.rows())

        shown.acted.connect(take_out)
        self._window.strip.open_widget(self._say(Text("Abbreviations")), shown, shown.view)
        return None


def _offering(options: tuple[Option, ...]) -> Callable[[FormField], tuple[Option, ...]]:
    return lambda _: options
