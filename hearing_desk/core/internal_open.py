"""What the internal sheet tells of what is open: consultations by name, cards only by their number."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.escalation import GENDER_WISH, open_cards, open_items
from hearing_desk.core.events import OpenItemSettled
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import titled_table
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block, Names, Paragraph, Words
from hearing_desk.core.sealed import SEALED_PARTY, is_sealed
from hearing_desk.core.text import Text


def open_blocks(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    """The open items with the reason and date that were given for them, and how many cards are open."""
    header = (Text("Open item"), Text("Reason"), Text("Planned on"))
    items = tuple(_item(what, hearing, pack, names) for what in open_items(hearing, pack))
    cards = tuple(_card(settled, pack) for what, settled in hearing.settled.items() if what in open_cards(hearing))
    yield from titled_table(Text("What is still open"), header, (*items, *cards))
    count = len(open_cards(hearing))
    if count:
        yield Paragraph(Text("Attention points without an answer: {count}.", count=count))


def _item(what: str, hearing: Hearing, pack: FormPack, names: Names) -> tuple[Words, ...]:
    settled = hearing.settled.get(what, OpenItemSettled(what, ""))
    day = names.day(settled.date) if settled.date else ""
    if is_sealed(pack, what):
        return SEALED_PARTY, "", day
    is_wish = what == GENDER_WISH
    label = Text("Wish about a woman or a man") if is_wish else pack.option_label("consult_party", what)
    return label, printable(settled.reason), day


def _card(settled: OpenItemSettled, pack: FormPack) -> tuple[Words, ...]:
    return Text("Attention point"), "" if is_sealed(pack, settled.what) else printable(settled.reason), ""
