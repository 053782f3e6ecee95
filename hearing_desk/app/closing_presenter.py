"""What Afronding shows and does: what is still open before the closing questions, the way to the table, the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hearing_desk.app.beside_presenter import CLOSING, BesidePresenter
from hearing_desk.app.ending import end_hearing, refusal_to_stop
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import is_iso_day, problems_in, text_in
from hearing_desk.app.waiting import (
    Kind,
    Waiting,
    card_line,
    cards_waiting,
    consults_waiting,
    moment_of,
    parked_waiting,
    second_look,
)
from hearing_desk.core import events as ev
from hearing_desk.core.coverage import NOT_ASKED, UNTOUCHED, coverage_of
from hearing_desk.core.escalation import is_open, open_cards
from hearing_desk.core.form import FormField, Option, Topic
from hearing_desk.core.hearing import Card
from hearing_desk.core.problems import Problem
from hearing_desk.core.read_back import is_all_read_back, not_read_back
from hearing_desk.core.text import Text

Values = Mapping[str, ev.FieldValue]

BEFORE_LEAVING = ("now", "before_leaving")
NOW, REFUSED, UNTIL, NO_QUESTION = "nu", "geweigerd", "later", "niet_gevraagd"


class ClosingPresenter:
    """The two halves of closing one open hearing; nothing here ever stands in the way of ending."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def why_not(self) -> Text | None:
        """Why there is nothing to close here, None when there is."""
        if self._session.committed.sessions:
            return None
        return Text("The hearing has not begun. Closing opens once it has.")

    def questions(self) -> tuple[Text, ...]:
        """What is asked before the first half shows anything."""
        return (Text("Are you alone?"),)

    def before_leaving(self) -> tuple[Waiting, ...]:
        """What must be done before the applicant leaves the building: danger, care, a minor, documents."""
        hearing, pack = self._session.committed, self._session.shown_pack
        cards = tuple(card_line(hearing, pack, card) for card in hearing.cards.values() if self._is_urgent(card))
        consults = consults_waiting(hearing, pack)
        return (*cards, *(line for line in consults if moment_of(pack, line.id) in BEFORE_LEAVING))

    def still_open(self) -> tuple[Waiting, ...]:
        """Everything else that is open: consultations, cards, parked words, points nobody touched."""
        hearing, pack = self._session.committed, self._session.shown_pack
        urgent = {line.id for line in self.before_leaving()}
        others = (*consults_waiting(hearing, pack), *cards_waiting(hearing, pack), *second_look(hearing, pack))
        waiting = tuple(line for line in others if line.id not in urgent)
        return (*waiting, *parked_waiting(hearing), *self._untouched())

    def codes(self) -> tuple[Option, ...]:
        """The closed list of reasons why a point was not asked on purpose; each takes one key."""
        return self._session.shown_pack.choices("coverage_code")

    def card_codes(self) -> tuple[Option, ...]:
        """The closed list of reasons why a card may stay open; each takes one key."""
        return self._session.shown_pack.choices("card_code")

    def leave_unasked(self, point: str, code: str) -> tuple[Problem, ...]:
        """A point was not asked on purpose, for a reason of the closed list."""
        if code not in self._session.shown_pack.option_ids("coverage_code"):
            return (Problem(Text("Choose a reason from the list.")),)
        self._session.record(ev.CoverageSet(point, NOT_ASKED, code=code))
        return ()

    def give_reason(self, line: Waiting, reason: str) -> tuple[Problem, ...]:
        """Say why a card may stay open; an open consultation needs a day as well, which a form of its own asks."""
        if line.kind is not Kind.CARD or line.id not in open_cards(self._session.committed):
            return (Problem(Text("Only an open card takes a reason here.")),)
        if not reason.strip():
            return (Problem(Text("Write the reason.")),)
        self._session.record(ev.OpenItemSettled(line.id, reason.strip()))
        return ()

    def refusal_to_plan(self, line: Waiting) -> tuple[Problem, ...]:
        """Why no reason and day can be noted for a line here; empty for an open consultation or wish."""
        if line.kind is Kind.CONSULT:
            return ()
        return (Problem(Text("Only a consultation that is still needed takes a reason and a day here.")),)

    def at_table(self) -> Text:
        """How far the closing questions are."""
        rows = BesidePresenter(self._session).rows(CLOSING)
        done = sum(not row.is_open for row in rows)
        return Text("Closing questions: {done} of {count} answered.", done=done, count=len(rows))

    def confirmation_fields(self) -> tuple[FormField, ...]:
        """The form of the confirmation; its sheet is that of the pack."""
        return self._session.shown_pack.sheet("confirmation").fields

    def confirmation_states(self) -> tuple[Option, ...]:
        """What can be answered about the confirmation under the legal profile of this hearing."""
        pack, profile = self._session.shown_pack, self._session.committed.text_of("profile")
        list_id = next((p.confirmations for p in pack.profiles if p.id == profile), "")
        return pack.choices(list_id)

    def confirmation(self) -> dict[str, ev.FieldValue]:
        """What is known of the confirmation, as the form shows it."""
        known = self._session.committed.confirmation
        return {"state": known.state, "reasons": known.reasons, "until": known.until} if known else {}

    def confirm(self, values: Values) -> tuple[Problem, ...]:
        """Note how the applicant confirmed the report, or did not."""
        problems = problems_in(self.confirmation_fields(), values) or tuple(
            self._confirmation_problems(values)
        )
        if not problems:
            names = ("state", "reasons", "until")
            self._session.record(ev.ConfirmationNoted(*(text_in(values, name) for name in names)))
        return problems

    def can_end(self) -> bool:
        """Whether the hearing is going on, so that there is something to end."""
        return not refusal_to_stop(self._session.committed)

    def end(self) -> tuple[Problem, ...]:
        """End the hearing, whatever is open."""
        return end_hearing(self._session)

    def _is_urgent(self, card: Card) -> bool:
        return is_open(card) and self._session.shown_pack.signal(card.group).moment in BEFORE_LEAVING

    def _untouched(self) -> Iterator[Waiting]:
        hearing = self._session.committed
        topics = {*hearing.plan, *(visit.topic for visit in hearing.visits)}
        for topic in self._session.shown_pack.topics:
            if topic.id in topics:
                yield from self._untouched_in(topic)

    def _untouched_in(self, topic: Topic) -> Iterator[Waiting]:
        for point in topic.points:
            if coverage_of(self._session.committed, point.id).state == UNTOUCHED:
                yield Waiting(
                    Kind.COVERAGE, point.id, point.screen_label, Text("not touched"), topic.screen_label
                )

    def _confirmation_problems(self, values: Values) -> Iterator[Problem]:
        state, reasons, until = (text_in(values, name) for name in ("state", "reasons", "until"))
        if self._session.committed.is_final:
            yield Problem(Text("The report is final. What comes now belongs in Corrections."))
        elif state not in [option.id for option in self.confirmation_states()]:
            yield Problem(Text("Choose an answer."), "state")
        elif state == NOW and not is_all_read_back(self._session.hearing):
            left = len(not_read_back(self._session.hearing))
            yield Problem(
                Text("Confirming at once needs every turn read back (F4 in the hearing). Left: {count}.", count=left),
                "state",
            )
        elif state in (REFUSED, NO_QUESTION) and not reasons:
            yield Problem(Text("Write the reasons."), "reasons")
        elif state == UNTIL and not is_iso_day(until):
            yield Problem(Text("Write the last day."), "until")
