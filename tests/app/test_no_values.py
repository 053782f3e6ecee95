"""A mistake in the program is said with its place and never with a value."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.command import ROOT

CANARY = "kanarievogel"
BREAK = {
    "uncaught": f"raise ValueError({CANARY!r})",
    "chained": f"try:\n    {{}}[{CANARY!r}]\nexcept KeyError as error:\n    raise RuntimeError({CANARY!r}) from error",
    "thread": (
        f"import threading\ndef f(): raise ValueError({CANARY!r})\nt = threading.Thread(target=f)\n"
        "t.start()\nt.join()"
    ),
    "unraisable": f"class A:\n    def __del__(self): raise ValueError({CANARY!r})\na = A()\ndel a",
    "qt slot": (
        "import os\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\nfrom hearing_desk.i18n import words_of\n"
        "from hearing_desk.ui.application import Application\nfrom PySide6.QtCore import QTimer, qWarning\n"
        f"a = Application(words_of('nl'))\nqWarning({CANARY!r})\ndef f(): raise ValueError({CANARY!r})\n"
        "QTimer.singleShot(0, f)\nQTimer.singleShot(50, a.qt.quit)\na.qt.exec()"
    ),
}


@pytest.mark.parametrize("how", BREAK)
def test_a_mistake_is_said_without_its_values(how: str) -> None:
    said = run("from hearing_desk.app.no_values import say_no_values\nsay_no_values()\n" + BREAK[how])
    assert CANARY not in said
    assert "hearing-desk: bug: " in said
    assert "Error at <string>:" in said


def test_without_it_the_value_would_be_said() -> None:
    assert CANARY in run(BREAK["uncaught"])


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stderr + done.stdout
