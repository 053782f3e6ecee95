"""The dates of a case by its track: which follow from another date, which somebody chose, and what a shift moves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hearing_desk.core.deadlines import Sum, sum_of
from hearing_desk.core.events import DeadlineSet
from hearing_desk.core.form import FormPack, Step, Track
from hearing_desk.core.hearing import Hearing


@dataclass(frozen=True)
class StepDate:
    """A step and its day (ISO, "" while it is not known); `sum` is how the day would follow from the step before.

    `reason` says why another day was chosen than the sum gives.
    """

    step: Step
    day: str
    sum: Sum | None
    reason: str = ""


def track_of(hearing: Hearing, pack: FormPack) -> Track | None:
    """The track the case is in, None while none is chosen."""
    wanted = hearing.text_of("procedure")
    return next((track for track in pack.tracks if track.id == wanted), None)


def step_dates(hearing: Hearing, pack: FormPack) -> tuple[StepDate, ...]:
    """The steps of the track in order, each with its day."""
    track = track_of(hearing, pack)
    if track is None:
        return ()
    days: dict[str, str] = {}
    found: list[StepDate] = []
    for step in track.steps:
        dated = _dated(hearing, step, days)
        days[step.id] = dated.day
        found.append(dated)
    return tuple(found)


def shifted_to(hearing: Hearing, pack: FormPack, day: str) -> tuple[StepDate, ...]:
    """The same steps if the hearing were held on another day; what somebody chose stays where it is."""
    moved = dataclasses.replace(hearing, fields={**hearing.fields, "date": day}, deadlines=dict(hearing.deadlines))
    for step in _hearing_steps(hearing, pack):
        moved.deadlines.pop(step.id, None)
    return step_dates(moved, pack)


def passed_by(hearing: Hearing, pack: FormPack, day: str) -> StepDate | None:
    """The first step whose day comes before this one, None when none does: a fact, nothing is decided by it."""
    later = (dated for dated in step_dates(hearing, pack) if dated.step.after and dated.day)
    return next((dated for dated in later if day and dated.day < day), None)


def knocked_on(hearing: Hearing, pack: FormPack) -> tuple[DeadlineSet, ...]:
    """By rule: the days that were taken over from a sum, and now follow from another day."""
    return tuple(
        DeadlineSet(dated.step.id, dated.day, dated.sum.plain())
        for dated in step_dates(hearing, pack)
        if dated.sum is not None and _was_moved(hearing.deadlines.get(dated.step.id), dated)
    )


def _was_moved(known: DeadlineSet | None, dated: StepDate) -> bool:
    return known is not None and bool(known.sum) and known.date != dated.day


def _hearing_steps(hearing: Hearing, pack: FormPack) -> Iterator[Step]:
    track = track_of(hearing, pack)
    yield from (step for step in (track.steps if track else ())[:1] if not step.after)


def _dated(hearing: Hearing, step: Step, days: dict[str, str]) -> StepDate:
    known = hearing.deadlines.get(step.id, DeadlineSet(step.id, ""))
    if not days and not step.after:
        return StepDate(step, known.date or hearing.text_of("date"), None)
    start = _as_day(days.get(step.after, ""))
    total = sum_of(start, step.working_days, {}) if start and step.working_days is not None else None
    is_by_sum = total is not None and bool(known.sum)
    day = total.end.isoformat() if total is not None and is_by_sum else known.date
    return StepDate(step, day, total, known.reason)


def _as_day(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
