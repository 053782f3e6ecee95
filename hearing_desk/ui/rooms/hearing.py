"""The hearing: one column of text, what goes with the topic beside it, and one number on the rail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from hearing_desk.app.abbreviations import AbbreviationsPresenter
from hearing_desk.app.beside_presenter import BesidePresenter
from hearing_desk.app.cards_presenter import CardsPresenter
from hearing_desk.app.enter_key import EnterKey
from hearing_desk.app.hearing_presenter import HearingPresenter
from hearing_desk.app.plan_questions import PlanQuestions
from hearing_desk.app.resume_cue import resume_cue
from hearing_desk.app.session import Session
from hearing_desk.app.topics_presenter import TopicsPresenter
from hearing_desk.app.turns_replaced import TurnText
from hearing_desk.core.text import Text
from hearing_desk.ui.announcing import announce
from hearing_desk.ui.beside import PANEL_WIDTH, Beside
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.editor.turn_blocks import LABEL_WIDTH
from hearing_desk.ui.editor.turn_labels import LabelPainter, TurnLabel
from hearing_desk.ui.find_bar import FindBar
from hearing_desk.ui.ghost_question import GhostQuestion
from hearing_desk.ui.measure import wide
from hearing_desk.ui.resume_card import ResumeCard
from hearing_desk.ui.room import Holder, Say, Tell
from hearing_desk.ui.tokens import GRID, RAIL_WIDTH, STRIP_WIDTH, TEXT_COLUMN, Tokens
from hearing_desk.ui.typing_first import TypingFirst

DIRECT_ANSWER = Text("ANSWER · Enter: question · Shift+Enter: new line")
WAY_OUT = Text("F6 leaves the text, Shift+F6 the other way. Tab changes the kind of an empty turn. Shift+F1: keys.")
BESIDE_FROM_WIDTH = 1000
STRIP_FITS_FROM_WIDTH = 1300
_READING = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
WIDEST_COLUMN = TEXT_COLUMN + int(LABEL_WIDTH)
KIND_NAMES = {
    "V": Text("QUESTION · Enter: answer"),
    "A": Text("ANSWER · Enter: new paragraph, once more: question"),
    "O": Text("REMARK OF THE OFFICER · Enter twice: back"),
    "T": Text("REMARK OF THE INTERPRETER · Enter twice: back"),
    "G": Text("REMARK OF LAWYER, VWN OR GUARDIAN · Enter twice: back"),
    "S": Text("SUMMARY · Enter twice: back"),
}


class HearingRoom:
    """Joins the editor, the panel beside it and the rail; everything that happens goes to the session."""

    room_id = "hearing"

    def __init__(self, session: Session, say: Say, tell: Tell, tokens: Callable[[], Tokens]) -> None:
        self.session = session
        self._say = say
        self._tell = tell
        self.presenter = HearingPresenter(session)
        self.topics = TopicsPresenter(session)
        self.beside_presenter = BesidePresenter(session)
        self.cards = CardsPresenter(session)
        labels = LabelPainter(self._label, lambda kind: QColor(_ink(tokens(), kind)))
        self.abbreviations = AbbreviationsPresenter(session, say, tell)
        self.plan_questions = PlanQuestions(session)
        self.editor = HearingEditor(self.presenter, labels, self._expand)
        self.beside = Beside(self.topics, self.beside_presenter, say)
        self.find_bar = FindBar(self.editor, say, session.post)
        self.ghost = GhostQuestion(say)
        self.enter_key = EnterKey(session)
        self.editor.is_direct = self.enter_key.is_direct
        self.resume = ResumeCard(self.editor, say)
        self.rail = QLabel()
        self.kind_line = QLabel()
        self.widget = _Panes(self.beside, self.editor)
        self._is_loaded = False
        self._pauses_seen = -1
        self._lay_out()
        self._connect()
        self._unsubscribe = session.subscribe(lambda _: self.refresh())
        self._typing_first = TypingFirst()

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return tuple(self.beside.lists.values())

    def why_not(self) -> Text | None:
        """The text opens as soon as the hearing has started; afterwards it can be read."""
        return None if self.session.committed.sessions else self.presenter.why_not()

    def enter(self) -> None:
        """Show the text with the caret where it was, ready to type."""
        turns = self.presenter.turns()
        if turns and self.editor.read() != turns:
            self._load(turns)
        if reason := self._let_type():
            self._tell(reason)
        self.beside.show_list(self.beside_presenter.fitting())
        self.refresh()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_where_one_was()

    def leave(self) -> None:
        """Another room comes: what was being typed is finished."""
        self.presenter.leave_all()

    def refresh(self) -> None:
        """Show what changed beside the text; the text itself is the editor's."""
        self.beside.show_rows()
        rail = self.presenter.rail()
        self.rail.setText(f"{'!' if rail.has_stop else ''}{rail.count or ''}")
        self.rail.setAccessibleName(self._say(_points(rail.count)))
        self.editor.relabel()
        if self.widget.isVisible():
            self._let_type()

    def open_topic(self, topic: str) -> None:
        """Go to a topic and back to the text."""
        self.topics.open(topic)
        self.ghost.take_away()
        self.beside.show_list(self.beside_presenter.fitting())
        waiting = self.cards.counted()
        label = self.presenter.topic_label()
        self._tell(_waiting(label, waiting))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_question(self, which: str, row: str) -> None:
        """Type the question of an item or point as a V; what it says to read aloud is shown beside the text."""
        if reason := self.presenter.why_not():
            self._tell(reason)
            return
        question = self.beside_presenter.question(which, row)
        if not question:
            self._tell(Text("This has no question of its own: read the statement, then set it with G."))
            return
        self.beside_presenter.question_was_put(which, row, self.ask(question))

    def switch_enter(self) -> None:
        """Let Enter in an answer work the other way, in this hearing and the next ones."""
        self.enter_key.switch()
        self.editor.is_direct = self.enter_key.is_direct
        self._show_kind(self.editor.kind)

    def ask(self, question: str) -> str:
        """Put a question at the end of the text as a V, with the caret in an empty A; answers with its turn."""
        self.editor.put_question(question)
        asked = self.editor.id_at(self.editor.textCursor().block().previous())
        self.presenter.leave(asked)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return asked

    def be_quiet(self, is_quiet: bool) -> None:
        """Show the text and nothing beside it, or everything again."""
        for part in (self.kind_line, self.rail):
            part.setVisible(not is_quiet)
        self.widget.be_quiet(is_quiet)

    def close(self) -> None:
        """Let go of the session."""
        self._unsubscribe()
        self._typing_first.let_go()
        self.find_bar.close_finding()

    def _let_type(self) -> Text | None:
        reason = self.presenter.why_not()
        if self.editor.isReadOnly() != (reason is not None):
            self.editor.setReadOnly(reason is not None)
            if reason is not None:
                # By itself Qt lets only the mouse into a text that cannot be written.
                self.editor.setTextInteractionFlags(_READING)
        if reason is None and not self._is_loaded:
            self._load(self.presenter.turns())
        return reason

    def _show_where_one_was(self) -> None:
        pauses = len(self.session.committed.pauses)
        was_away, self._pauses_seen = self._pauses_seen != pauses, pauses
        cue = resume_cue(self.session) if was_away and not self.editor.isReadOnly() else None
        if cue is not None:
            self.resume.show_cue(cue)

    def _load(self, turns: tuple[TurnText, ...]) -> None:
        self._is_loaded = True
        self.editor.load(turns)

    def _expand(self, short: str, kind: str) -> str | Text | None:
        words = self.abbreviations.expand(short, kind)
        if isinstance(words, str):
            self.abbreviations.written(words, self.editor.turn)
        return words

    def _label(self, turn: str, kind: str) -> TurnLabel:
        line = self.presenter.line(turn, kind)
        return TurnLabel(line.letter, line.number, line.time, line.signs)

    def _show_kind(self, kind: str) -> None:
        if kind in KIND_NAMES:
            name = DIRECT_ANSWER if kind == "A" and self.editor.is_direct else KIND_NAMES[kind]
            self.kind_line.setText(self._say(name))
            announce(self.editor, self._spoken(kind))

    def _spoken(self, kind: str) -> str:
        line = self.presenter.line(self.editor.turn, kind)
        name = self.session.shown_pack.option_label("turn_kind", kind)
        return " ".join(filter(None, (name, line.number or line.time)))

    def _lay_out(self) -> None:
        self.widget.setObjectName("hearing")
        self.editor.setAccessibleName(self._say(Text("Text of the hearing")))
        self.editor.setAccessibleDescription(self._say(WAY_OUT))
        self.rail.setObjectName("hearing.rail")
        self.rail.setFixedWidth(RAIL_WIDTH)
        self.rail.setProperty("rail", "true")
        self.rail.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.kind_line.setObjectName("hearing.kind")
        self.kind_line.setProperty("quiet", "true")
        self.kind_line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.kind_line.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        sheet = QHBoxLayout()
        sheet.addWidget(self.editor, 1)
        sheet.addStretch(0)
        centre.addLayout(sheet, 1)
        for part in (self.ghost, self.find_bar, self.kind_line):
            centre.addWidget(part)
        self.widget.put_in_a_row(centre, self.rail)

    def _connect(self) -> None:
        self.editor.replaced.connect(self.presenter.replace)
        self.editor.left.connect(self.presenter.leave)
        self.editor.moved.connect(lambda _, kind: self._show_kind(kind))
        self.editor.came.connect(self.widget.make_room)
        self.editor.hint.connect(self._tell)
        self.editor.escaped.connect(self.ghost.take_away)
        self.editor.entered.connect(self.session.save_soon)
        self.editor.away.connect(self.session.save_now)
        self.beside.topic_wanted.connect(self.open_topic)
        self.beside.put.connect(self.put_question)
        self.beside.left.connect(lambda: self.editor.setFocus(Qt.FocusReason.OtherFocusReason))


