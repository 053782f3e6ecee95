"""The text column of a hearing: a QTextEdit whose paragraphs are turns, and the one way its edits leave it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.events import TurnId
from hearing_desk.core.text import Text
from hearing_desk.ui.editor import turn_acts as acts
from hearing_desk.ui.editor.acts_beside import ActsBeside
from hearing_desk.ui.editor.caret_words import last_words, selected_words, word_place
from hearing_desk.ui.editor.expansion import ENDINGS, Expand, Expansion, nothing_is_short
from hearing_desk.ui.editor.held_column import HeldColumn
from hearing_desk.ui.editor.turn_blocks import fill, id_of, kind_of, turns_in
from hearing_desk.ui.editor.turn_labels import LabelPainter
from hearing_desk.ui.editor.turn_ledger import TurnLedger
from hearing_desk.ui.editor.typing_steps import TypingSteps


class TurnSource(Protocol):
    """What the editor asks of the hearing it shows."""

    def new_turn_id(self) -> TurnId:
        """An id for a turn that is about to be made."""
        ...


class HearingEditor(HeldColumn):
    """Typing, pasting, undo and every other edit end in `replaced`.

    `left` says that the caret is in this turn no more, `moved` in which turn and kind it is now, `hint` why a key did
    nothing; `escaped` that Esc was pressed.
    """

    replaced = Signal(TurnsReplaced)
    moved = Signal(str, str)
    left = Signal(str)
    entered = Signal()
    away = Signal()
    came = Signal()
    hint = Signal(Text)
    escaped = Signal()

    def __init__(
        self,
        source: TurnSource,
        labels: LabelPainter,
        expand: Expand = nothing_is_short,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._labels = labels
        self._expansion = Expansion(expand)
        self._ledger = TurnLedger()
        self._steps = TypingSteps()
        self.acts_beside = ActsBeside(self.document(), self._steps.cut)
        self._current = (TurnId(""), "")
        self._is_loading = False
        self.is_direct = False
        self._block_count = 1
        self._set_up()
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_caret)

    def _set_up(self) -> None:
        self.setObjectName("hearing.text")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(8.0)

    @property
    def turn(self) -> TurnId:
        """The turn the caret is in."""
        return id_of(self.textCursor().block())

    @property
    def kind(self) -> str:
        """The kind of the turn the caret is in."""
        return kind_of(self.textCursor().block())

    def load(self, turns: tuple[TurnText, ...]) -> None:
        """Show these turns, with the caret at the end; an empty hearing gets an empty question to type in."""
        self._is_loading = True
        self.clear()
        shown = turns or (TurnText(self._source.new_turn_id(), "V", ""),)
        fill(self.document(), iter(shown))
        self._ledger.begin(turn.id for turn in shown)
        self._block_count = self.document().blockCount()
        self._is_loading = False
        self._labels.forget()
        self.acts_beside.forget()
        if not turns:
            self.replaced.emit(TurnsReplaced("", (), shown))
        last = self.document().lastBlock()
        self._current = (id_of(last), kind_of(last))
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.moved.emit(self.turn, self.kind)

    def new_turn(self, kind: str) -> None:
        """A new turn of this kind after the one the caret is in; an empty turn changes its kind instead."""
        self._do(lambda cursor: acts.new_turn(cursor, kind, self._source.new_turn_id))

    def change_kind(self, kind: str) -> None:
        """Give the turn the caret is in another kind."""
        self._do(lambda cursor: acts.change_kind(cursor, kind))

    def join_with_previous(self) -> None:
        """Join the turn the caret is in to the one above; the text of both stays."""
        self._do(acts.join_with_previous)

    def split_turn(self) -> None:
        """What stands behind the caret becomes a turn of its own; `hint` says why when nothing stands there."""
        if acts.can_split(self.textCursor()):
            self._do(lambda cursor: acts.split_turn(cursor, self._source.new_turn_id))
        else:
            self.hint.emit(Text("Put the caret between the words where the turn is to be cut."))

    def insert(self, words: str) -> None:
        """Put words at the caret, as one step to undo."""
        self._do(lambda cursor: acts.inserted(cursor, words))

    def put_question(self, question: str) -> None:
        """A new V at the end of the text that asks this, and an empty A to type the answer in."""
        self._do(lambda cursor: acts.put_question(acts.at_end(cursor), question, self._source.new_turn_id))

    def relabel(self) -> None:
        """What stands beside the turns may be other than it was: paint it anew."""
        self._labels.forget()
        self.viewport().update()

    def go_to_turn(self, turn: str) -> None:
        """Put the caret at the end of a turn; nothing happens when it is not in the text."""
        cursor = acts.at_turn(self.document(), turn)
        if cursor is not None:
            self._show(cursor)

    def selectAll(self) -> None:
        """Select this turn; once more, the whole text: so that one key after Ctrl+A never empties every turn."""
        self._show(acts.selected(self.textCursor()))

    def last_words(self) -> str:
        """The last words before the caret in its turn: what is parked."""
        return last_words(self.textCursor())

    def selected_words(self) -> str:
        """What is selected, on one line; "" without a selection."""
        return selected_words(self.textCursor())

    def word_place(self) -> tuple[str, int]:
        """The word at the caret, and which occurrence of it in its turn it is, from 1."""
        return word_place(self.textCursor())

    def text_menu(self) -> QMenu:
        """Qt's own menu for a text, but what it cuts or deletes leaves the turns standing."""
        menu = self.createStandardContextMenu()
        own = {"edit-cut": self.cut, "edit-delete": self._delete_selected}
        for action in menu.actions():
            if act := own.get(action.objectName()):
                action.triggered.disconnect()
                action.triggered.connect(act)
        return menu

    def undo(self) -> None:
        """Take the last act back."""
        if self.isReadOnly() or self.acts_beside.take_back_last():
            return
        was_expanded = self._expansion.was_just_done(self.textCursor())
        super().undo()
        if was_expanded:
            self._expansion.keep_short(self.textCursor())

    def redo(self) -> None:
        """Do again what was taken back."""
        if not self.isReadOnly():
            super().redo()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.text_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if _is_letter(event):
            if event.text() not in ENDINGS or not self._expanded(event.text()):
                self._type(event)
            return
        if acts.is_word_deletion(event) and acts.is_at_edge(self.textCursor(), event):
            return
        if self._is_own_act(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        if event.commitString() or event.preeditString():
            self._show(acts.emptied(self.textCursor()))
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A drag of selected text would take it out of its turn: a click into a selection only drops the selection.
        clicked, selection = self.cursorForPosition(event.position().toPoint()).position(), self.textCursor()
        if selection.hasSelection() and selection.selectionStart() <= clicked <= selection.selectionEnd():
            selection.setPosition(clicked)
            self.setTextCursor(selection)
        super().mousePressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasting takes plain text only; its lines become paragraphs of the turn the caret is in."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        self._do(lambda cursor: acts.pasted(acts.emptied(cursor), text))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copying gives plain text only."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def cut(self) -> None:
        """Cutting empties what is selected; turns stay."""
        self.copy()
        self._delete_selected()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.away.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._labels.paint(self)

    def _is_own_act(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(event)
        if act := self._standard_act(event):
            act()
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            is_back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._tab(-1 if is_back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        if self._took_expansion_back(event):
            return True
        if event.key() not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return False
        self._start_step()
        moved = acts.deleted_at_edge(self.textCursor(), is_back=event.key() == Qt.Key.Key_Backspace)
        if moved is not None:
            self._show(moved)
        return moved is not None

    def _standard_act(self, event: QKeyEvent) -> Callable[[], None] | None:
        standard = QKeySequence.StandardKey
        acts_of = {standard.Cut: self.cut, standard.SelectAll: self.selectAll, standard.Undo: self.undo}
        return next((act for key, act in acts_of.items() if event.matches(key)), None)

    def _enter(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        self._expanded("")
        self._start_step()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            cursor = acts.emptied(self.textCursor())
            cursor.insertText("\u2028")
            self._show(cursor)
        else:
            self._show(acts.entered(acts.emptied(self.textCursor()), self._source.new_turn_id, self.is_direct))
        self.entered.emit()
        return True

    def _type(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection() and acts.spans_turns(cursor):
            self._show(acts.emptied(cursor))
        if not self._steps.begins_with_this_letter():
            super().keyPressEvent(event)
            return
        # An edit block of its own is not merged with what was typed before (tried), so undo stops here.
        cursor = self.textCursor()
        cursor.beginEditBlock()
        super().keyPressEvent(event)
        cursor.endEditBlock()

    def _expanded(self, ending: str) -> bool:
        found = self._expansion.on_ending(self.textCursor(), ending)
        if isinstance(found, Text):
            self.hint.emit(found)
        elif found is not None:
            self._steps.cut()
            self._show(found)
            return True
        return False

    def _took_expansion_back(self, event: QKeyEvent) -> bool:
        is_plain = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
        if not is_plain or not self._expansion.was_just_done(self.textCursor()):
            return False
        self.undo()
        return True

    def _tab(self, by: int) -> None:
        if acts.is_empty(self.textCursor().block()):
            self.change_kind(acts.kind_beside(self.kind, by))
        else:
            self.hint.emit(Text("Tab changes the kind of an empty turn. F6 leaves the text."))

    def _do(self, act: Callable[[QTextCursor], QTextCursor]) -> None:
        # A caret of one's own can write where Qt would not: a text that can only be read stays as it is.
        if not self.isReadOnly():
            self._start_step()
            self._show(act(self.textCursor()))

    def _delete_selected(self) -> None:
        self._do(acts.emptied)

    def _start_step(self) -> None:
        self._steps.cut()

    def _show(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_loading:
            return
        document = self.document()
        first = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1))
        is_text_alone = removed != added and document.blockCount() == self._block_count
        self._block_count = document.blockCount()
        if not is_text_alone:
            # A paragraph may have come from, or gone to, the turn beside it: read the neighbours too.
            first = first.previous() if first.previous().isValid() else first
            last = last.next() if last.next().isValid() else last
        if is_text_alone and removed + added == 1:
            self.replaced.emit(self._ledger.letter_in(first))
            return
        self._labels.forget()
        self.replaced.emit(self._ledger.taken_over(first, last))
        if not is_text_alone:
            self._on_caret()

    def _on_caret(self) -> None:
        # Also after an edit: joining and F2 change what the caret is in without moving it.
        block = self.textCursor().block()
        now = (id_of(block), kind_of(block))
        if self._is_loading or now == self._current:
            return
        was, self._current = self._current, now
        if now[0] != was[0]:
            self.left.emit(was[0])
        self.moved.emit(*now)

    def id_at(self, block: QTextBlock) -> TurnId:
        """The turn a paragraph belongs to."""
        return id_of(block)

    def read(self) -> tuple[TurnText, ...]:
        """Every turn as it stands in the document."""
        return turns_in(self.document())


def _is_letter(event: QKeyEvent) -> bool:
    # AltGr types letters too, and some systems tell it as Ctrl+Alt.
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    is_chord = bool(event.modifiers() & control) and not event.modifiers() & alt
    return bool(event.text()) and event.text().isprintable() and not is_chord
