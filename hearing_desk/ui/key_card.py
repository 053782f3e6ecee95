"""The card of all keys, made from the key map: in the strip so that nothing is covered, and as a page to print."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from hearing_desk.app.manual import Page
from hearing_desk.core.text import Text
from hearing_desk.ui.keymap import COMMANDS, MENUS, Command
from hearing_desk.ui.menus import shown_keys
from hearing_desk.ui.room import Say

_NAME = Text("Keys")


def key_card_text(say: Say) -> str:
    """All keys as plain lines, menu by menu."""
    return "\n\n".join(_section(say, menu_id, words) for menu_id, words in MENUS)


def build_key_card(say: Say) -> QTextEdit:
    """The card as text that can be read, searched and copied; what does not fit goes on below its words."""
    card = QTextEdit()
    card.setPlainText(key_card_text(say))
    card.setReadOnly(True)
    card.setTabChangesFocus(True)
    card.setObjectName("key_card")
    card.setAccessibleName(say(_NAME))
    _hang(card)
    return card


def key_page(say: Say) -> Page:
    """The card as a page of the manual, which can be printed."""
    tables = "\n\n".join(_table(say, menu_id, words) for menu_id, words in MENUS)
    return Page("keys", f"# {say(_NAME)}\n\n{tables}")


def _section(say: Say, menu_id: str, words: Text) -> str:
    lines = [_menu(say, words).upper()]
    lines += [f"{shown_keys(c)}\t{say(c.text)}" for c in _of(menu_id)]
    return "\n".join(lines)


def _table(say: Say, menu_id: str, words: Text) -> str:
    rows = "\n".join(f"| {shown_keys(c)} | {say(c.text)} |" for c in _of(menu_id))
    return f"| {_menu(say, words)} | |\n|---|---|\n{rows}"


def _of(menu_id: str) -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if command.menu == menu_id)


def _menu(say: Say, words: Text) -> str:
    return say(words).replace("&", "")


def _hang(card: QTextEdit) -> None:
    longest = max(card.fontMetrics().horizontalAdvance(f"{shown_keys(command)}  ") for command in COMMANDS)
    card.setTabStopDistance(longest)
    hanging = QTextBlockFormat()
    hanging.setLeftMargin(longest)
    hanging.setTextIndent(-longest)
    whole = QTextCursor(card.document())
    whole.select(QTextCursor.SelectionType.Document)
    whole.mergeBlockFormat(hanging)
