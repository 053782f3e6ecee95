"""What an officer who comes back sees over the text, until the first key: it moves nothing and takes no key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
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
        self.words = QLabel()
        self._lay_out()
        self.hide()

    def show_cue(self, cue: ResumeCue) -> None:
        """Show it until a key is pressed in the text."""
        self.take_away()
        words = "\n".join(self._lines(cue))
        self.words.setText(words)
        self._place()
        self.show()
        self.raise_()
        self._editor.installEventFilter(self)
        self._editor.cursorPositionChanged.connect(self._place)
        self._is_shown = True
        announce(self.words, words)

    def take_away(self) -> None:
        """Nothing lies over the text any more."""
        if self._is_shown:
            self._editor.removeEventFilter(self)
            self._editor.cursorPositionChanged.disconnect(self._place)
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

    def _place(self) -> None:
        room = self._editor.viewport().geometry()
        self.setFixedWidth(max(0, room.width()))
        self.adjustSize()
        is_caret_low = self._editor.cursorRect().center().y() > room.height() // 2
        self.move(room.left(), room.top() if is_caret_low else max(room.top(), room.bottom() + 1 - self.height()))

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
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.addWidget(title)
        column.addWidget(self.words)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else "…" + text[-LONGEST:]
