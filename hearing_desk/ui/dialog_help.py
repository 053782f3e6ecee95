"""F1 in a dialog, where there is no room yet: the page of the manual about the vault, its keys and what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from hearing_desk.i18n import Words
from hearing_desk.ui.keymap import keys_of

if TYPE_CHECKING:
    from hearing_desk.ui.manual_window import ManualWindow

PAGE = "safe"
_HELPED = "helped"


class DialogHelp(QObject):
    """Gives each dialog the key of the manual when it comes to the front; the manual closes with the dialog."""

    def __init__(self, qt: QApplication, words: Words) -> None:
        super().__init__(qt)
        self._words = words
        qt.focusWindowChanged.connect(self._offer)

    def _offer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not dialog.property(_HELPED):
            dialog.setProperty(_HELPED, True)
            _Manual(dialog, self._words)


class _Manual(QObject):
    """The manual of one dialog, made when its key is first pressed."""

    def __init__(self, dialog: QDialog, words: Words) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._words = words
        self._shown: ManualWindow | None = None
        for key in keys_of("manual"):
            QShortcut(QKeySequence(key), dialog).activated.connect(self._open)

    def _open(self) -> None:
        self._shown = self._shown or self._new()
        self._shown.show_page(PAGE)

    def _new(self) -> ManualWindow:
        from hearing_desk.ui.manual_window import ManualWindow, manual_in

        made = ManualWindow(manual_in(self._words), self._words.say, lambda: True)
        # A window of the dialog's own: a dialog lets no other be used.
        made.setParent(self._dialog, Qt.WindowType.Window)
        made.closed.connect(self._dialog.activateWindow)
        self._dialog.finished.connect(made.close)
        return made
