"""The small parts rooms are laid out with: headings, buttons that say their key, and columns that scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTabWidget, QWidget

from hearing_desk.app.item_row import ItemAction
from hearing_desk.core.form import Option
from hearing_desk.core.text import Text
from hearing_desk.ui.tokens import GRID

LOWEST_LIST = 40
"""How low a list may become on a low screen."""


def heading(words: str, level: str = "2") -> QLabel:
    """A heading; level 1 is the room's own."""
    label = QLabel(words)
    label.setProperty("heading", level)
    label.setWordWrap(True)
    return label


def button(name: str, words: str, is_primary: bool = False) -> QPushButton:
    """A button that is named for tests and says its key to people."""
    made = QPushButton(words)
    made.setObjectName(name)
    if is_primary:
        made.setProperty("primary", "true")
    return made


def number_keys(options: tuple[Option, ...]) -> tuple[ItemAction, ...]:
    """The values of a closed list as actions, each on its own number."""
    return tuple(ItemAction(o.id, Text("{label}", label=o.label), str(n)) for n, o in enumerate(options, start=1))


def focus_on_bar(tabs: QTabWidget) -> None:
    """Let the Tab key stop once at a set of pages: at its bar."""
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)


def scrolling(page: QWidget) -> QScrollArea:
    """A column that scrolls up and down when the window is low, and follows the focus."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    area.setMinimumWidth(50 * GRID)
    return area
