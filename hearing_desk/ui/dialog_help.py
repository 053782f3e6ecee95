"""F1 in a dialog, where there is no room yet: the page of the manual about the vault, its keys and what is safe."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from hearing_desk.i18n import Words
from hearing_desk.ui.keymap import keys_of

PAGE = "safe"
_NAME = "dialog_help"


class DialogHelp(QObject):
    """Gives each dialog the key of the manual when it comes to the front; the manual closes with the dialog."""

    def __init__(self, qt: QApplication, words: Words) -> None:
        super().__init__(qt)
        self._words = words
        qt.focusWindowChanged.connect(self._offer)

    def _offer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog.findChild(QShortcut, _NAME) is not None:
            return
        for key in keys_of("manual"):
            shortcut = QShortcut(QKeySequence(key), dialog)
            shortcut.setObjectName(_NAME)
            shortcut.activated.connect(partial(self._open, dialog))

    def _open(self, dialog: QDialog) -> None:
        from hearing_desk.ui.manual_window import ManualWindow, manual_in

        shown = dialog.findChild(ManualWindow)
        if shown is None:
            shown = ManualWindow(manual_in(self._words), self._words.say, lambda: True)
            # A window of the dialog's own: a dialog lets no other be used.
            shown.setParent(dialog, Qt.WindowType.Window)
            shown.closed.connect(dialog.activateWindow)
            dialog.finished.connect(shown.close)
        shown.show_page(PAGE)
