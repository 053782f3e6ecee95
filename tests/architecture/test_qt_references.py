"""PySide6 6.12.0 on Python 3.11 loses a reference to None at each void call, and aborts after some hundred keys."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


def test_a_thousand_void_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    before = sys.getrefcount(None)
    for _ in range(1000):
        line.setText("hearing")
    assert sys.getrefcount(None) > before - 20
