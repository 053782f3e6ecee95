"""An officer who does anything at any time: the rules of a hearing, tried through the presenters that the rooms use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hearing_desk.app.cards_presenter import CardsPresenter
from hearing_desk.app.case import Case, planned
from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.ending import break_off, end_hearing, note_not_held, plan_next_session
from hearing_desk.app.gate_presenter import GatePresenter
from hearing_desk.app.hearing_presenter import HearingPresenter
from hearing_desk.app.pause_presenter import PausePresenter
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.session import Services, Session
from hearing_desk.app.strips import Strips
from hearing_desk.app.waiting import Kind, waiting
from hearing_desk.core import events as ev
from hearing_desk.core.escalation import MANDATORY
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing, Status
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.core.stored import StoredHearing
from hearing_desk.formpack import packs_in
from hearing_desk.i18n import words_of
from hearing_desk.vault.writer import Writer
from tests.app.stage import PACKS

DAY = "2026-12-24"
WISHES = ("v", "m", "geen", "anders", "onbekend")
# Most hearings begin: what happens before the start is tried less often than what happens in it.
PLANNED_WISHES = (*WISHES, "geen", "geen", "geen")
STRENGTHS = ("wens", "essentieel")
GROUPS = ("SG-01", "SG-04", "SG-05", "SG-06", "SG-07", "SG-09", "SG-11", "SG-19", "SG-20", "SG-21")
ANSWERS = ("doorgevraagd", "later", "niet_relevant", "voorgelegd", "opgehelderd", "meenemen")
ROLES = ("zelf", "gezinslid", "onbekend")
PARTIES = ("unit_1f", "lhbti_coordinator", "bekeringscoordinator", "mensenhandel", "amv_coordinator", "senior")
OUTCOMES = ("overgenomen", "niet_overgenomen", "advies", "verzonden", "gepland")
WAYS_OUT = ("match", "opgelost", "nieuw_gehoor", "vooraf_ingetrokken", "niet_mogelijk", "rechtsgrond", "onbekend")
LATER = timedelta(minutes=7)


class Nowhere:
    """Takes what a writer takes and keeps none of it: here only the rules are tried."""

    def write(self, *_: object, **__: object) -> None:
        """Nothing is kept."""

    def close_batch(self) -> None:
        """Nothing waits."""

    def flush(self, _: float = 0) -> None:
        """Nothing waits."""

    def stop(self) -> None:
        """Nothing runs."""


@cache
def real_pack() -> tuple[FormPack, str]:
    """The newest pack of the Dutch hearing, compiled."""
    loaded = packs_in(PACKS)[-1]
    return loaded.pack, loaded.text


def needed_and_not_done(records: Iterable[ev.Recorded], pack: FormPack) -> set[str]:
    """Read from the events alone, apart from the program's own rules: mandatory cards without any answer, and
    consultations that an answer asked for and nobody logged; less what got a reason, and a day for a consultation.
    """
    events = [record.event for record in records]
    levels = {e.group: e.level for e in events if isinstance(e, ev.CardOpened | ev.CardRaised)}
    waits = {e.group for e in events if isinstance(e, ev.CardOpened)}
    waits -= {e.group for e in events if isinstance(e, ev.CardAnswered)}
    cards = {group for group in waits if levels[group] in MANDATORY}
    reasons = {e.what: e.date for e in events if isinstance(e, ev.OpenItemSettled) and e.reason.strip()}
    asked = {e.group for e in events if isinstance(e, ev.CardAnswered) and e.answer in ("doorgevraagd", "voorgelegd")}
    asked -= {e.group for e in events if isinstance(e, ev.CardAnswered) and e.answer == "opgehelderd"}
    done = {e.with_whom for e in events if isinstance(e, ev.ConsultLogged) and e.outcome != "gepland"}
    needs = {need.party for need in pack.consult_needs for card in need.cards if not card.roles and card.group in asked}
    if "senior" in done:
        done.add("nationale_veiligheid")
    return (cards - set(reasons)) | {need for need in needs - done if not reasons.get(need)}


class AnyHearing(RuleBasedStateMachine):
    """A hearing to which anything happens. Whatever that is: nothing unsettled becomes final, and a way on is left."""

    @initialize(wish=st.sampled_from(PLANNED_WISHES), strength=st.sampled_from(STRENGTHS), is_minor=st.booleans())
    def plan(self, wish: str, strength: str, is_minor: bool) -> None:
        self.clock = StandingClock(datetime(2026, 12, 24, 9, tzinfo=ZONE))
        self.pack, text = real_pack()
        services = Services(self.clock, lambda _: cast(Writer, Nowhere()), lambda act: act(), lambda _: None)
        self.session = Session(StoredHearing("x", (), (), text), services)
        fields: dict[str, ev.FieldValue] = {
            "reference": "DEMO-1", "hearing_type": "nader_gehoor", "profile": "oud_vb2000", "procedure": "aa6",
            "date": DAY, "location": "Zevenaar", **({"birth_year": "2010"} if is_minor else {}),
        }  # fmt: skip
        wishes = {
            Fact.OFFICER: Wish("geen", source="brief", date="2026-10-01"),
            Fact.INTERPRETER: Wish(wish, "rustig", strength, "brief", "2026-10-01"),
        }
        interpreter = Interpreter("T-1", "v", "ti", register="C1", mode="in_persoon")
        self.session.record(
            ev.PackPinned(self.pack.line, self.pack.serial, ""),
            *planned(Case(fields, Officer("H-1", "v"), interpreter, wishes, ("MOD-08",))),
        )
        self.gate = GatePresenter(self.session, words_of("nl"))
        self.review = ReviewPresenter(self.session, True, words_of("nl").say)
        self.was_settled_at_start = True
        self.start()

    @property
    def hearing(self) -> Hearing:
        return self.session.committed

    @rule(
        outcome=st.sampled_from(WAYS_OUT), fact=st.sampled_from(Fact), gender=st.sampled_from("vm"), full=st.booleans()
    )
    def settle_gate(self, outcome: str, fact: Fact, gender: str, full: bool) -> None:
        person = {"id": "H-2", "gender": gender} if fact is Fact.OFFICER else {
            "number": "T-2", "gender": gender, "language": "ti", "register": "C1", "mode": "video",
        }  # fmt: skip
        details = {"note": "n", "source": "brief", "date": "2026-12-01", "tried": "gebeld", "decided_by": "senior"}
        details |= {"told_via": "vwn", "told_at": "23-12", "answer": "gaat door", "ground": "artikel"}
        details |= {"tried_by": "planner", "why_not": "niet bereikt", "new_date": "2026-12-31"}
        given = {**(details if full else {}), **{f"replacement.{name}": value for name, value in person.items()}}
        self.gate.settle(fact, {f"{fact.value}.{name}": v for name, v in {**given, "outcome": outcome}.items()})

    @rule(wish=st.sampled_from(WISHES), fact=st.sampled_from(Fact))
    def note_wish(self, wish: str, fact: Fact) -> None:
        strip = Strips(self.session).wish(fact)
        if not strip.refused:
            strip.save({"wish": wish, "strength": "wens", "source": "vwn", "wish_text": "rustig"})

    @rule(answer=st.sampled_from(("geregeld", "niet")), note=st.sampled_from(("", "Nidos belde")))
    def settle_condition(self, answer: str, note: str) -> None:
        self.gate.settle_condition("voogd_aanwezig", answer, note)

    @rule()
    def start(self) -> None:
        conditions = self.gate.conditions()
        if self.gate.start() == ():
            self.was_settled_at_start &= self.hearing.is_gate_clear and not any(c.is_in_the_way for c in conditions)

    @rule(by=st.sampled_from((timedelta(hours=-30), timedelta(hours=16), timedelta(days=-400), timedelta(days=9))))
    def clock_jumps(self, by: timedelta) -> None:
        self.clock.put_at(self.clock.now() + by)

    @rule(group=st.sampled_from(GROUPS))
    def raise_card(self, group: str) -> None:
        if not self.hearing.is_final:
            CardsPresenter(self.session).raise_card(group, "")

    @rule(group=st.sampled_from(GROUPS), answer=st.sampled_from(ANSWERS), role=st.sampled_from(ROLES))
    def answer_card(self, group: str, answer: str, role: str) -> None:
        if group in self.hearing.cards:
            CardsPresenter(self.session).answer(group, answer, (role,), "")

    @rule()
    def wish_surfaces(self) -> None:
        HearingPresenter(self.session).wish_surfaced("")

    @rule()
    def pause(self) -> None:
        PausePresenter(self.session).begin()
        self.clock.put_at(self.clock.now() + LATER)

    @rule()
    def resume(self) -> None:
        was_clear = self.hearing.is_gate_clear
        if self.hearing.pause is not None and PausePresenter(self.session).resume({}) == ():
            assert was_clear

    @rule(party=st.sampled_from(PARTIES), outcome=st.sampled_from(OUTCOMES), twice=st.booleans())
    def consult(self, party: str, outcome: str, twice: bool) -> None:
        for _ in range(1 + twice):
            strip = Strips(self.session).consult(party)
            if not strip.refused:
                strip.save({"with": party, "question": "?", "outcome": outcome, "reason": "zo"})

    @rule(data=st.data())
    def settle_something(self, data: st.DataObject) -> None:
        strip = Strips(self.session).settle()
        if strip.points and not strip.refused:
            what = data.draw(st.sampled_from([point for point, _ in strip.points]))
            strip.save({"what": what, "reason": data.draw(st.sampled_from((" ", "morgen"))), "date": "2027-01-04"})

    @rule(data=st.data())
    def code_a_card(self, data: st.DataObject) -> None:
        coded = [line.id for line in waiting(self.session) if line.kind is Kind.CODE]
        if coded and not self.hearing.is_final:
            PausePresenter(self.session).give_code(data.draw(st.sampled_from(coded)), "al_bekend")

    @rule()
    def go_on_another_day(self) -> None:
        day = (self.clock.now() + timedelta(days=1)).date().isoformat()
        plan_next_session(self.session, {"date": day, "location": "Ter Apel"})

    @rule()
    def end(self) -> None:
        end_hearing(self.session)

    @rule()
    def stop(self) -> None:
        break_off(self.session, {"by": "tolk", "cause": "ziek"})

    @rule()
    def make_final(self) -> None:
        left = needed_and_not_done(self.session.records, self.pack)
        was_open = not self.hearing.is_gate_clear and "gender_wish" not in self.hearing.settled
        if self.review.make_final() == ():
            assert left == set()
            assert not was_open

    @invariant()
    def no_zitting_began_before_everything_was_settled(self) -> None:
        assert self.was_settled_at_start

    @invariant()
    @precondition(lambda self: hasattr(self, "session") and self.hearing.status is Status.IN_PAUSE)
    def in_a_pause_something_is_always_possible(self) -> None:
        assert PausePresenter(self.session).why_not() is None
        assert ClosingPresenter(self.session).can_end()

    def teardown(self) -> None:
        """Whatever happened, the officer comes to an end: not held, or final with a reason for what is left."""
        if not hasattr(self, "session"):
            return
        if not self.hearing.sessions:
            if not self.hearing.has_ended:
                assert note_not_held(self.session, {"reason": "ziek"}) == ()
            return
        if not self.hearing.has_ended:
            assert end_hearing(self.session) == ()
        self._settle_all(lambda what: Strips(self.session).settle(what).save)
        assert self.hearing.is_final or self.review.make_final() == ()

    def _settle_all(self, save_of: Callable[[str], Callable[[Any], tuple[object, ...]]]) -> None:
        for what in [row.id for row in self.review.open_rows() if not self.hearing.is_final]:
            assert save_of(what)({"what": what, "reason": "volgt", "date": "2027-01-04"}) == ()
