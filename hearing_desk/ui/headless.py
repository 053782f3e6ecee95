"""Makes every format of a document in a process without windows: for commands."""

from __future__ import annotations

import os
import sys

from hearing_desk.app.copies import GoOn, Makers, copy_makers
from hearing_desk.core.house_style import HouseStyle
from hearing_desk.core.laid_out import LaidOut
from hearing_desk.core.report import Report, Say


def headless_copies() -> Makers:
    """A maker of each format beside the Word file."""
    return copy_makers(_Typesetter())


class _Typesetter:
    """Keeps what Qt needs for fonts as long as it lives itself; Qt is loaded with the first report it sets."""

    def __init__(self) -> None:
        self._application: object = None

    def __call__(self, report: Report, say: Say, style: HouseStyle, go_on: GoOn) -> LaidOut:
        from PySide6.QtGui import QGuiApplication

        from hearing_desk.ui.typeset import typeset

        if sys.platform == "linux":
            os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
        self._application = QGuiApplication.instance() or QGuiApplication([])
        return typeset(report, say, style, go_on)
