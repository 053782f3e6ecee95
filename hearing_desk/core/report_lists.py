"""What the report tells of opening and closing besides the turns: items, documents, corrections, confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core.corrections import rounds
from hearing_desk.core.events import CorrectionNoted, DocumentNoted, TurnId
from hearing_desk.core.form import FormPack, GoesTo, Item
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.item_answers import PUT, item_answers
from hearing_desk.core.minutes import clock
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import is_printed, printed_name, turn_name
from hearing_desk.core.report import Block, Heading, Names, Paragraph, Style, Table, Words
from hearing_desk.core.text import Text

AT_THE_TABLE = 0


@dataclass(frozen=True)
class PrintedItem:
    """An item of the opening or closing that goes to the report; `answer` "" when it was not put."""

    item: Item
    answer: str
    turn: str
    at: str


def printed_opening(hearing: Hearing, pack: FormPack) -> tuple[PrintedItem, ...]:
    """The opening's answered items that go to the report, in the order of the pack; never their notes."""
    return tuple(_printed(hearing, pack, "opening"))


def printed_closing(hearing: Hearing, pack: FormPack) -> tuple[PrintedItem, ...]:
    """The closing's items that go to the report; of a hearing that was broken off also those that were not put."""
    answered = tuple(_printed(hearing, pack, "closing"))
    if hearing.broken_off is None:
        return answered
    # From the moment of breaking off there are no answers, only what that act noted of the questions left.
    known = {item.item.id: item for item in answered if item.at < hearing.ended_at}
    items = (item for item in pack.checklist("closing").items if _is_for_report(item, hearing))
    return tuple(known.get(item.id, PrintedItem(item, "", "", "")) for item in items)


def opening_blocks(hearing: Hearing, pack: FormPack) -> tuple[Block, ...]:
    """The opening as a table; empty when nothing was settled."""
    items = printed_opening(hearing, pack)
    if not items:
        return ()
    rows = tuple((_name(i), _answer_label(pack, "opening_answer", i.answer), clock(i.at), i.turn) for i in items)
    return (Table(Text("Opening"), (Text("Part"), Text("Answer"), Text("Time"), Text("Turn")), rows),)


def closing_blocks(hearing: Hearing, pack: FormPack, names: Names) -> tuple[Block, ...]:
    """Everything after the last turn: how it ended, closing items, documents, corrections and confirmation."""
    blocks = (
        *_ending(hearing, pack, names),
        *_closing_table(hearing, pack),
        *_documents(hearing, pack, names),
        *_corrections(hearing, pack),
        *_mended(hearing),
        *_confirmation(hearing, pack, names),
    )
    return (Heading(Text("End of the hearing")), *blocks) if blocks else ()


def printed_corrections(hearing: Hearing) -> tuple[CorrectionNoted, ...]:
    """The corrections made at the table; those of later rounds have a document of their own."""
    return rounds(hearing).get(AT_THE_TABLE, ())


def mended_names(hearing: Hearing) -> tuple[str, ...]:
    """The turns in which a typing error was mended after the hearing."""
    mended = (turn for turn in hearing.ordered_turns() if turn.is_mended and is_printed(turn))
    return tuple(turn_name(turn) or clock(turn.at) for turn in mended)


def confirmation_label(hearing: Hearing, pack: FormPack) -> str:
    """How the confirmation is read, by the list of the case's legal profile."""
    profile = next((p for p in pack.profiles if p.id == hearing.text_of("profile")), None)
    state = hearing.confirmation.state if hearing.confirmation else ""
    return pack.option_label(profile.confirmations, state) if profile else state


def correction_rows(
    hearing: Hearing, pack: FormPack, found: tuple[CorrectionNoted, ...]
) -> tuple[tuple[Words, ...], ...]:
    """Corrections as rows: turn, the report's text, the correction as written, by whom and what kind.

    Of the report's text only the words it is about, where the correction says so.
    """
    return tuple(
        (
            printed_name(hearing, correction.turn) or "–",
            printable(correction.old) or _text_of(hearing, correction.turn),
            printable(correction.text) or Text("(to be left out)"),
            pack.option_label("correction_by", correction.by),
            pack.option_label("correction_kind", correction.kind),
        )
        for correction in found
    )


