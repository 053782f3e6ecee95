"""What an officer does in the text column: letters, keys, and anything at random."""

from __future__ import annotations

import random

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest

from hearing_desk.ui.editor.hearing_editor import HearingEditor


def type_text(editor: HearingEditor, text: str) -> None:
    """Letters as the keyboard delivers them; a new line is Enter."""
    for letter in text:
        if letter == "\n":
            press(editor, Qt.Key.Key_Return)
        else:
            editor.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(editor: HearingEditor, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(editor, key, modifier)


def act_at_random(editor: HearingEditor, chance: random.Random) -> None:
    """One act of an officer who does anything."""
    act = chance.choice(
        ["type", "type", "type", "enter", "kind", "change", "move", "select", "delete", "undo", "paste", "put"]
    )
    control = Qt.KeyboardModifier.ControlModifier
    if act == "type":
        type_text(editor, chance.choice(["ja", "nee é", "x y", "1"]))
    elif act == "enter":
        press(
            editor,
            Qt.Key.Key_Return,
            chance.choice([Qt.KeyboardModifier.NoModifier] * 3 + [Qt.KeyboardModifier.ShiftModifier]),
        )
    elif act == "kind":
        editor.new_turn(chance.choice("VAOTGS"))
    elif act == "change":
        chance.choice([lambda: editor.change_kind(chance.choice("VAOTGS")), editor.join_with_previous])()
    elif act == "move":
        editor.moveCursor(chance.choice(list(QTextCursor.MoveOperation)))
    elif act == "select":
        cursor = editor.textCursor()
        end = max(0, editor.document().characterCount() - 1)
        cursor.setPosition(chance.randint(0, end))
        cursor.setPosition(chance.randint(0, end), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
    elif act == "delete":
        press(
            editor,
            chance.choice([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]),
            chance.choice([Qt.KeyboardModifier.NoModifier, control]),
        )
    elif act == "undo":
        chance.choice([editor.undo, editor.undo, editor.redo])()
    elif act == "put":
        editor.put_question("Hoe gaat het?")
    else:
        data = QMimeData()
        data.setText(chance.choice(["een", "een\ntwee", "\n\n", "a\n\nb"]))
        editor.insertFromMimeData(data)