class _Panes(QFrame):
    """Panel, text and rail; the text begins at the same place and breaks its lines alike, whatever opens beside it.

    On a narrow window the panel is away until a list is asked for; then it stands behind the text, and goes with it.
    """

    def __init__(self, beside: QWidget, editor: HearingEditor) -> None:
        super().__init__()
        self._beside = beside
        self._editor = editor
        self._is_quiet = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def sizeHint(self) -> QSize:
        return QSize(1093, 480)

    def put_in_a_row(self, centre: QLayout, rail: QWidget) -> None:
        """Lay out the three."""
        self._row.addWidget(self._beside)
        self._row.addLayout(centre, 1)
        self._row.addWidget(rail)

    def make_room(self) -> None:
        """Somebody types: on a narrow window the text needs what the panel took."""
        if not self._has_room_for_panel():
            self._beside.hide()

    def be_quiet(self, is_quiet: bool) -> None:
        """Without the panel, until a list is asked for."""
        self._is_quiet = is_quiet
        self._beside.setVisible(self._has_room_for_panel())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # The window, not this room: a strip that opens takes from the room, and nothing may move for it.
        window, panel = self.window().width(), wide(self, PANEL_WIDTH)
        self._beside.setFixedWidth(panel)
        place = 0 if self._has_room_for_panel() else 1
        if self._row.indexOf(self._beside) != place:
            self._row.insertWidget(place, self._beside)
            self._beside.setVisible(place == 0)
        left = window - panel - RAIL_WIDTH - STRIP_WIDTH
        column = wide(self, WIDEST_COLUMN)
        self._editor.setMaximumWidth(min(column, left) if window >= wide(self, STRIP_FITS_FROM_WIDTH) else column)

    def _has_room_for_panel(self) -> bool:
        return not self._is_quiet and self.window().width() >= wide(self, BESIDE_FROM_WIDTH)


def _points(count: int) -> Text:
    return Text.counted("{count} point of attention", "{count} points of attention", count=count)


def _waiting(topic: str, count: int) -> Text:
    if not count:
        return Text("{topic}. Points of attention: F9.", topic=topic)
    return Text.counted(
        "{topic}: {count} point of attention waits – F9",
        "{topic}: {count} points of attention wait – F9",
        count=count,
        topic=topic,
    )


def _ink(tokens: Tokens, kind: str) -> str:
    return {"V": tokens.accent, "S": tokens.accent, "O": tokens.on_remark, "T": tokens.on_interpreter}.get(
        kind, tokens.text
    )
