"""The quality card of one hearing: which safeguards were there, yes, no or why not; no name, no reference, no time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hearing_desk.core.coverage import NOT_ASKED
from hearing_desk.core.escalation import consulted, is_needed
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import Rows, titled_table
from hearing_desk.core.item_answers import item_answers
from hearing_desk.core.not_asked import CODES
from hearing_desk.core.report import Block, Paragraph
from hearing_desk.core.sealed import is_sealed
from hearing_desk.core.text import Text
from hearing_desk.core.wish_in_report import PrintedWish, printed_wishes

SHORT_ROUTE, ADVICE = "short_route_reason", "medisch advies"


def quality_blocks(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    """One line a safeguard. It is about a hearing, never about who held it."""
    yield Paragraph(Text("About one hearing. It names nobody, no case and no time, and only the officer makes it."))
    rows = (
        (Text("Preparation"), Text("short route") if hearing.text_of(SHORT_ROUTE) else Text("usual route")),
        *_wishes(hearing, pack),
        *_checklist(hearing, pack, "opening", Text("Opening items")),
        (Text("Breaks as advised"), _breaks(hearing)),
        *_consults(hearing, pack),
        *_codes(hearing, pack),
        *_checklist(hearing, pack, "closing", Text("Closing questions")),
    )
    yield from titled_table(Text("Safeguards"), (Text("What"), Text("How it was")), rows)


def _wishes(hearing: Hearing, pack: FormPack) -> Rows:
    return tuple(
        (
            Text("Wish about the {who}", who=pack.option_label("fact", wish.fact.value)),
            _how(hearing, wish),
        )
        for wish in printed_wishes(hearing, pack)
    )


def _how(hearing: Hearing, wish: PrintedWish) -> Text:
    how, days = _HOW[wish.outcome], _days_before(hearing, wish.wish.date)
    return Text("{how}; known {days} days before", how=how, days=days) if days else how


_HOW = {
    "voldaan": Text("met"),
    "ingetrokken": Text("withdrawn"),
    "deels_voldaan": Text("met in a part of the hearing"),
    "niet_voldaan": Text("not met"),
    "rechtsgrond": Text("not followed, on a legal ground"),
    "geen_wens": Text("no preference"),
    "onbekend": Text("not known"),
}


def _days_before(hearing: Hearing, day: str) -> str:
    try:
        days = (date.fromisoformat(hearing.text_of("date")) - date.fromisoformat(day)).days
    except ValueError:
        return ""
    return str(max(days, 0))


def _checklist(hearing: Hearing, pack: FormPack, which: str, name: Text) -> Rows:
    answers = {given.item.id for given in item_answers(hearing, pack, which)}
    items = pack.checklist(which).items
    done = sum(item.id in answers for item in items)
    return ((name, Text("{done} of {all} with an answer", done=done, all=len(items))),)


def _consults(hearing: Hearing, pack: FormPack) -> Rows:
    needs = [need for need in pack.consult_needs if not is_sealed(pack, need.party) and is_needed(hearing, pack, need)]
    done = sum(consulted(hearing, need) for need in needs)
    return ((Text("Consultations needed and done"), Text("{done} of {all}", done=done, all=len(needs))),)


def _codes(hearing: Hearing, pack: FormPack) -> Rows:
    codes = Counter(point.code for point in hearing.coverage.values() if point.state == NOT_ASKED and point.code)
    found = [(option, codes[option.id]) for option in pack.lists.get(CODES, ()) if codes[option.id]]
    return tuple((Text("Points not asked: {why}", why=option.label), str(count)) for option, count in found)


def _breaks(hearing: Hearing) -> Text:
    if any(pause.code == ADVICE for pause in hearing.pauses):
        return Text("yes")
    is_advised = hearing.text_of("medical_advice_points").strip() or hearing.texts_of("medical_advice_points")
    return Text("no") if is_advised else Text("no advice")
