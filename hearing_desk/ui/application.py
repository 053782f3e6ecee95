"""The Qt application in our look and the reader's language, before there is any window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from hearing_desk.i18n import Words
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.clipboard_guard import ClipboardGuard
from hearing_desk.ui.dialog_help import DialogHelp
from hearing_desk.ui.theme import Theme, speak_qt_texts

_PLATFORM = "QT_QPA_PLATFORM"


class Application:
    """Made once, on the main thread, and kept until the program ends."""

    def __init__(self, words: Words) -> None:
        if sys.platform == "win32":
            os.environ.setdefault(_PLATFORM, "windows:altgr")
        self.words = words
        self.qt = QApplication(["hearing-desk"])
        self.qt.setApplicationDisplayName("Hearing Desk")
        self.theme = Theme(self.qt)
        self.bridge = Bridge()
        self.help = DialogHelp(self.qt, words)
        self.clipboard = ClipboardGuard(self.qt.clipboard())
        self.qt.aboutToQuit.connect(self.clipboard.clear)
        # Only now: what Qt says when it finds no screen at all must be read.
        qInstallMessageHandler(_say_place)
        speak_qt_texts(self.qt, words.language)


def _say_place(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Where it was and of what kind, never the message: it may quote what stands on the screen.
    del message
    if kind is not QtMsgType.QtDebugMsg and sys.stderr is not None:
        sys.stderr.write(f"hearing-desk: qt: {kind.name} {context.category} {context.file}:{context.line}\n")
