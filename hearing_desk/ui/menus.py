"""The menu bar, made from the key map: every command is in it with its key, and can be asked for at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from hearing_desk.ui.keymap import COMMANDS, MENUS, OWN_KEYS, Command
from hearing_desk.ui.room import Say


def build_menus(bar: QMenuBar, say: Say, ask: Callable[[str], None]) -> tuple[QAction, ...]:
    """Fill the bar; `ask` gets the id of a command. Commands are never greyed out:
    asked at a wrong moment, they say why.

    Returns the actions, to be added to the window too, so that the keys work while the bar is hidden.
    """
    menus = {menu_id: _menu(bar, menu_id, say(words)) for menu_id, words in MENUS}
    return tuple(_action(menus, command, say, ask) for command in COMMANDS)


def shown_keys(command: Command) -> str:
    """The first key of a command as a person reads it."""
    return QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def _menu(bar: QMenuBar, menu_id: str, words: str) -> QMenu:
    menu = bar.addMenu(words)
    menu.setObjectName(f"menu.{menu_id}")
    return menu


def _action(menus: Mapping[str, QMenu], command: Command, say: Say, ask: Callable[[str], None]) -> QAction:
    menu = menus[command.menu]
    action = QAction(say(command.text), menu)
    action.setObjectName(command.id)
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.triggered.connect(lambda: ask(command.id))
    if command.id in OWN_KEYS:
        # Shown behind a tab, not bound: the widget with the focus answers these keys itself.
        action.setText("\t".join((say(command.text), shown_keys(command))))
    else:
        action.setShortcuts([QKeySequence(key) for key in (command.key, command.second_key) if key])
        if "Return" in command.key:
            # Qt prints Return, keyboards say Enter.
            action.setText("\t".join((say(command.text), shown_keys(command))))
        action.setAutoRepeat(False)
    menu.addAction(action)
    return action
