"""The page on which typing errors are mended after the hearing: a list of turns and the text of one of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.spelling import SpellingPresenter
from hearing_desk.core.events import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.rooms.parts import LOWEST_LIST, button
from hearing_desk.ui.rooms.spelling_marks import SpellingMarks
from hearing_desk.ui.tokens import GRID

MEND = "mend"
_TURN, _TEXT = "turn", "text"


class MendPage(QWidget):
    """Enter on a turn opens its text below; Ctrl+Enter keeps the mended text, Esc leaves it as it was.

    `unknown` tells the word that F7 came to and what may have been meant.
    """

    unknown = Signal(str, object)

    def __init__(self, presenter: ReviewPresenter, spelling: SpellingPresenter, say: Say, tell: Tell) -> None:
        super().__init__()
        self.setObjectName("mend_page")
        self._presenter = presenter
        self._spelling = spelling
        self._say = say
        self._tell = tell
        self._turn = ""
        action = ItemAction(MEND, Text("mend (Enter)"), "V")
        self.turns = ItemList("mend", say(Text("Turns of the report")), (action,), say, MEND, takes_notes=False)
        self.turns.view.setMinimumHeight(LOWEST_LIST)
        self.text = QPlainTextEdit()
        self.marks = SpellingMarks(self.text, lambda: text_in(self.text.document()), spelling.unknown_in)
        self._why_not, self.blocks = QLabel(), QLabel()
        self._keep = button("mend.save", say(Text("Keep the mended text (Ctrl+Enter)")))
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the turns as they are now; a text that is being mended stays."""
        reason = self._presenter.why_not_mend()
        how = Text("Enter opens a turn, Ctrl+Enter keeps what you mended, Esc leaves it as it was.")
        self._why_not.setText(self._say(reason or how))
        for widget in (self.text, self._keep):
            widget.setEnabled(reason is None and bool(self._turn))
        blocks = self._presenter.text_blocks()
        states = dict.fromkeys(map(str, blocks.unchanged), self._say(Text("text block, unchanged")))
        rows = self._presenter.turns()
        self.turns.show_rows(tuple(ItemRow(row.id, row.label, states.get(row.id, ""), is_open=False) for row in rows))
        told = Text("Text blocks used: {used}. Unchanged: {count}.", used=blocks.used, count=len(blocks.unchanged))
        self.blocks.setText(self._say(told))
        self.blocks.setVisible(blocks.used > 0)

    def go_to_unknown(self) -> Text | None:
        """Select the next word that is not known, in this turn or in one below; or why that cannot be done."""
        if reason := self._presenter.why_not_mend():
            return reason
        self.marks.look(self._go_on)
        return None

    def put(self, word: str) -> None:
        """Put this word in place of the selected one; it is kept with the rest of the turn."""
        if self.text.textCursor().hasSelection():
            self.text.insertPlainText(word)

    def half_typed(self) -> dict[str, FieldValue]:
        """The turn that is being mended and its text, when that is another than is kept."""
        text = text_in(self.text.document())
        is_mended = bool(self._turn) and text != self._presenter.text_of(self._turn)
        return {_TURN: self._turn, _TEXT: text} if is_mended else {}

    def put_back(self, typed: Mapping[str, FieldValue]) -> None:
        """Go on mending that turn, as it was typed before."""
        if self._presenter.why_not_mend() is None:
            self._turn = str(typed[_TURN])
            self.refresh()
            self.turns.choose(self._turn)
            self.text.setPlainText(str(typed[_TEXT]))

    def _go_on(self) -> None:
        if word := self.marks.select_next():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._spelling.suggestions(word, lambda found: self.unknown.emit(word, found))
        elif self._turn and text_in(self.text.document()) != self._presenter.text_of(self._turn):
            self._tell(Text("First keep what you mended here (Ctrl+Enter), or leave it as it was (Esc)."))
        else:
            self._spelling.next_turn(self._turn, self._go_to_turn)

    def _go_to_turn(self, turn: str) -> None:
        if not turn:
            self._tell(Text("No word from here on is unknown. Esc, then F7 begins at the top."))
            return
        self.turns.choose(turn)
        self._open(turn)
        self.marks.look(self._go_on)

    def _open(self, turn: str) -> None:
        if self._presenter.why_not_mend() is not None:
            return
        self._turn = turn
        self.text.setPlainText(self._presenter.text_of(turn))
        self.refresh()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if not self._turn:
            return
        problems = self._presenter.mend(self._turn, text_in(self.text.document()))
        if problems:
            self._tell(problems[0].text)
            return
        self._tell(Text("The turn is mended; the report says which."))
        self._close()

    def _close(self) -> None:
        self._turn = ""
        self.text.clear()
        self.refresh()
        self.turns.focus_list()

    def _lay_out(self) -> None:
        self.text.setObjectName("mend.text")
        self.text.setAccessibleName(self._say(Text("Text of the turn")))
        self.text.setTabChangesFocus(True)
        self._why_not.setWordWrap(True)
        self._why_not.setProperty("quiet", "true")
        self.blocks.setObjectName("mend.blocks")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self._why_not)
        column.addWidget(self.blocks)
        column.addWidget(self.turns, 3)
        column.addWidget(self.text, 2)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.turns.acted.connect(lambda turn, *_: self._open(turn))
        self._keep.clicked.connect(self._save)
        for keys, act in (("save_form", self._save), ("close_strip", self._close)):
            for key in keys_of(keys):
                shortcut = QShortcut(QKeySequence(key), self.text)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)


def text_in(document: QTextDocument) -> str:
    """The text with line feeds between paragraphs and U+2028 between lines: toPlainText makes no difference."""
    block, paragraphs = document.begin(), []
    while block.isValid():
        paragraphs.append(block.text())
        block = block.next()
    return "\n".join(paragraphs)
