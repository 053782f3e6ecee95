"""What the window does by itself, whatever room is open: editing keys, text size, quiet view, panes, the key card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from hearing_desk.core.text import Text
from hearing_desk.ui.command_search import SEARCH, CommandSearch
from hearing_desk.ui.key_card import build_key_card
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm

if TYPE_CHECKING:
    from hearing_desk.ui.main_window import MainWindow

Editor = QLineEdit | QPlainTextEdit | QTextEdit
SMALLEST, LARGEST, STEP, NORMAL = 80, 250, 10, 100

_EDITS: Mapping[str, Callable[[Editor], None]] = MappingProxyType(
    {
        "undo": lambda editor: editor.undo(),
        "redo": lambda editor: editor.redo(),
        "cut": lambda editor: editor.cut(),
        "copy": lambda editor: editor.copy(),
        "paste": lambda editor: editor.paste(),
        "select_all": lambda editor: editor.selectAll(),
    }
)


class WindowActs:
    """Registers the window's own commands with it, and keeps what they need between two of them."""

    def __init__(self, window: MainWindow, say: Say) -> None:
        self._window = window
        self._say = say
        self._font_size = QApplication.font().pointSizeF()
        self._zoom = NORMAL
        self._register()

    def _register(self) -> None:
        for room_id in ROOM_NAMES:
            self._does(f"room_{room_id}", partial(self._window.go_to, room_id))
        for edit in _EDITS:
            self._window.register(edit, partial(_edit, edit))
        self._does("quit", self._window.close)
        self._does("key_card", self._open_key_card)
        self._does(SEARCH, self._open_command_search)
        self._does("close_strip", self._window.strip.step_back)
        self._does("save_form", _save_form)
        self._does("zoom_in", lambda: self._zoom_to(self._zoom + STEP))
        self._does("zoom_out", lambda: self._zoom_to(self._zoom - STEP))
        self._does("zoom_reset", lambda: self._zoom_to(NORMAL))
        self._does("full_screen", self._toggle_full_screen)
        self._does("quiet_view", self._toggle_quiet)
        self._does("pane_next", self._other_pane)
        self._does("pane_previous", self._other_pane)

    def _does(self, command_id: str, act: Callable[[], object]) -> None:
        def handler() -> None:
            act()

        self._window.register(command_id, handler)

    def _open_key_card(self) -> None:
        card = build_key_card(self._say)
        self._window.strip.open_widget(self._say(Text("Keys")), card, card)

    def _open_command_search(self) -> None:
        search = CommandSearch(self._say)
        search.chosen.connect(self._do_found)
        self._window.strip.open_widget(self._say(Text("Find a command")), search, search.words)

    def _do_found(self, command_id: str) -> None:
        # The focus goes back to the text first: what is cut, marked or parked is what is there.
        self._window.strip.close_strip()
        self._window.ask(command_id)

    def _zoom_to(self, percent: int) -> None:
        self._zoom = max(SMALLEST, min(LARGEST, percent))
        font = QApplication.font()
        font.setPointSizeF(self._font_size * self._zoom / NORMAL)
        QApplication.setFont(font)
        is_usual = self._zoom == NORMAL
        self._window.status.tell_size(Text("") if is_usual else Text("Text size {percent} %", percent=self._zoom))
        self._window.zoomed.emit(self._zoom)

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _toggle_quiet(self) -> None:
        is_quiet = not self._window.is_quiet
        self._window.is_quiet = is_quiet
        self._window.menuBar().setVisible(not is_quiet)
        self._window.status.be_quiet(is_quiet)
        self._window.header.be_quiet(is_quiet)
        self._window.quieted.emit(is_quiet)

    def _other_pane(self) -> None:
        content = self._window.strip.content
        focus = QApplication.focusWidget()
        if content is None or (focus is not None and self._window.strip.isAncestorOf(focus)):
            self._window.focus_room()
        elif isinstance(content, SheetForm):
            content.focus_first()
        else:
            content.setFocus(Qt.FocusReason.OtherFocusReason)


def _save_form() -> None:
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, SheetForm):
        widget = widget.parentWidget()
    if widget is not None:
        widget.save()


def _edit(act: str) -> Text | None:
    widget = QApplication.focusWidget()
    if not isinstance(widget, Editor):
        return Text("First put the cursor into a text.")
    _EDITS[act](widget)
    return None
