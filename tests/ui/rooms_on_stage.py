"""The real window with the rooms of one hearing, worked as an officer does: by keys, where the focus is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.session import Session
from hearing_desk.i18n import words_of
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.open_hearing import OpenHearing
from hearing_desk.ui.rooms.pause import PauseRoom
from hearing_desk.ui.rooms.review import ReviewRoom
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.show import Show


class RoomsOnStage:
    """The window of `session`; `key`, `type`, `fill` and `command` press what a person presses."""

    def __init__(self, show: Show, stage: Stage, session: Session, is_from_file: bool = True) -> None:
        self.stage = stage
        self.session = session
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        words = words_of("nl")
        log = ExportLog(stage.vault.log, stage.clock)
        custody = Custody(stage.vault.check_passphrase, is_from_file, True, log)
        self.theme = Theme(app, "light")
        around = Surroundings(words, stage.clock, self.theme, stage.post, custody)
        self.window = MainWindow(words.say, {}, stage.clock)
        self.open = OpenHearing(self.window, session, around, stage.vault)
        self.window.replace_rooms(self.open.rooms())
        self.open.register()
        show(self.window)
        self._hands = Hands(self.window, QApplication.processEvents)

    def command(self, command_id: str) -> str:
        """Press the key of a command; what the status line says then."""
        QTest.keySequence(self.window, QKeySequence(keys_of(command_id)[0]))
        QApplication.processEvents()
        return self.status

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._hands.press(key, modifier)

    def type(self, text: str) -> None:
        self._hands.type(text)

    def fill(self, prefix: str, values: Mapping[str, str]) -> None:
        self._hands.fill(prefix, values)

    def go_to(self, name: str) -> None:
        self._hands.go_to(name)

    def choose(self, name: str, row: str) -> bool:
        return self._hands.choose_row(name, row)

    def save(self) -> None:
        """Ctrl+Enter in the form that has the focus."""
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def wait_until(self, is_done: Callable[[], bool]) -> None:
        self.stage.wait_until(is_done)
        QApplication.processEvents()

    @property
    def status(self) -> str:
        return self.window.status.message.text()

    @property
    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    @property
    def shown(self) -> str:
        """Every word that a person can read in the room now, and every name that a screen reader says."""
        room = self.window.room(self.window.current_room)
        assert room is not None
        widgets = [w for w in room.widget.findChildren(QWidget) if w.isVisible()]
        labels = [w.text() for w in widgets if isinstance(w, QLabel)]
        return "\n".join([*labels, *(w.accessibleName() for w in widgets), *self._rows(widgets)])

    @property
    def strip_words(self) -> str:
        """Every word of the strip that stands open."""
        labels = self.window.strip.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible()).replace("\u00a0", " ")

    def _rows(self, widgets: list[QWidget]) -> list[str]:
        views = [w for w in widgets if isinstance(w, QListView)]
        return [
            str(view.model().index(at, 0).data())
            for view in views
            for at in range(view.model().rowCount())
            if not view.isRowHidden(at)
        ]

    @property
    def pause(self) -> PauseRoom:
        room = self.window.room("pause")
        assert isinstance(room, PauseRoom)
        return room

    @property
    def review(self) -> ReviewRoom:
        room = self.window.room("review")
        assert isinstance(room, ReviewRoom)
        return room

    def close(self) -> None:
        self.open.close()
        self.window.close()


class MakeRooms(Protocol):
    """Makes the window of a session."""

    def __call__(self, session: Session, is_from_file: bool = True) -> RoomsOnStage: ...


def names_on(folder: Path) -> list[str]:
    """The files of an export."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
