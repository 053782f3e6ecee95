"""How a hearing stops: at its end, before it, for today, or before it began."""

from __future__ import annotations

from collections.abc import Mapping

from hearing_desk.app.beside_presenter import CLOSING, BesidePresenter
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import text_in
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import words_of

Values = Mapping[str, ev.FieldValue]

NOT_POSSIBLE, MODE = "niet_mogelijk", "mode"


def end_hearing(session: Session) -> tuple[Problem, ...]:
    """End the hearing, whatever is still open; a pause that is going on ends first. From here no new turns."""
    refused = refusal_to_stop(session.committed)
    if not refused:
        session.finish_all_turns()
        pause: tuple[ev.Event, ...] = (ev.PauseEnded(),) if session.committed.pause else ()
        session.record(*pause, ev.HearingEnded())
        session.save_now()
    return refused


def break_off(session: Session, values: Values) -> tuple[Problem, ...]:
    """Stop now: by whom and why. Closing questions that were not put stand as not put, by this one act."""
    refused = refusal_to_stop(session.committed)
    if not refused:
        session.finish_all_turns()
        pause: tuple[ev.Event, ...] = (ev.PauseEnded(),) if session.committed.pause else ()
        stopped = ev.HearingBrokenOff(
            text_in(values, "by"), text_in(values, "cause"), text_in(values, "note")
        )
        session.record(*pause, stopped, *_not_put(session))
        session.save_now()
    return refused


def plan_next_session(session: Session, values: Values) -> tuple[Problem, ...]:
    """Go on another day: this zitting ends, the gate is asked again, the first day of the hearing stays."""
    day = text_in(values, "date")
    refused = refusal_to_stop(session.committed)
    if not refused and day < session.now()[:10]:
        refused = (Problem(Text("The hearing can go on today or later, not on a day before."), "date"),)
    if not refused:
        session.finish_all_turns()
        mode = text_in(values, MODE)
        other = (ev.FieldFilled(MODE, mode),) if mode and mode != session.committed.text_of(MODE) else ()
        session.record(ev.NextSessionPlanned(day, text_in(values, "location")), *other)
        session.save_now()
    return refused


def note_not_held(session: Session, values: Values) -> tuple[Problem, ...]:
    """The hearing did not take place; only before it has begun."""
    hearing = session.committed
    if hearing.sessions or hearing.has_ended:
        return (Problem(Text("This hearing has begun, so it was held. Use Stop now to break it off.")),)
    session.record(ev.HearingNotHeld(text_in(values, "reason"), text_in(values, "informed")))
    return ()


def refusal_to_stop(hearing: Hearing) -> tuple[Problem, ...]:
    """Why there is nothing to end here: not begun, or ended before."""
    if hearing.has_ended:
        return (Problem(Text("The hearing has already ended.")),)
    if not hearing.sessions:
        return (Problem(Text("The hearing has not begun.")),)
    return ()


def _not_put(session: Session) -> tuple[ev.Event, ...]:
    # What goes into the record is Dutch, whatever the language of the screen.
    note = words_of("nl").say(Text("not put, hearing broken off"))
    rows = BesidePresenter(session).rows(CLOSING)
    return tuple(ev.ClosingAnswered(row.id, NOT_POSSIBLE, note=note) for row in rows if row.is_open)
