"""How an officer carries out each event of a script with keys; answers with why the program refused, or None."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import Qt

from hearing_desk.app import script_values as sv
from hearing_desk.app.beside_presenter import CLOSING, OPENING, POINTS
from hearing_desk.app.cards_presenter import ANSWER_KEYS, ROLE_KEYS
from hearing_desk.app.case import Case
from hearing_desk.app.outcome import Options
from hearing_desk.app.session import Session
from hearing_desk.app.start_conditions import NOT_MET, conditions_for
from hearing_desk.app.waiting import open_points
from hearing_desk.core.coverage import find_point
from hearing_desk.core.escalation import problems_of_answer, unsettled
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.beside import ACTIONS
from hearing_desk.ui.driver_result import Measured
from hearing_desk.ui.driver_steps import DriverSteps, list_around, words_on
from hearing_desk.ui.driver_text import DriverText
from hearing_desk.ui.driver_values import case_values, consult_values, filled, person_values, prefixed, typeable
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.shots import Shots

PURPOSE, RECIPIENT = "proef", "replay"
LINES_IN_PAUSE = {"O": "pause.how_applicant", "T": "pause.how_interpreter"}
CONDITION_KEYS = {NOT_MET: "N"}
NOT_IN_SCRIPT = "Het script zegt hier niets over."
PREPARATION_KEYS = {"gedaan": "G", "niet_nodig": "N", "niet_mogelijk": "M"}
WaitUntil = Callable[[Callable[[], bool]], None]


class DriverActs:
    """Knows which keys each event takes."""

    def __init__(
        self,
        assembly: Assembly,
        hands: Hands,
        options: Options,
        measured: Measured,
        wait_until: WaitUntil,
        shots: Shots,
    ) -> None:
        self._assembly = assembly
        self._window = assembly.window
        self._hands = hands
        self._options = options
        self._measured = measured
        self._wait_until = wait_until
        self._shots = shots
        self._steps = DriverSteps(assembly.window, hands, shots)
        self._text = DriverText(assembly, hands, self._steps, measured)
        self._park_notes: dict[str, str] = {}
        self._exported = 0
        self.was_gate_blocked = False

    @property
    def typed(self) -> tuple[str, ...]:
        """The ids of the script's turns, in order."""
        return tuple(self._text.typed)

    @property
    def is_exported(self) -> bool:
        """Whether both parts were exported."""
        return self._exported > 0

    @property
    def folder(self) -> Path:
        """Where everything is exported to, as the form reads it: a space at the end of a path is none."""
        return Path(str(self._options.out.absolute()).strip())

    @property
    def is_under_way(self) -> bool:
        """Whether a zitting is going on, or there will be none any more."""
        return self.session.committed.session is not None or self.session.committed.has_ended

    @property
    def session(self) -> Session:
        """The hearing that is open; the driver only reads it."""
        session = self._assembly.desk.session
        assert session is not None
        return session

    def plan(self, case: Case) -> None:
        """Plan the hearing of the script in the form for a new one."""
        self._hands.command("new_hearing")
        self._hands.fill("", case_values(case))
        refused = self._steps.save_form()
        if self._assembly.desk.session is None:
            raise DeskError("not_planned", refused or Text("The hearing could not be planned."))
        self.wait()
        present = case.fields.get("present", ())
        self._text.first_present = present[0] if isinstance(present, tuple) and present else ""
        self._steps.enter("gate")
        self.was_gate_blocked = self._assembly.was_gate_blocked()

    def carry_out(self, event: sv.ScriptEvent) -> Text | None:  # noqa: C901 - one case an event
        """Carry one event out."""
        match event:
            case sv.Prepare():
                return self._prepare(event)
            case sv.SettleGate():
                return self._settle_gate(event)
            case sv.Start():
                return self._in_room("gate", self._start)
            case sv.AnswerOpening():
                return self._beside("list_opening", OPENING, event.item, event.answer, event.note)
            case sv.AnswerClosing():
                return self._beside("list_closing", CLOSING, event.item, event.answer, event.note)
            case sv.Cover():
                return self._cover(event)
            case sv.ChooseTopic():
                return self._choose_topic(event.topic)
            case sv.TypeTurn():
                return self._turn(event)
            case sv.Revise():
                return self._text.revise(event)
            case sv.Park():
                return self._park(event)
            case sv.Mark():
                return self._text.mark(event)
            case sv.AnswerSignal():
                return self._answer_card(event)
            case sv.Pause():
                return self._pause(event)
            case sv.Resume():
                return self._resume(event)
            case sv.Settle():
                return self._settle(event)
            case sv.Correct():
                return self._correct(event)
            case sv.Export():
                return self._export()
            case _:
                return self._strip_event(event)

    def _strip_event(
        self, event: sv.LogConsult | sv.ChangeInterpreter | sv.NextSession | sv.BreakOff | sv.End
    ) -> Text | None:
        match event:
            case sv.LogConsult():
                return self._steps.strip("consult", "consult.", consult_values(event))
            case sv.ChangeInterpreter():
                values = {**person_values(event.interpreter), "reason": event.reason}
                return self._steps.strip("change_interpreter", "interpreter.", values)
            case sv.NextSession():
                self.wait()
                values = {"date": event.date, "location": event.location}
                return self._steps.strip("next_session", "next_session.", values)
            case sv.BreakOff():
                self.wait()
                values = {"by": event.by, "cause": event.cause, "note": event.note}
                return self._steps.strip("stop_now", "break_off.", values)
            case sv.End():
                return self._end()
            case _:
                assert_never(event)

    def _start(self) -> Text | None:
        # A script has no word for start conditions: what it does not settle is noted as such, never as settled.
        for row in conditions_for(self.session.committed, self.session.pack):
            if row.is_in_the_way:
                self._steps.answer_row("gate.conditions", row.id, CONDITION_KEYS[NOT_MET], NOT_IN_SCRIPT)
        return self._steps.command("start_hearing")

    def finish(self) -> None:
        """At the end of the script: what was not exported yet is."""
        if self.session.committed.sessions and self._exported < len(self.session.records):
            self._export()
        self.wait()

    def open_again(self) -> None:
        """Let go of the hearing and open it from disk, as on another day."""
        with self._measured.opening():
            self._assembly.open_hearing(self.session.hearing_id)
            self._window.repaint()
        self.wait()

    def wait(self) -> None:
        """Wait until matcher and disk are done."""
        session = self.session
        session.save_now()
        self._wait_until(lambda: not session.is_matching and session.save_state.unsaved_since is None)

    def _end(self) -> Text | None:
        # What was broken off needs no end, and none is refused.
        if self.session.committed.has_ended:
            return None
        self.wait()
        return self._steps.command("end_hearing")

    def _in_room(self, room: str, act: Callable[[], Text | None]) -> Text | None:
        return self._steps.enter(room) or act()

    def _prepare(self, event: sv.Prepare) -> Text | None:
        if refused := self._steps.enter("preparation"):
            return refused
        return self._steps.answer_row("preparation", event.item, PREPARATION_KEYS[event.answer], event.note)

    def _settle_gate(self, event: sv.SettleGate) -> Text | None:
        if refused := self._steps.enter("gate"):
            return refused
        prefix = f"{event.fact.value}."
        self._hands.fill_one(f"{prefix}outcome", event.outcome)
        form = self._steps.form()
        person = prefixed("replacement.", person_values(event.replacement)) if event.replacement else {}
        given = prefixed(prefix, {**event.fields, **person, "outcome": event.outcome})
        # Every field that is asked: of an answer that was refused before, nothing may stay.
        asked = form.values() if form is not None else {}
        self._hands.fill("", {name: given.get(name, "") for name in asked})
        return self._steps.save_form()

    def _turn(self, event: sv.TypeTurn) -> Text | None:
        known = len(self._text.typed)
        refused = self._type_turn(event)
        if len(self._text.typed) == known:
            self._text.keep("")
        return refused

    def _type_turn(self, event: sv.TypeTurn) -> Text | None:
        if self.session.committed.pause is not None and event.kind in LINES_IN_PAUSE:
            return self._type_in_pause(event)
        return self._text.type(event)

    def _type_in_pause(self, event: sv.TypeTurn) -> Text | None:
        self._uncover()
        # Enter puts the line in the text; a paragraph within it is Shift+Enter.
        self._hands.fill_one(LINES_IN_PAUSE[event.kind], typeable(event.text).replace("\n", "\u2028"))
        self._hands.press(Qt.Key.Key_Return)
        self._text.keep(self.session.committed.order[-1])
        return None

    def _choose_topic(self, topic: str) -> Text | None:
        return self._text.at_end(
            lambda: self._steps.command("choose_topic") or self._steps.choose("all_topics", topic)
        )

    def _park(self, event: sv.Park) -> Text | None:
        known = set(self.session.committed.parked)
        refused = self._text.at_end(lambda: self._steps.command("park"))
        for park_id in set(self.session.committed.parked) - known:
            self._park_notes[park_id] = event.note
        return refused

    def _beside(self, command: str, which: str, item: str, answer: str, note: str) -> Text | None:
        if refused := self._steps.enter("hearing") or self._steps.command(command):
            return refused
        key = next(action.key for action in ACTIONS[which] if action.id == answer)
        return self._steps.answer_row(f"beside.{which}", item, key, note)

    def _cover(self, event: sv.Cover) -> Text | None:
        point = find_point(self.session.pack, self.session.committed.topic, event.point)
        if point is None:
            return Text("There is no such point in the topics of this hearing.")
        return self._beside("list_points", POINTS, point.id, event.state, event.reason)

    def _answer_card(self, event: sv.AnswerSignal) -> Text | None:
        if refused := self._text.at_end(lambda: None) or self._why_not_answer(event):
            return refused
        self.wait()
        if not self._is_waiting(event.group) and (refused := self._raise(event.group)):
            return refused
        self._steps.command("cards")
        self.wait()
        self._hands.choose_row("cards.list", event.group)
        shown = list_around(self._hands.focused())
        for key, role in ROLE_KEYS.items():
            if role in event.roles:
                self._hands.type(key)
        self._hands.type(next(key for key, answer in ANSWER_KEYS.items() if answer == event.answer).lower())
        refused = words_on(shown.message)
        self._hands.press(Qt.Key.Key_Escape)
        if self._window.strip.content is not None:
            self._hands.press(Qt.Key.Key_Escape)
        return refused

    def _why_not_answer(self, event: sv.AnswerSignal) -> Text | None:
        # An officer who may not answer like this raises no card for it either.
        problems = problems_of_answer(self.session.committed, self.session.pack, event.group, event.answer)
        return problems[0].text if problems else None

    def _raise(self, group: str) -> Text | None:
        return self._steps.command("raise_card") or self._steps.choose("raise", group)

    def _is_waiting(self, group: str) -> bool:
        return any(row.group == group and row.is_open for row in self._text.room.cards.rows())

    def _pause(self, event: sv.Pause) -> Text | None:
        self.wait()
        if self.session.committed.pause is not None:
            return Text("There is a pause already.")
        self._shots.take()
        if refused := self._steps.command("pause"):
            return refused
        self._uncover()
        self._hands.fill("pause.", filled({"by": event.by, "code": event.code, "reason": event.reason}))
        refused = self._steps.save_form()
        self._write_park_notes()
        return refused

    def _resume(self, event: sv.Resume) -> Text | None:
        if self.session.committed.pause is None:
            return self._steps.enter("pause") or Text("There is no pause.")
        if refused := self._steps.enter("pause"):
            return refused
        self._uncover()
        self._hands.fill("resume.", {"by": event.by, "reason": event.reason})
        self._shots.take()
        return self._steps.command("pause")

    def _uncover(self) -> None:
        self._steps.enter("pause")
        for _ in range(3):
            if self._assembly.is_pause_covered():
                self._hands.press(Qt.Key.Key_Space)

    def _write_park_notes(self) -> None:
        for park_id, note in self._park_notes.items():
            if note and self._hands.choose_row("parked.list", park_id):
                self._hands.fill_one("parked.note", note)
                self._hands.press(Qt.Key.Key_Return)
        self._park_notes.clear()

    def _settle(self, event: sv.Settle) -> Text | None:
        # While the applicant may read along, what is open shows only on the covered half of Afronding.
        if not self.session.committed.has_ended:
            return self._steps.enter("closing") or self._settle_before_end(event)
        if refused := self._steps.enter("review"):
            return refused
        if not self._hands.choose_row("open_points.list", event.what):
            return Text("This is not open.")
        self._hands.type("r")
        return self._steps.fill_strip("settle.", {"reason": event.reason, "date": event.date})

    def _settle_before_end(self, event: sv.Settle) -> Text | None:
        self._hands.press(Qt.Key.Key_Space)
        if event.what not in open_points(self.session.committed, self.session.pack):
            return Text("This is not open.")
        if event.what in self.session.committed.cards:
            return self._steps.answer_row("closing_open", event.what, "r", event.reason)
        self._hands.choose_row("closing_open.list", event.what)
        self._hands.type("d")
        return self._steps.fill_strip("settle.", {"reason": event.reason, "date": event.date})

    def _correct(self, event: sv.Correct) -> Text | None:
        if refused := self._steps.enter("corrections"):
            return refused
        turn = self._text.turn(event.turn)
        if turn is None:
            return Text("There is no such turn yet.")
        values = {"turn": turn.id, "text": event.text, "by": event.by, "kind": event.kind}
        self._hands.fill("correction.", values)
        return self._steps.save_form()

    def _export(self) -> Text | None:
        self.wait()
        if refused := self._steps.enter("review"):
            return refused
        hearing = self.session.committed
        if hearing.has_ended and not hearing.is_final and not unsettled(hearing, self.session.pack):
            self._steps.command("make_final")
        where = {"folder": str(self.folder), "purpose": PURPOSE, "recipient": RECIPIENT}
        with self._measured.exporting():
            for command in ("export", "export_internal"):
                self._hands.fill("export.", where)
                if refused := self._steps.command(command):
                    return refused
                self._wait_until(lambda: not self._assembly.is_exporting())
                if refused := self._assembly.export_problem():
                    return refused
        self.wait()
        self._exported = len(self.session.records)
        return None