def correction_header() -> tuple[Words, ...]:
    """What stands above the columns of `correction_rows`."""
    return Text("Turn"), Text("Text of the report"), Text("Correction"), Text("By"), Text("Kind")


def _printed(hearing: Hearing, pack: FormPack, checklist: str) -> Iterator[PrintedItem]:
    for given in item_answers(hearing, pack, checklist):
        if _is_for_report(given.item, hearing):
            yield PrintedItem(given.item, given.answer, printed_name(hearing, given.turn), given.at)


def _is_for_report(item: Item, hearing: Hearing) -> bool:
    is_of_profile = item.only_in_profile in ("", hearing.text_of("profile"))
    return item.goes_to is GoesTo.REPORT and is_of_profile


def _name(item: PrintedItem) -> str:
    return item.item.report_label or item.item.label


def _ending(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    stopped, planned = hearing.broken_off, hearing.next_session
    if stopped is not None:
        line = Text(
            "The hearing was broken off at {time}. By: {who}. Cause: {cause}.",
            time=clock(hearing.ended_at),
            who=pack.option_label("pause_by", printable(stopped.by)),
            cause=pack.option_label("break_off_cause", printable(stopped.cause)),
        )
        yield Paragraph(line, Style.PAUSE)
    elif hearing.ended_at:
        yield Paragraph(Text("The hearing ended at {time}.", time=clock(hearing.ended_at)), Style.PAUSE)
    if planned is not None:
        place = printable(planned.place) or "–"
        line = Text("The hearing is continued on {day}. Place: {place}.", day=names.day(planned.date), place=place)
        yield Paragraph(line, Style.PAUSE)


def _closing_table(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    items = printed_closing(hearing, pack)
    if items:
        rows = tuple((_name(item), _closing_answer(item, pack), item.turn) for item in items)
        yield Table(Text("Closing"), (Text("Part"), Text("Answer"), Text("Turn")), rows)


def _closing_answer(item: PrintedItem, pack: FormPack) -> Words:
    if not item.answer:
        return Text("not put, hearing broken off")
    return _answer_label(pack, "closing_answer", item.answer)


def _answer_label(pack: FormPack, answers: str, answer: str) -> Words:
    if answer == PUT:
        return Text("put")
    # The reason that follows ("…, want") is a note of the officer and stays inside.
    return pack.option_label(answers, answer).removesuffix(", want")


def _documents(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    if hearing.documents:
        header = (Text("Document"), Text("Original"), Text("From"), Text("Receipt"), Text("Promised before"))
        rows = tuple(_document_row(document, pack, names) for document, _ in hearing.documents)
        yield Heading(Text("Documents"), level=2)
        yield Table(Text("Documents handed over or promised"), header, rows)


def _document_row(document: DocumentNoted, pack: FormPack, names: Names) -> tuple[Words, ...]:
    promised = names.day(document.promised_by) if document.promised_by else ""
    original = pack.option_label("yes_no", printable(document.original))
    return printable(document.what), original, printable(document.from_whom), printable(document.receipt), promised


def _corrections(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    found = printed_corrections(hearing)
    if found:
        yield Heading(Text("Corrections at the table"), level=2)
        yield Table(Text("Corrections at the table"), correction_header(), correction_rows(hearing, pack, found))


def _text_of(hearing: Hearing, turn: str) -> str:
    known = hearing.turns.get(TurnId(turn))
    return printable(known.text) if known is not None else ""


def _mended(hearing: Hearing) -> Iterator[Block]:
    mended = mended_names(hearing)
    if mended:
        turns = ", ".join(mended)
        yield Paragraph(Text("Typing errors mended after the hearing in: {turns}.", turns=turns))


def _confirmation(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    confirmed = hearing.confirmation
    if confirmed is None:
        return
    yield Heading(Text("Confirmation of the report"), level=2)
    state, day = confirmation_label(hearing, pack), names.day(confirmed.until) if confirmed.until else ""
    yield Paragraph(Text("Confirmation: {state}.", state=" ".join(filter(None, (state, day)))))
    if confirmed.reasons:
        yield Paragraph(printable(confirmed.reasons), label=Text("Reasons:"))
