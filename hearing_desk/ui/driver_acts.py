"""How an officer carries out each event of a script with keys; answers with why the program refused, or None."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import Qt

from hearing_desk.app import script_values as sv
from hearing_desk.app.beside_presenter import CLOSING, OPENING, POINTS
from hearing_desk.app.cards_presenter import ANSWER_KEYS, ROLE_KEYS
from hearing_desk.app.case import Case
from hearing_desk.app.outcome import Options
from hearing_desk.app.places import name_of
from hearing_desk.app.session import Session
from hearing_desk.core.coverage import find_point
from hearing_desk.core.escalation import unsettled
from hearing_desk.core.events import TurnId
from hearing_desk.core.text import Text
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.beside import ACTIONS
from hearing_desk.ui.driver_result import Measured
from hearing_desk.ui.driver_steps import CONTROL, DriverSteps, list_around, words_on
from hearing_desk.ui.driver_values import case_values, consult_values, filled, person_values, typeable
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.shots import Shots

PURPOSE, RECIPIENT = "proef", "replay"
PREPARATION_KEYS = {"gedaan": "G", "niet_nodig": "N", "niet_mogelijk": "M"}
MARK_COMMANDS = {
    "onverstaanbaar": "mark_inaudible",
    "tolkprobleem": "mark_interpreter",
    "bladwijzer": "bookmark",
    "onzeker": "mark_uncertain",
}
WaitUntil = Callable[[Callable[[], bool]], None]


class DriverActs:
    """Knows which keys each event takes; `typed[n - 1]` is the id of the script's turn n."""

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
        self.typed: list[str] = []
        self.was_gate_blocked = False
        self._park_notes: dict[str, str] = {}
        self.is_exported = False

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
        self._steps.save_form()
        self.wait()
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
                return self._in_room("gate", lambda: self._steps.command("start_hearing"))
            case sv.AnswerOpening():
                return self._beside("list_opening", OPENING, event.item, event.answer, event.note)
            case sv.AnswerClosing():
                return self._beside("list_closing", CLOSING, event.item, event.answer, event.note)
            case sv.Cover():
                return self._cover(event)
            case sv.ChooseTopic():
                return self._choose_topic(event.topic)
            case sv.TypeTurn():
                return self._type_turn(event)
            case sv.Revise():
                return self._revise(event)
            case sv.Park():
                return self._park(event)
            case sv.Mark():
                return self._in_text(lambda: self._steps.command(MARK_COMMANDS[event.what]))
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
                self.wait()
                return self._steps.command("end_hearing")
            case _:
                assert_never(event)

    def finish(self) -> None:
        """At the end of the script: a hearing that was not exported yet is."""
        if not self.is_exported and self.session.committed.sessions:
            self._export()
        self.wait()

    def wait(self) -> None:
        """Wait until matcher and disk are done."""
        session = self.session
        session.save_now()
        self._wait_until(lambda: not session.is_matching and session.save_state.unsaved_since is None)

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
        asked = form.values() if form is not None else {}
        self._hands.fill(prefix, {n: v for n, v in filled(event.fields).items() if prefix + n in asked})
        if event.replacement is not None:
            self._hands.fill(f"{prefix}replacement.", person_values(event.replacement))
        return self._steps.save_form()

    def _in_text(self, act: Callable[[], Text | None]) -> Text | None:
        if self._window.strip.content is not None:
            self._hands.press(Qt.Key.Key_Escape)
        refused = self._steps.enter("hearing") or self._room().presenter.why_not()
        if refused is not None:
            return refused
        self._hands.press(Qt.Key.Key_End, CONTROL)
        return act()

    def _room(self) -> HearingRoom:
        room = self._window.room("hearing")
        assert isinstance(room, HearingRoom)
        return room

    def _type_turn(self, event: sv.TypeTurn) -> Text | None:
        if self.session.committed.pause is not None and event.kind in ("O", "T"):
            return self._type_in_pause(event)
        return self._in_text(lambda: self._type_at_end(event))

    def _type_at_end(self, event: sv.TypeTurn) -> Text | None:
        if refused := self._steps.command(f"turn_{event.kind.lower()}"):
            return refused
        self._measured.type(self._hands, self._room().editor, typeable(event.text))
        turn = self._room().editor.turn
        self.typed.append(turn)
        if event.by and event.by != self.session.committed.turns[TurnId(turn)].by:
            self._steps.command("name_speaker")
            self._steps.choose("speakers", event.by)
        return None

    def _type_in_pause(self, event: sv.TypeTurn) -> Text | None:
        self._uncover()
        name = "pause.how_interpreter" if event.kind == "T" else "pause.how_applicant"
        self._hands.fill_one(name, event.text)
        self._hands.press(Qt.Key.Key_Return)
        self.typed.append(self.session.committed.order[-1])
        return None

    def _choose_topic(self, topic: str) -> Text | None:
        return self._in_text(lambda: self._steps.command("choose_topic") or self._steps.choose("all_topics", topic))

    def _revise(self, event: sv.Revise) -> Text | None:
        return self._in_text(lambda: self._retype(event))

    def _retype(self, event: sv.Revise) -> Text | None:
        if event.turn > len(self.typed):
            return Text("There is no such turn yet.")
        turn = self.session.hearing.turns[TurnId(self.typed[event.turn - 1])]
        if refused := self._steps.strip("go_to", "go_to.", {"where": name_of(turn)}):
            return refused
        self._hands.press(Qt.Key.Key_A, CONTROL)
        self._measured.type(self._hands, self._room().editor, typeable(event.text))
        self._hands.press(Qt.Key.Key_End, CONTROL)
        return None

    def _park(self, event: sv.Park) -> Text | None:
        known = set(self.session.committed.parked)
        refused = self._in_text(lambda: self._steps.command("park"))
        for park_id in set(self.session.committed.parked) - known:
            self._park_notes[park_id] = event.note
        return refused

    def _beside(self, command: str, which: str, item: str, answer: str, note: str) -> Text | None:
        if refused := self._steps.enter("hearing") or self._room().presenter.why_not() or self._steps.command(command):
            return refused
        key = next(action.key for action in ACTIONS[which] if action.id == answer)
        return self._steps.answer_row(f"beside.{which}", item, key, note)

    def _cover(self, event: sv.Cover) -> Text | None:
        point = find_point(self.session.pack, self.session.committed.topic, event.point)
        if point is None:
            return Text("There is no such point in the topics of this hearing.")
        return self._beside("list_points", POINTS, point.id, event.state, event.reason)

    def _answer_card(self, event: sv.AnswerSignal) -> Text | None:
        if self.session.committed.pause is None and (refused := self._in_text(lambda: None)):
            return refused
        self.wait()
        if not self._is_waiting(event.group):
            self._steps.command("raise_card")
            self._steps.choose("raise", event.group)
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

    def _is_waiting(self, group: str) -> bool:
        return any(row.group == group and row.is_open for row in self._room().cards.rows())

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
        self._hands.fill("resume.", filled({"by": event.by, "reason": event.reason}))
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
        if refused := self._steps.enter("review"):
            return refused
        if not self._hands.choose_row("open_points.list", event.what):
            return Text("This is not open.")
        self._hands.type("r")
        return self._steps.fill_strip("settle.", {"reason": event.reason, "date": event.date})

    def _correct(self, event: sv.Correct) -> Text | None:
        if event.turn > len(self.typed):
            return Text("There is no such turn yet.")
        if refused := self._steps.enter("corrections"):
            return refused
        values = {"turn": self.typed[event.turn - 1], "text": event.text, "by": event.by, "kind": event.kind}
        self._hands.fill("correction.", values)
        return self._steps.save_form()

    def _export(self) -> Text | None:
        self.wait()
        if refused := self._steps.enter("review"):
            return refused
        hearing = self.session.committed
        if hearing.has_ended and not hearing.is_final and not unsettled(hearing, self.session.pack):
            self._steps.command("make_final")
        where = {"folder": str(self._options.out.absolute()), "purpose": PURPOSE, "recipient": RECIPIENT}
        with self._measured.exporting():
            for command in ("export", "export_internal"):
                self._hands.fill("export.", where)
                if refused := self._steps.command(command):
                    return refused
                self._wait_until(lambda: not self._assembly.is_exporting())
                if refused := self._assembly.export_problem():
                    return refused
        self.is_exported = True
        return None
