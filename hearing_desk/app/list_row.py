"""The row of a hearing in Mijn gehoren: what the list needs, and no text of the hearing."""

from __future__ import annotations

from hearing_desk.app.list_codes import (
    CONSULT_OPEN,
    HANDED_OVER,
    INTERNAL_NOT_HANDED_OVER,
    INTERPRETER_OPEN,
    KEPT_UNTIL,
    NOT_HANDED_OVER,
    PASSED_ON,
    TERM,
    WISH_UNKNOWN,
    WISH_UNMET,
)
from hearing_desk.core.escalation import open_items, unsettled
from hearing_desk.core.form import FormPack
from hearing_desk.core.gate import Standing, is_blocked, standings
from hearing_desk.core.hearing import Hearing, Status
from hearing_desk.core.papers import Paper
from hearing_desk.core.removal import REPORT, handed_over_on, kept_until, not_handed_over
from hearing_desk.core.track import step_dates
from hearing_desk.vault import IndexRow

_AFTER = (Status.ENDED, Status.BROKEN_OFF, Status.FINAL)
_BEFORE = (Status.PLANNED, Status.IN_PREPARATION, Status.READY, Status.CONTINUES)


def row_of(hearing_id: str, hearing: Hearing, pack: FormPack) -> IndexRow:
    """The row that shows a hearing as it is now."""
    return IndexRow(
        hearing_id=hearing_id,
        reference=hearing.text_of("reference"),
        date=hearing.text_of("date"),
        time=hearing.text_of("planned_time"),
        kind=hearing.text_of("hearing_type"),
        language=hearing.text_of("applicant_language"),
        status=hearing.status.value,
        prepared=len(hearing.preparation),
        to_prepare=len(pack.checklist("preparation").items),
        let_op=_attention(hearing, pack),
    )


def _attention(hearing: Hearing, pack: FormPack) -> tuple[str, ...]:
    found: list[str] = []
    if hearing.status in _BEFORE:
        found += _wishes(hearing, pack)
    if hearing.status in _BEFORE and not hearing.present_interpreters:
        found.append(INTERPRETER_OPEN)
    if hearing.status in _BEFORE and any(export.part == Paper.SEALED.value for export, _ in hearing.exports):
        found.append(PASSED_ON)
    if hearing.status is Status.ENDED and set(open_items(hearing, pack)) & set(unsettled(hearing, pack)):
        found.append(CONSULT_OPEN)
    if hearing.status in _AFTER and (lacking := not_handed_over(hearing)):
        found.append(NOT_HANDED_OVER if REPORT in lacking else INTERNAL_NOT_HANDED_OVER)
    if day := handed_over_on(hearing):
        found.append(f"{HANDED_OVER}{day}")
    if until := kept_until(hearing, pack):
        found.append(f"{KEPT_UNTIL}{until}")
    if hearing.status not in (Status.NOT_HELD, Status.FINAL):
        found += (f"{TERM}{dated.day}" for dated in step_dates(hearing, pack) if dated.step.id in hearing.deadlines)
    return tuple(found)


def _wishes(hearing: Hearing, pack: FormPack) -> tuple[str, ...]:
    facts = standings(hearing, pack.gate)
    if any(fact.standing is Standing.UNKNOWN for fact in facts):
        return (WISH_UNKNOWN,)
    return (WISH_UNMET,) if is_blocked(facts) else ()
