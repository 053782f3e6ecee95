"""The key table: one key for one command, none that an officer's keyboard types letters with, each in a menu."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from hearing_desk.core.text import in_english
from hearing_desk.ui.key_card import key_card_text
from hearing_desk.ui.keymap import COMMANDS, MENUS, ROOM_NAMES, keys_of
from hearing_desk.ui.menus import build_menus, shown_keys

ROOMLESS = {"always", "open", "form", "strip"}


def test_a_key_means_one_thing() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in keys_of(command.id))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(not QKeySequence(key).isEmpty() for command in COMMANDS for key in keys_of(command.id))


def test_no_key_is_one_that_types_a_letter_or_switches_the_keyboard() -> None:
    for command in COMMANDS:
        for key in keys_of(command.id):
            assert not ("Ctrl" in key and "Alt" in key), command.id
            assert not re.search(r"Ctrl\+Shift\+\d", key), command.id
            assert not re.search(r"['\"`~^]$", key), command.id


def test_ids_are_given_once() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_a_context_is_a_room_or_one_of_four_words() -> None:
    assert {command.context for command in COMMANDS} <= {*ROOM_NAMES, *ROOMLESS}


def test_every_command_is_in_a_menu_with_its_key(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    asked: list[str] = []
    actions = build_menus(bar, in_english, asked.append)
    assert [action.objectName() for action in actions] == [command.id for command in COMMANDS]
    assert {command.menu for command in COMMANDS} == {menu for menu, _ in MENUS}
    for action, command in zip(actions, COMMANDS, strict=True):
        printed = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        shown = action.text().partition("\t")[2] or printed
        assert shown == shown_keys(command)
        assert "Return" not in shown
    actions[0].trigger()
    assert asked == [COMMANDS[0].id]


def test_the_key_card_names_every_command() -> None:
    card = key_card_text(in_english)
    assert all(f"{shown_keys(command)}\t{in_english(command.text)}" in card for command in COMMANDS)
