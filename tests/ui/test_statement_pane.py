"""The statements on Ctrl+U: in the strip, in their own direction and script, with letters for every sign."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from hearing_desk.app.statements import STATEMENTS, Statement, Statements
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.statement_pane import build_statements
from tests.app.stage import Stage
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show


def words_in(language: str) -> list[str]:
    given = json.loads((STATEMENTS / f"{language}.json").read_text(encoding="utf-8"))
    return [row["text"] for row in given["statements"]]


def without_letters(text: str) -> set[str]:
    """The signs for which no font of this computer has a letter."""
    layout = QTextLayout(text, QApplication.font())
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    missing: set[str] = set()
    for run in layout.glyphRuns():
        if 0 in run.glyphIndexes():
            missing.add(run.rawFont().familyName())
    return missing


@pytest.mark.parametrize("language", sorted(path.stem for path in STATEMENTS.glob("*.json")))
def test_every_sign_has_a_letter(qapp: QApplication, language: str) -> None:
    for text in words_in(language):
        assert not without_letters(text), text


def test_a_sign_without_a_letter_is_noticed(qapp: QApplication) -> None:
    assert without_letters("\U000E8123")


def test_right_to_left_words_lie_to_the_right_and_the_dutch_does_not(qtbot: QtBot) -> None:
    row = Statement("OP-02", "Vandaag praten we.", "اليوم نتحدث.", Text("Draft"))
    pane = build_statements(Statements("ar", True, (row,)), in_english)
    qtbot.addWidget(pane)
    ways = {}
    block = pane.document().begin()
    while block.isValid():
        ways[block.text()] = block.textDirection()
        block = block.next()
    assert ways["اليوم نتحدث."] is Qt.LayoutDirection.RightToLeft
    assert ways["OP-02 Vandaag praten we."] is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize("points", [11, 22])
def test_the_words_to_show_are_large_and_grow_with_the_letters_of_the_screen(qtbot: QtBot, points: int) -> None:
    row = Statement("OP-02", "Vandaag praten we.", "Today we talk.", Text("Draft"))
    pane = build_statements(Statements("en", False, (row,)), in_english)
    qtbot.addWidget(pane)
    font = pane.font()
    font.setPointSize(points)
    pane.setFont(font)
    pane.show()
    heights = {word: pane.cursorRect(pane.document().find(word)).height() for word in ("praten", "talk")}
    assert heights["talk"] > 1.6 * heights["praten"]


def test_what_a_translation_holds_is_shown_and_never_obeyed(qtbot: QtBot) -> None:
    row = Statement("OP-02", "a < b", "<img src=x>&amp;", Text("Draft"))
    pane = build_statements(Statements("en", False, (row,)), in_english)
    qtbot.addWidget(pane)
    assert "<img src=x>&amp;" in pane.toPlainText()
    assert "a < b" in pane.toPlainText()


def test_ctrl_u_shows_them_in_the_hearing_and_esc_goes_back_to_the_text(show: Show, stage: Stage) -> None:
    rooms = RoomsOnStage(show, stage, stage.begun(applicant_language="ti"))
    rooms.window.go_to("hearing")
    before = QApplication.focusWidget()
    rooms.command("statements")
    pane = QApplication.focusWidget()
    assert isinstance(pane, QTextBrowser)
    assert words_in("ti")[0] in pane.toPlainText()
    assert "Concept, niet goedgekeurd" in pane.toPlainText()
    rooms.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    rooms.close()
