"""The dates of a hearing's track, each with its sum; another date needs a reason, another track a ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hearing_desk.app.closed import why_frozen
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import is_iso_day, text_in
from hearing_desk.app.source_lines import source_line
from hearing_desk.core import events as ev
from hearing_desk.core.form import Extension, FieldKind, FormField, GoesTo, Option
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.core.track import StepDate, step_dates, track_of
from hearing_desk.i18n import Words

TRACK, GROUND = "track.procedure", "track.ground"


class DeadlinesPresenter:
    """One field a step of the track; nothing is filled in before the officer does it, and then it moves by itself."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._words = words

    def fields(self) -> tuple[FormField, ...]:
        """The steps of the track, then the track itself and the ground of another one; empty while none is chosen."""
        steps = self._steps()
        if not steps:
            return ()
        return (*(field for dated in steps for field in self._step_fields(dated)), *self._track_fields())

    def values(self) -> dict[str, ev.FieldValue]:
        """The dates and reasons that were kept, and the track."""
        known = self._session.committed.deadlines.values()
        dates = {_name(one.step): one.date for one in known}
        reasons = {_reason(one.step): one.reason for one in known if one.reason}
        track = track_of(self._session.committed, self._session.shown_pack)
        return {**dates, **reasons, **({TRACK: track.id} if track else {})}

    def save(self, values: Mapping[str, ev.FieldValue]) -> tuple[Problem, ...]:
        """Keep what changed. A date that follows from a sum moves along when the date before it moves."""
        if frozen := why_frozen(self._session):
            return (Problem(frozen),)
        problems = (*self._date_problems(values), *self._track_problems(values))
        if not problems:
            was = self.values()
            for step in [dated.step.id for dated in self._steps()]:
                if any(text_in(values, name) != text_in(was, name) for name in (_name(step), _reason(step))):
                    self._keep(step, text_in(values, _name(step)), text_in(values, _reason(step)).strip())
            if self._is_other_track(values):
                self._session.record(ev.TrackSwitched(text_in(values, TRACK), text_in(values, GROUND).strip()))
        return problems

    def _keep(self, step: str, day: str, reason: str) -> None:
        now = next(dated for dated in self._steps() if dated.step.id == step)
        by_sum = now.sum.plain() if now.sum is not None and now.sum.end.isoformat() == day else ""
        self._session.record(ev.DeadlineSet(step, day, by_sum, "" if by_sum else reason))

    def _steps(self) -> tuple[StepDate, ...]:
        return step_dates(self._session.committed, self._session.shown_pack)

    def _date_problems(self, values: Mapping[str, ev.FieldValue]) -> Iterator[Problem]:
        was = self.values()
        for dated in self._steps():
            name, reason = _name(dated.step.id), _reason(dated.step.id)
            typed = text_in(values, name)
            if typed and not is_iso_day(typed):
                yield Problem(Text("Write {label} as a day, for example 4-11-2026.", label=dated.step.label), name)
            elif typed != text_in(was, name) and self._is_overwritten(dated, typed) and not text_in(values, reason):
                yield Problem(Text("This is another date than the sum gives. Write down why."), reason)

    def _is_overwritten(self, dated: StepDate, typed: str) -> bool:
        return bool(typed) and dated.sum is not None and dated.sum.end.isoformat() != typed

    def _track_problems(self, values: Mapping[str, ev.FieldValue]) -> tuple[Problem, ...]:
        if self._is_other_track(values) and not text_in(values, GROUND).strip():
            return (Problem(Text("Another track needs its ground. Write it down."), GROUND),)
        return ()

    def _is_other_track(self, values: Mapping[str, ev.FieldValue]) -> bool:
        chosen = text_in(values, TRACK)
        return bool(chosen) and chosen != self._session.committed.text_of("procedure")

    def _step_fields(self, dated: StepDate) -> Iterator[FormField]:
        say, step = self._words.say, dated.step
        hint = say(source_line(self._session, step.source, self._how(dated)))
        yield FormField(_name(step.id), step.label, FieldKind.DATE, GoesTo.INTERNAL, hint=hint)
        if dated.sum is not None:
            label = say(Text("{step}: why another date", step=step.label))
            yield FormField(_reason(step.id), label, FieldKind.TEXT, GoesTo.INTERNAL)

    def _how(self, dated: StepDate) -> Text | str:
        if dated.sum is not None:
            return dated.sum.shown()
        if dated.step.term:
            return dated.step.term
        is_of_hearing = not dated.step.after and is_iso_day(dated.day)
        return Text("the day of the hearing: {day}", day=date.fromisoformat(dated.day)) if is_of_hearing else ""

    def _track_fields(self) -> tuple[FormField, ...]:
        say, track = self._words.say, track_of(self._session.committed, self._session.shown_pack)
        longer = "\n".join(say(self._extension(one)) for one in (track.extensions if track else ()))
        return (
            FormField(TRACK, say(Text("Track")), FieldKind.CHOICE, GoesTo.INTERNAL, "tracks", hint=longer),
            FormField(GROUND, say(Text("Ground of another track")), FieldKind.TEXT, GoesTo.INTERNAL),
        )

    def _extension(self, extension: Extension) -> Text:
        label, term, ground = extension.label, extension.term, extension.ground
        told = Text("{label}: {term}. Ground: {ground}", label=label, term=term, ground=ground)
        return source_line(self._session, extension.source, told)


def tracks_of(session: Session) -> tuple[Option, ...]:
    """The tracks of the legal profile of this case."""
    profile = session.committed.text_of("profile")
    return tuple(Option(track.id, track.label) for track in session.shown_pack.tracks if track.profile == profile)


def _name(step: str) -> str:
    return f"deadline.{step}"


def _reason(step: str) -> str:
    return f"deadline.{step}.reason"
