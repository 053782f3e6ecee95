"""When a hearing may be removed from this computer: the reasons why not yet, as sentences for the officer.

Source: nothing of a hearing that was ever begun goes before both parts were handed over, the corrections are done and
nobody is waited for; a hearing that never began holds nothing that anybody said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hearing_desk.core.corrections import rounds
from hearing_desk.core.escalation import PLANNED, open_cards, open_items
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.text import Text

REPORT, INTERNAL = "rapport", "intern"
CORRECTIONS_STEP = "correcties"


def why_not_removed(hearing: Hearing, pack: FormPack, today: date) -> tuple[Text, ...]:
    """Every reason why this hearing must stay; empty when it may go."""
    return tuple(_reasons(hearing, pack, today)) if hearing.sessions or hearing.turns else ()


def not_handed_over(hearing: Hearing) -> tuple[str, ...]:
    """The parts of which it is not noted that they were handed over."""
    return tuple(part for part in (REPORT, INTERNAL) if part not in hearing.handed_over)


def handed_over_on(hearing: Hearing) -> str:
    """The day (ISO) since which a final hearing is handed over with both its parts; "" while it is not."""
    if not hearing.is_final or not_handed_over(hearing):
        return ""
    return max(at for _, at in hearing.handed_over.values())[:10]


def kept_until(hearing: Hearing, pack: FormPack) -> date | None:
    """The day from which the forms do not ask to keep it any more; None without a term, or before the hand-over."""
    day = handed_over_on(hearing)
    if pack.retention is None or pack.retention.days < 1 or not day:
        return None
    return date.fromisoformat(day) + timedelta(days=pack.retention.days)


def _reasons(hearing: Hearing, pack: FormPack, today: date) -> Iterator[Text]:
    if not hearing.is_final:
        yield Text("The hearing is not final yet.")
    if REPORT not in hearing.handed_over:
        yield Text("It is not noted that the report was handed over.")
    if INTERNAL not in hearing.handed_over:
        yield Text("It is not noted that the internal sheet was handed over.")
    if (until := kept_until(hearing, pack)) is not None and today < until:
        yield Text("It is kept until {day}: the term of the forms has not passed.", day=until)
    if not _are_corrections_done(hearing, today):
        yield Text("The term for corrections has not passed, and the round of corrections is not closed.")
    waiting = (*open_items(hearing, pack), *open_cards(hearing))
    if waiting or _has_request(hearing):
        yield Text("A consultation, a request or a point of attention is still open.")


def _are_corrections_done(hearing: Hearing, today: date) -> bool:
    last_round = max(rounds(hearing), default=1)
    if last_round in hearing.closed_rounds:
        return True
    term = hearing.deadlines.get(CORRECTIONS_STEP)
    return term is not None and _is_past(term.date, today)


def _is_past(day: str, today: date) -> bool:
    try:
        return date.fromisoformat(day) < today
    except ValueError:
        return False


def _has_request(hearing: Hearing) -> bool:
    """Whether the last word of anybody who was asked is that an answer is still to come."""
    last = {consult.with_whom: consult for consult, _ in hearing.consults}
    return any(consult.outcome == PLANNED for consult in last.values())
