"""The card of all keys, made from the key map, shown in the strip so that nothing is covered."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from hearing_desk.core.text import Text
from hearing_desk.ui.keymap import COMMANDS, MENUS
from hearing_desk.ui.menus import shown_keys
from hearing_desk.ui.room import Say


def key_card_text(say: Say) -> str:
    """All keys as plain lines, menu by menu."""
    return "\n\n".join(_section(say, menu_id, words) for menu_id, words in MENUS)


def build_key_card(say: Say) -> QPlainTextEdit:
    """The card as text that can be read, searched and copied."""
    card = QPlainTextEdit(key_card_text(say))
    card.setReadOnly(True)
    card.setTabChangesFocus(True)
    card.setObjectName("key_card")
    card.setAccessibleName(say(Text("Keys")))
    return card


def _section(say: Say, menu_id: str, words: Text) -> str:
    lines = [say(words).replace("&", "").upper()]
    lines += [f"{shown_keys(c)}\t{say(c.text)}" for c in COMMANDS if c.menu == menu_id]
    return "\n".join(lines)
