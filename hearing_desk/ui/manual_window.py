"""The manual in a window of its own: it opens on F1 at the page of the room, never by itself, and Esc closes it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from hearing_desk.app.manual import FIRST, NEWS, Manual
from hearing_desk.app.practising import start_practising
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.ui.key_card import key_page
from hearing_desk.ui.keymap import command, keys_of
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.menus import shown_keys
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

_KEYS = re.compile(r"\[\[(\w+)\]\]")
_LIST_WIDTH = 230


class ManualWindow(QWidget):
    """The pages at the left, the one that is read at the right; it knows nothing of any hearing."""

    closed = Signal()

    def __init__(self, manual: Manual, say: Say, is_heard: Callable[[], bool]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._manual = manual
        self._say = say
        self._is_heard = is_heard
        self.pages = QListWidget()
        self.text = QTextBrowser()
        self._print = QPushButton(say(Text("Print this page …")))
        self._print.setObjectName("manual.print")
        self._close = QPushButton(say(Text("Close (Esc)")))
        self._lay_out()
        self._connect()

    def show_page(self, page_id: str) -> None:
        """Show a page and bring the window to the front, ready to be read with the arrow keys."""
        shown = self._manual.page(page_id)
        # Choosing a printer would stand in the way of everything else.
        self._print.setEnabled(not self._is_heard())
        self.pages.setCurrentRow(self._manual.pages.index(shown))
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _show_row(self, row: int) -> None:
        page = self._manual.pages[row]
        self.text.setMarkdown(with_keys(page.text))
        self.text.setAccessibleName(page.title)
        self.setWindowTitle(self._say(Text("{page} – manual of Hearing Desk", page=page.title)))

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.toString())

    def _print_page(self) -> None:
        from hearing_desk.ui.dialogs import print_after_choice

        print_after_choice(self.text.document().print_)

    def _lay_out(self) -> None:
        self.resize(820, 430)
        self.setMinimumSize(480, 300)
        self.pages.setObjectName("manual.pages")
        self.pages.setAccessibleName(self._say(Text("Pages of the manual")))
        self.pages.setFixedWidth(_LIST_WIDTH)
        self.pages.setWordWrap(True)
        self.pages.addItems([page.title for page in self._manual.pages])
        self.text.setObjectName("manual.text")
        self.text.setOpenLinks(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._print)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        right = QVBoxLayout()
        right.addWidget(self.text, 1)
        right.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        whole.addWidget(self.pages)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._show_row)
        self.text.anchorClicked.connect(self._follow)
        self._print.clicked.connect(self._print_page)
        self._close.clicked.connect(self.close)
        for key in keys_of("close_strip"):
            QShortcut(QKeySequence(key), self).activated.connect(self.close)


class Help:
    """Registers the manual and the practice with the main window; the manual is read from the disk when first asked."""

    def __init__(
        self, window: MainWindow, words: Words, is_heard: Callable[[], bool], practise: Callable[[], None] | None = None
    ) -> None:
        self._window = window
        self._words = words
        self._is_heard = is_heard
        self._practise = practise or (lambda: start_practising(words.language, os.environ))
        self.manual: ManualWindow | None = None
        window.register("manual", self._open)
        window.register("whats_new", lambda: self._show(NEWS))
        window.register("practise", self._begin_practice)
        window.closing.connect(self.close)

    def tell_of_update(self, version: str) -> None:
        """Say in the status line that this version is new here, and where to read what that means."""
        keys = shown_keys(command("whats_new"))
        self._window.tell(
            Text(
                "New in version {version}: Help, What is new ({keys}). Your hearings stay as they are.",
                version=version,
                keys=keys,
            )
        )

    def close(self) -> None:
        """Nothing of it is left on the screen."""
        if self.manual is not None:
            self.manual.close()

    def _open(self) -> None:
        self._show(self._window.current_room or FIRST)

    def _show(self, page_id: str) -> None:
        if self.manual is None:
            self.manual = ManualWindow(manual_in(self._words), self._words.say, self._is_heard)
            self.manual.closed.connect(self._window.activateWindow)
        self.manual.show_page(page_id)

    def _begin_practice(self) -> Text | None:
        if self._is_heard():
            return Text("Practise before or after the hearing: a second window would only be in the way now.")
        self._practise()
        return Text("A second window opens for practice. Nothing in it is real, and none of it is kept.")


def manual_in(words: Words) -> Manual:
    """The manual in a language, with the card of keys among its pages."""
    return Manual(words.language, (key_page(words.say),))


def with_keys(text: str) -> str:
    """A page with the keys of each command it names, so that it is never wrong about them."""
    return _KEYS.sub(lambda found: f"**{shown_keys(command(found[1]))}**", text)
