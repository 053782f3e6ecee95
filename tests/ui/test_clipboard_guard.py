"""The clipboard: every copy made here is marked as secret, and gone after a while, at a lock and at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QSignalBlocker, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hearing_desk.ui.clipboard_guard import CLEARED_AFTER_MS, SECRET_FORMATS, ClipboardGuard
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from tests.ui.hall import Hall
from tests.ui.show import Show

SOON_MS = 200
WORDS = "De brug bij het café."


@pytest.fixture
def guard(qtbot: QtBot) -> Iterator[ClipboardGuard]:
    clipboard = QApplication.clipboard()
    clipboard.clear()
    guard = ClipboardGuard(clipboard, SOON_MS)
    yield guard
    guard.clear()
    guard.deleteLater()


def formats() -> dict[str, bytes]:
    data: QMimeData = QApplication.clipboard().mimeData()
    return {name: bytes(data.data(name).data()) for name, _ in SECRET_FORMATS if data.hasFormat(name)}


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_a_copy_from_any_field_is_marked_as_secret(guard: ClipboardGuard, show: Show, kind: type[QWidget]) -> None:
    field = kind(WORDS)  # type: ignore[arg-type]
    show(field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == WORDS
    assert formats() == dict(SECRET_FORMATS)


def test_a_copy_from_the_text_of_the_hearing_is_marked_as_secret_and_plain(guard: ClipboardGuard, hall: Hall) -> None:
    editor: HearingEditor = hall.editor
    editor.setFocus()
    hall.write("Waar woonde u?")
    editor.selectAll()
    editor.copy()
    assert QApplication.clipboard().text() == "Waar woonde u?"
    assert formats() == dict(SECRET_FORMATS)
    assert not QApplication.clipboard().mimeData().hasHtml()


def test_a_copy_is_gone_within_half_a_minute(guard: ClipboardGuard, show: Show, qtbot: QtBot) -> None:
    assert CLEARED_AFTER_MS <= 30_000
    field = QLineEdit(WORDS)
    show(field)
    field.selectAll()
    field.copy()
    assert QApplication.clipboard().text() == WORDS
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "", timeout=10 * SOON_MS)


def test_what_another_program_copied_since_stays(guard: ClipboardGuard, show: Show, qtbot: QtBot) -> None:
    field = QLineEdit(WORDS)
    show(field)
    field.selectAll()
    field.copy()
    theirs = QMimeData()
    theirs.setText("van een ander")
    # A copy of another program comes without our knowing where the screen has no owners.
    with QSignalBlocker(QApplication.clipboard()):
        QApplication.clipboard().setMimeData(theirs)
    guard.clear()
    qtbot.wait(2 * SOON_MS)
    assert QApplication.clipboard().text() == "van een ander"
    assert formats() == {}


def test_a_copy_without_a_guard_has_no_marks(show: Show) -> None:
    field = QLineEdit(WORDS)
    show(field)
    field.selectAll()
    field.copy()
    assert formats() == {}
    QApplication.clipboard().clear()
