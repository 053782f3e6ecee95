"""The strip with words that may have been meant: Enter puts one in place of the selected word, Esc leaves it."""

from __future__ import annotations

from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.rooms.mend_page import MendPage
from hearing_desk.ui.sheet_strip import SheetStrip

PUT = "put"


def offer_words(strip: SheetStrip, page: MendPage, word: str, found: tuple[str, ...], say: Say, tell: Tell) -> None:
    """Offer what may have been meant by `word`; nothing is put that nobody chose."""
    if not found:
        tell(Text("Not in the word list: {word}. F7 goes on.", word=word))
        return
    action = ItemAction(PUT, Text("put this (Enter)"), "P")
    offered = ItemList("suggestions", say(Text("May have been meant")), (action,), say, PUT, takes_notes=False)
    offered.show_rows(tuple(ItemRow(each, each) for each in found))

    def put(chosen: str, _action: str, _note: str) -> None:
        strip.close_strip()
        page.put(chosen)

    offered.acted.connect(put)
    strip.open_widget(say(Text("Not in the word list: {word}", word=word)), offered, offered.view)
