"""What Correcties shows and does: corrections as they came in, by round, beside a report that stays as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearing_desk.app.returned_presenter import NO_TURN, left_out, replaced_words
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import problems_in, text_in
from hearing_desk.app.turn_line import turn_line
from hearing_desk.app.waiting import turn_names
from hearing_desk.core import events as ev
from hearing_desk.core.corrections import rounds
from hearing_desk.core.form import FieldKind, FormField, Option
from hearing_desk.core.problems import Problem
from hearing_desk.core.report import Say
from hearing_desk.core.returned import ReturnedChange
from hearing_desk.core.text import Text

Values = Mapping[str, ev.FieldValue]

TURNS = "turns"
NAMES = ("turn", "text", "by", "kind", "note", "received_on")


@dataclass(frozen=True)
class CorrectionRow:
    """A correction in the list: its round, the turn it is about, and what it says."""

    round: int
    turn: str
    text: str
    by: str
    kind: str
    note: str
    received_on: str


class CorrectionsPresenter:
    """The corrections of one open hearing."""

    def __init__(self, session: Session, say: Say) -> None:
        self._session = session
        self._say = say
        self.round = max(rounds(session.committed), default=1)

    def why_not(self) -> Text | None:
        """Why there is nothing to correct yet, None when there is."""
        if self._session.committed.ended_at:
            return None
        return Text("Corrections come after the hearing has ended.")

    def rows(self) -> tuple[CorrectionRow, ...]:
        """Every correction, by round, in the order in which they came."""
        return tuple(self._row(c) for of_round in rounds(self._session.committed).values() for c in of_round)

    def fields(self) -> tuple[FormField, ...]:
        """The form of a correction; its turn is chosen from the turns of the report."""
        fields = self._session.shown_pack.sheet("correction").fields
        return tuple(
            dataclasses.replace(f, kind=FieldKind.CHOICE, options=TURNS, hint="") if f.id == "turn" else f
            for f in fields
        )

    def options(self, field: FormField) -> tuple[Option, ...]:
        """The choices of a field of that form."""
        return self.turns() if field.options == TURNS else self._session.shown_pack.choices(field.options)

    def turns(self) -> tuple[Option, ...]:
        """The turns of the report by number, or time, and first words; last that it is about none of them."""
        turns = (turn for turn in self._session.turns if turn.has_begun and turn.text)
        none = Option(NO_TURN, self._say(Text("No turn: about something else in the report")))
        return (*(Option(turn.id, turn_line(turn)) for turn in turns), none)

    def note(self, values: Values, returned: ReturnedChange | None = None) -> tuple[Problem, ...]:
        """Note a correction, perhaps one that came back; the text of the report stays as it is."""
        reason = self.why_not()
        problems = (Problem(reason),) if reason else problems_in(self.fields(), values)
        problems = problems or tuple(self._unknown(values))
        if not problems:
            turn, text, by, kind, note, day = (text_in(values, name) for name in NAMES)
            turn = "" if turn == NO_TURN else turn
            old = replaced_words(returned, turn)
            text = "" if old and text.strip() == self._say(left_out()) else text
            self._session.record(ev.CorrectionNoted(turn, text, by, kind, note, day, self.round, old))
            self._session.save_now()
        return problems

    def begin_round(self) -> tuple[Problem, ...]:
        """What is noted from now on came in later; a round without corrections is not begun twice."""
        if self.round not in rounds(self._session.committed):
            return (Problem(Text("Round {number} has no corrections yet.", number=self.round)),)
        self.round += 1
        return ()

    def _unknown(self, values: Values) -> Iterator[Problem]:
        if text_in(values, "turn") not in {NO_TURN, *self._session.committed.turns}:
            yield Problem(Text("Choose a turn of the report."), "turn")

    def _row(self, correction: ev.CorrectionNoted) -> CorrectionRow:
        pack, hearing = self._session.shown_pack, self._session.committed
        by = pack.option_label("correction_by", correction.by)
        kind = pack.option_label("correction_kind", correction.kind)
        turn = turn_names(hearing, (correction.turn,)) or correction.turn or self._say(Text("no turn"))
        words = correction.text or self._say(left_out())
        text = f"“{correction.old}” → “{words}”" if correction.old else words
        return CorrectionRow(correction.round, turn, text, by, kind, correction.note, correction.received_on)
