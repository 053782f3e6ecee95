"""What the report says of a wish and how it was met: the outcome in one neutral sentence, never what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core import gate
from hearing_desk.core.events import GateAnswered
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Wish
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Names, Words
from hearing_desk.core.stints import stints_at_work
from hearing_desk.core.text import Text

MET, IN_PART, WITHDRAWN, UNMET, LEGAL_GROUND, NONE, UNKNOWN = (
    "voldaan", "deels_voldaan", "ingetrokken", "niet_voldaan", "rechtsgrond", "geen_wens", "onbekend",
)  # fmt: skip

_HEARD = ("V", "A", "S")


@dataclass(frozen=True)
class PrintedWish:
    """A wish as the report may tell it; `ground` only when it was not followed on a legal ground.

    `brought_by` says who brought it when it was withdrawn on the day itself, `unmet_in` in which sessions it was not
    met, or not for the whole time, though it was at the end.
    """

    fact: Fact
    wish: Wish
    outcome: str
    ground: str = ""
    brought_by: str = ""
    unmet_in: tuple[int, ...] = ()


def printed_wishes(hearing: Hearing, pack: FormPack) -> tuple[PrintedWish, ...]:
    """Both facts of the gate with their outcome."""
    return tuple(_printed(hearing, standing) for standing in gate.standings(hearing, pack.gate))


def last_gate_answer(hearing: Hearing, fact: Fact) -> GateAnswered | None:
    """The answer to this fact on the last day on which it was given."""
    days = [tuple(hearing.gate_answers.values()), *(s.gate for s in reversed(hearing.sessions))]
    return next((answer for day in days for answer in day if answer.fact is fact), None)


def wish_line(wish: PrintedWish, pack: FormPack, names: Names) -> Text:
    """The wish and its outcome as one line of the cover."""
    if wish.outcome == UNKNOWN:
        return Text("Preference not known.")
    if wish.outcome == NONE:
        return Text("No preference ({details}).", details=_joined(tuple(_details(wish.wish, pack, names))))
    asked = _asked(wish.wish, pack, names)
    match wish.outcome:
        case "voldaan":
            return Text("{asked} This was met.", asked=asked)
        case "deels_voldaan":
            days = ", ".join(map(str, wish.unmet_in))
            return Text(
                "{asked} This could not be met in a part of the hearing (session {days}); afterwards it was.",
                asked=asked,
                days=days,
            )
        case "ingetrokken" if wish.brought_by:
            who = pack.option_label("present_role", wish.brought_by)
            return Text("{asked} The wish was withdrawn or changed on the day, through: {who}.", asked=asked, who=who)
        case "ingetrokken":
            return Text("{asked} The wish was withdrawn or changed before the day of the hearing.", asked=asked)
        case "rechtsgrond":
            return Text("{asked} Not followed, on this ground: {ground}.", asked=asked, ground=wish.ground)
        case _:
            return Text("{asked} This could not be met.", asked=asked)


def _printed(hearing: Hearing, standing: gate.FactStanding) -> PrintedWish:
    answer = last_gate_answer(hearing, standing.fact)
    is_about_it = answer is not None and standing.fact not in hearing.answered_before_wish
    outcome = _outcome(standing, answer.outcome if answer and is_about_it else "")
    ground = printable(answer.ground) if answer and outcome == LEGAL_GROUND else ""
    brought_by = printable(answer.brought_by) if answer and outcome == WITHDRAWN else ""
    unmet_in = _unmet_before(hearing, standing) if outcome == MET else ()
    return PrintedWish(standing.fact, standing.wish, IN_PART if unmet_in else outcome, ground, brought_by, unmet_in)


def _unmet_before(hearing: Hearing, standing: gate.FactStanding) -> tuple[int, ...]:
    """The sessions in which the wish was not met, or not all the time, though it is now."""
    earlier = [(session.number, answer) for session in hearing.sessions[:-1] for answer in session.gate]
    set_aside = {
        number
        for number, answer in (*earlier, *hearing.superseded_gate_answers)
        if answer.fact is standing.fact and answer.outcome in (gate.NOT_POSSIBLE, gate.LEGAL_GROUND)
    }
    with_another = _heard_with_another(hearing, standing.wish) if standing.fact is Fact.INTERPRETER else ()
    return tuple(sorted(set_aside.union(with_another)))


def _heard_with_another(hearing: Hearing, wish: Wish) -> Iterator[int]:
    """The sessions with a question or an answer through an interpreter whom the wish, then known, does not mean."""
    known_at = hearing.wished_at.get(Fact.INTERPRETER, "")
    for stint in stints_at_work(hearing):
        if wish.wish not in gate.GENDERED_WISHES or stint.interpreter.gender == wish.wish:
            continue
        for turn in hearing.ordered_turns():
            begins_in_it = max(stint.from_at, known_at) <= turn.at and (not stint.to_at or turn.at < stint.to_at)
            if turn.has_begun and turn.kind in _HEARD and begins_in_it:
                yield turn.session


def _outcome(standing: gate.FactStanding, answered: str) -> str:
    if standing.wish.wish == "geen" and standing.wish.source:
        return NONE
    if standing.wish.wish in ("", "geen", "onbekend"):
        return UNKNOWN
    if answered == gate.WITHDRAWN:
        return WITHDRAWN
    if standing.is_met:
        return MET
    return LEGAL_GROUND if answered == gate.LEGAL_GROUND else UNMET


def _asked(wish: Wish, pack: FormPack, names: Names) -> Text:
    what = printable(wish.text) if wish.wish == "anders" else pack.option_label("wish", wish.wish)
    details = _joined(tuple(_details(wish, pack, names)))
    return Text("Asked for: {what} ({details}).", what=what, details=details)


def _details(wish: Wish, pack: FormPack, names: Names) -> Iterator[Words]:
    if wish.strength and wish.wish != "geen":
        yield pack.option_label("strength", wish.strength)
    yield Text("source: {source}", source=printable(wish.source) or "–")
    if wish.date:
        yield names.day(wish.date)


def _joined(details: tuple[Words, ...]) -> Words:
    joined = details[0]
    for detail in details[1:]:
        joined = Text("{first}, {second}", first=joined, second=detail)
    return joined
