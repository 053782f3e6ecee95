"""What the internal sheet tells of a hearing that was moved to a newer form pack: when, why, and what it left open."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import FormField, FormPack, GoesTo, Item
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import Rows, moment, titled_table
from hearing_desk.core.pack_answers import given_answers
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block
from hearing_desk.core.text import Text


def pack_blocks(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    """The moves, and the answers that were not confirmed since or are kept aside; cards and plan stay in the vault."""
    moves = tuple(
        (f"{move.line}-{move.was_serial}", f"{move.line}-{move.serial}", printable(move.reason), moment(at))
        for move, at in hearing.pack_moves
    )
    header = (Text("From"), Text("To"), Text("Reason"), Text("Time"))
    yield from titled_table(Text("Moved to a newer form pack"), header, moves)
    answers = (Text("Question"), Text("Answer"), Text("How it stands"))
    title = Text("Answers that are not confirmed, or kept aside")
    yield from titled_table(title, answers, _not_standing(hearing, pack))


def _not_standing(hearing: Hearing, pack: FormPack) -> Rows:
    things = {f"sheets/{sheet.id}/{field.id}": field for sheet in pack.sheets for field in sheet.fields}
    items = {f"checklists/{one.id}/{item.id}": item for one in pack.checklists for item in one.items}
    printed: dict[str, FormField | Item] = {**things, **items}
    return tuple(
        (one.label, one.words, Text("to confirm again") if one.path in hearing.unconfirmed else Text("kept aside"))
        for one in given_answers(hearing, pack)
        if not hearing.stands(one.path) and one.path in printed and printed[one.path].goes_to is not GoesTo.VAULT
    )
