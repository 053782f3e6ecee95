"""What an officer who comes back sees over the text, until the first key: it moves nothing and takes no key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QVBoxLayout

from hearing_desk.app.resume_cue import ResumeCue
from hearing_desk.core.text import Text
from hearing_desk.ui.announcing import announce
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

LONGEST = 160
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class ResumeCard(QFrame):
    """Lies over the end of the text column that is away from the caret; a click goes through it."""

    def __init__(self, editor: QTextEdit, say: Say) -> None:
        super().__init__(editor)
        self._editor = editor
        self._say = say
        self._is_shown = False
        self._shown: list[str] = []
        self.words = QLabel()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.hide()

    def show_cue(self, cue: ResumeCue) -> None:
        """Show it until a key is pressed in the text."""
        self.take_away()
        self._shown = self._lines(cue)
        self._place()
        self.show()
        self.raise_()
        for watched in self._watched():
            watched.installEventFilter(self)
        for moved in self._moves():
            moved.connect(self._place)
        self._is_shown = True
        announce(self.words, "\n".join(self._shown))

    def take_away(self) -> None:
        """Nothing lies over the text any more."""
        if self._is_shown:
            for watched in self._watched():
                watched.removeEventFilter(self)
            for moved in self._moves():
                moved.disconnect(self._place)
            self._is_shown = False
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first key takes it away and goes on to the text; another size gives it another place."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS:
            self.take_away()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _lines(self, cue: ResumeCue) -> list[str]:
        lines = [f"{turn.name}  {_short(turn.text)}" for turn in cue.turns]
        lines += [self._say(Text("Parked: “{words}”", words=_short(words))) for words in cue.parked]
        if cue.parked_more:
            lines.append(self._say(Text("and {count} more parked", count=cue.parked_more)))
        if cue.questions_left:
            key = keys_of("plan_question")[0]
            lines.append(self._say(Text("Own questions for this topic: {count} ({key})",
                                        count=cue.questions_left, key=key)))  # fmt: skip
        if cue.next_topic:
            lines.append(self._say(Text("Next in the plan: {topic}", topic=cue.next_topic)))
        return lines

    def _watched(self) -> tuple[QObject, ...]:
        # The keys go to the editor; how wide the text is, only its viewport knows in the end.
        return self._editor, self._editor.viewport()

    def _moves(self) -> tuple[SignalInstance, ...]:
        return self._editor.cursorPositionChanged, self._editor.verticalScrollBar().valueChanged

    def _place(self) -> None:
        room, caret = self._editor.viewport().geometry(), self._editor.cursorRect()
        is_caret_low = caret.center().y() > room.height() // 2
        height = self._fitted(room.width(), caret.top() if is_caret_low else room.height() - caret.bottom())
        self.setFixedSize(max(0, room.width()), height)
        self.move(room.left(), room.top() if is_caret_low else max(room.top(), room.bottom() + 1 - height))

    def _fitted(self, width: int, most: int) -> int:
        # Large letters on a small screen: what was said last stays, what else there is to know gives way.
        count = len(self._shown)
        while (height := self._height_of(count, width)) > most and count > 1:
            count -= 1
        return height

    def _height_of(self, count: int, width: int) -> int:
        self.words.setText("\n".join(self._shown[:count]))
        return self._column.totalHeightForWidth(width)

    def _lay_out(self) -> None:
        self.setObjectName("hearing.resume")
        self.setProperty("panel", "true")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.setObjectName("hearing.resume.words")
        self.words.setAccessibleName(self._say(Text("Where you were")))
        self.words.setWordWrap(True)
        title = QLabel(self._say(Text("Where you were – the first key takes this away")))
        title.setProperty("quiet", "true")
        title.setWordWrap(True)
        column = self._column
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.addWidget(title)
        column.addWidget(self.words)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else "…" + text[-LONGEST:]
