"""What happened between the turns and is printed there: pauses, a new zitting, another interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing, HearingSession, InterpreterStint, Pause
from hearing_desk.core.minutes import clock
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import PrintedTurn
from hearing_desk.core.report import Names, Paragraph, Style, Words
from hearing_desk.core.stints import stints_at_work
from hearing_desk.core.text import Text

AT_REQUEST, PLAIN_PAUSE = "op verzoek", "pauze"


@dataclass(frozen=True)
class Happening:
    """A line to print before the printed turn number `before` (from 0; their count means at the end)."""

    before: int
    at: str
    line: Words


def happenings(hearing: Hearing, pack: FormPack, names: Names, printed: Sequence[PrintedTurn]) -> tuple[Happening, ...]:
    """Everything between the turns, in the order in which it is printed."""
    found = [*_pauses(hearing, pack, printed), *_sessions(hearing, names, printed), *_interpreters(hearing, printed)]
    return tuple(sorted(found, key=lambda happening: (happening.before, happening.at)))


def as_paragraph(happening: Happening) -> Paragraph:
    """The happening as it stands in the report."""
    return Paragraph(happening.line, Style.PAUSE)


def pause_line(pause: Pause, pack: FormPack) -> Text:
    """A pause with its times, by whom and the neutral reason from the closed list; never the own words."""
    start, end, reason = clock(pause.from_at), clock(pause.to_at), _reason(pause, pack)
    if not end:
        return Text("Pause from {start} ({reason}).", start=start, reason=reason)
    return Text("Pause from {start} to {end} ({reason}).", start=start, end=end, reason=reason)


def pause_times(pause: Pause, pack: FormPack) -> Text:
    """A pause for the cover: its times and its reason."""
    start, end = clock(pause.from_at), clock(pause.to_at)
    return Text("{start}–{end} ({reason})", start=start, end=end, reason=_reason(pause, pack))


def _reason(pause: Pause, pack: FormPack) -> Words:
    who = pack.option_label("pause_by", pause.by)
    what = pack.option_label("pause_code", pause.code)
    if not who:
        return what
    if pause.code == AT_REQUEST:
        return Text("at the request of the {who}", who=who)
    if pause.code in ("", PLAIN_PAUSE):
        return Text("on the initiative of the {who}", who=who)
    return Text("{what}, on the initiative of the {who}", what=what, who=who)


def _pauses(hearing: Hearing, pack: FormPack, printed: Sequence[PrintedTurn]) -> Iterator[Happening]:
    order = {turn: place for place, turn in enumerate(hearing.order)}
    places = {turn.turn.id: order[turn.turn.id] for turn in printed}
    for pause in hearing.pauses:
        after = next((place for turn, place in order.items() if turn == pause.after_turn), None)
        if after is None:
            before = _before_first_later(printed, pause.from_at)
        else:
            before = sum(place <= after for place in places.values())
        yield Happening(before, pause.from_at, pause_line(pause, pack))


def _sessions(hearing: Hearing, names: Names, printed: Sequence[PrintedTurn]) -> Iterator[Happening]:
    for earlier, session in zip(hearing.sessions, hearing.sessions[1:], strict=False):
        later = (n for n, turn in enumerate(printed) if turn.turn.session >= session.number)
        yield Happening(next(later, len(printed)), session.started_at, _continued(earlier, session, names))


def _continued(earlier: HearingSession, session: HearingSession, names: Names) -> Text:
    return Text(
        "The hearing was interrupted at {end} and continued on {day} at {start}. Place: {place}.",
        end=clock(earlier.ended_at),
        day=names.day(session.date),
        start=clock(session.started_at),
        place=printable(session.place) or "–",
    )


def _interpreters(hearing: Hearing, printed: Sequence[PrintedTurn]) -> Iterator[Happening]:
    for stint in stints_at_work(hearing):
        if stint.from_at:
            yield Happening(_before_first_later(printed, stint.from_at), stint.from_at, _took_over(stint))


def _took_over(stint: InterpreterStint) -> Text:
    number = printable(stint.interpreter.number)
    return Text("From {time} interpreter {number} interprets.", time=clock(stint.from_at), number=number)


def _before_first_later(printed: Sequence[PrintedTurn], at: str) -> int:
    return next((n for n, turn in enumerate(printed) if turn.turn.at > at), len(printed))
