"""The dates of a hearing's track: typed by the officer, with the sum beside them where a source gives a term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import is_iso_day
from hearing_desk.core import events as ev
from hearing_desk.core.deadlines import Sum, sum_of
from hearing_desk.core.form import FieldKind, FormField, GoesTo, Step, Track
from hearing_desk.core.problems import Problem
from hearing_desk.i18n import Words

HEARING_STEP = "nader_gehoor"


class DeadlinesPresenter:
    """One field a step of the track; nothing is filled in before the officer does it."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._words = words

    def fields(self) -> tuple[FormField, ...]:
        """The steps of the track as fields named `deadline.` and their id; empty while no track is chosen."""
        track = self._track()
        return tuple(self._field(step) for step in track.steps) if track else ()

    def values(self) -> dict[str, ev.FieldValue]:
        """The dates that were typed."""
        return {f"deadline.{step}": known.date for step, known in self._session.committed.deadlines.items()}

    def save(self, values: Mapping[str, ev.FieldValue]) -> tuple[Problem, ...]:
        """Keep what changed, with the sum where the date is the one a source gives."""
        for step in self._steps():
            typed, known = str(values.get(f"deadline.{step.id}", "")), self._session.committed.deadlines.get(step.id)
            if typed != (known.date if known else ""):
                self._session.record(ev.DeadlineSet(step.id, typed, self._sum_when(step, typed)))
        return ()

    def _field(self, step: Step) -> FormField:
        found = self._sum(step)
        hint = self._words.say(found.shown()) if found is not None else step.source.basis
        return FormField(f"deadline.{step.id}", step.label, FieldKind.DATE, GoesTo.INTERNAL, hint=hint)

    def _sum_when(self, step: Step, typed: str) -> str:
        found = self._sum(step)
        return self._words.say(found.shown()) if found is not None and found.end.isoformat() == typed else ""

    def _sum(self, step: Step) -> Sum | None:
        start = self._start_of(step)
        return sum_of(start, step.working_days, {}) if start and step.working_days is not None else None

    def _start_of(self, step: Step) -> date | None:
        hearing = self._session.committed
        known = hearing.deadlines.get(step.after)
        day = known.date if known else hearing.text_of("date") if step.after == HEARING_STEP else ""
        return date.fromisoformat(day) if is_iso_day(day) else None

    def _steps(self) -> tuple[Step, ...]:
        track = self._track()
        return track.steps if track else ()

    def _track(self) -> Track | None:
        wanted = self._session.committed.text_of("procedure")
        return next((track for track in self._session.pack.tracks if track.id == wanted), None)
