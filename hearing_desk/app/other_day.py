"""What holding the hearing on another day does to the dates of the case, said before anybody decides it."""

from __future__ import annotations

from datetime import date

from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import is_iso_day
from hearing_desk.core.text import Text
from hearing_desk.core.track import StepDate, shifted_to, step_dates


def effect_of_day(session: Session, day: str) -> tuple[Text, ...]:
    """One line a step that moves; what to type while `day` is none."""
    hearing, pack = session.committed, session.shown_pack
    if not is_iso_day(day):
        return (Text("Type the new day to see what it does to the dates."),) if step_dates(hearing, pack) else ()
    moves = zip(step_dates(hearing, pack), shifted_to(hearing, pack, day), strict=True)
    return tuple(_moved(before, after) for before, after in moves if _is_told(before, after))


def _is_told(before: StepDate, after: StepDate) -> bool:
    return after.sum is not None or before.day != after.day


def _moved(before: StepDate, after: StepDate) -> Text:
    new = date.fromisoformat(after.day) if is_iso_day(after.day) else after.sum.end if after.sum else "–"
    if is_iso_day(before.day):
        return Text("{step}: {old} becomes {new}", step=after.step.label, old=date.fromisoformat(before.day), new=new)
    return Text("{step}: {new}", step=after.step.label, new=new)
