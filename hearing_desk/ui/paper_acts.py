"""Chooses a page to make (Ctrl+P) and opens its form in the strip."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.papers import PASSPHRASE, Papers
from hearing_desk.core.papers import Paper
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.sheet_strip import SheetStrip
from hearing_desk.ui.strips import StripOpener


class PaperActs:
    """The command *Papers* of the hearing that is open."""

    def __init__(self, papers: Papers, opener: StripOpener, shown_in: SheetStrip, say: Say, tell: Tell) -> None:
        self._papers = papers
        self._opener = opener
        self._shown_in = shown_in
        self._say = say
        self._tell = tell

    def choose(self) -> Text | None:
        """Offer the pages that make sense now; or why none can be made."""
        if reason := self._papers.why_not():
            return reason
        rows = tuple(ItemRow(paper.value, self._say(name), is_open=False) for paper, name in self._papers.kinds())
        name = self._say(Text("Pages to hand over"))
        chooser = ItemList("papers", name, (_CHOOSE,), self._say, main_action=_CHOOSE.id, takes_notes=False)
        chooser.show_rows(rows)
        chooser.acted.connect(lambda paper, *_: self._open(Paper(paper)))
        self._shown_in.open_widget(name, chooser, chooser.view)
        return None

    def _open(self, paper: Paper) -> None:
        if reason := self._opener.open(self._papers.strip(paper)):
            self._tell(reason)
            return
        form = self._shown_in.content
        name = f"paper.{PASSPHRASE}"
        if isinstance(form, SheetForm) and name in form.values():
            typed = form.input(name).widget
            if isinstance(typed, QLineEdit):
                typed.setEchoMode(QLineEdit.EchoMode.NoEcho)


_CHOOSE = ItemAction("choose", Text("choose (Enter)"), "K")
