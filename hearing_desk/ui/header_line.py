"""The line at the top of the window: where you are, whether everything is saved, and what time it is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from hearing_desk.app.clock import Clock
from hearing_desk.app.saving import SaveState
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID, HEADER_HEIGHT

CLOCK_EVERY_MS = 5000


class HeaderLine(QFrame):
    """Everything in it stands still: only words change, and only saving that failed becomes louder.

    `ticked` asks whoever counts time in it to count anew.
    """

    ticked = Signal()

    def __init__(self, say: Say, clock: Clock) -> None:
        super().__init__()
        self._say = say
        self._clock = clock
        self.setObjectName("header")
        self.setMinimumHeight(HEADER_HEIGHT)
        self.crumb = _Crumb()
        self.crumb.setObjectName("header.crumb")
        self.crumb.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.saved = _label("header.saved")
        self.since_pause = _label("header.since_pause")
        self.clock = _label("header.clock")
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        row.setSpacing(6 * GRID)
        row.addWidget(self.crumb, 1)
        for label in (self.saved, self.since_pause, self.clock):
            row.addWidget(label)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.show_time)
        self._timer.timeout.connect(self.ticked)
        self._timer.start(CLOCK_EVERY_MS)
        self.show_time()

    def be_quiet(self, is_quiet: bool) -> None:
        """Leave nothing but the truth about saving, or show everything again."""
        for label in (self.since_pause, self.clock):
            label.setVisible(not is_quiet)
        self.crumb.is_blank = is_quiet
        self.crumb.update()

    def show_crumb(self, words: str) -> None:
        """Say which hearing, room and topic this is."""
        _put(self.crumb, words)

    def show_saving(self, state: SaveState) -> None:
        """Tell the truth about saving; the one thing here that may become louder by itself."""
        words = self._say(saving_text(state))
        mood = "danger" if state.is_at_risk else ""
        if self.saved.property("mood") != mood:
            self.saved.setProperty("mood", mood)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)
            if mood:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.saved, words))
        _put(self.saved, words)

    def show_since_pause(self, words: str) -> None:
        """Say how long it is since the last pause, beside the agreed interval; "" outside a hearing."""
        _put(self.since_pause, words)

    def show_time(self) -> None:
        """Show what time it is."""
        _put(self.clock, self._clock.now().strftime("%H:%M"))


class _Crumb(QLabel):
    """Words that begin with … where they do not fit: the topic stands last. The whole is kept for a screen reader."""

    is_blank = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_blank:
            return
        painter = QPainter(self)
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideLeft, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, short)
        painter.end()


def saving_text(state: SaveState) -> Text:
    """How saving stands, in one short sentence."""
    if state.problem is not None:
        since = _time(state.unsaved_since, "%H:%M")
        if state.is_kept_aside:
            return Text("▲ NOT saved since {time}, but kept in a second place", time=since)
        return Text("▲ NOT saved since {time}", time=since)
    if state.saved_at is None:
        return Text("")
    if state.mb_left is not None:
        saved = _time(state.saved_at, "%H:%M:%S")
        return Text("● Saved {time} ▲ only {n} MB left on the disk", time=saved, n=state.mb_left)
    return Text("● Saved {time}", time=_time(state.saved_at, "%H:%M:%S"))


def _time(at: datetime | None, pattern: str) -> str:
    return at.strftime(pattern) if at is not None else "–"


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    return label


def _put(label: QLabel, words: str) -> None:
    if label.text() != words:
        label.setText(words)
