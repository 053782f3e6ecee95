"""Watches a whole replay from the application itself: where the focus went unasked, and every window that is modal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from hearing_desk.ui.editor.hearing_editor import HearingEditor

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Watch(QObject):
    """`letters` counts what was typed into the turns; after such a key, until the next one, nothing may move."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.letters = 0
        self.stolen: list[str] = []
        self.modal: list[str] = []
        self._is_typing = False
        self._application = application
        application.installEventFilter(self)
        application.focusChanged.connect(self._moved)

    def stop(self) -> None:
        """Watch no more."""
        self._application.focusChanged.disconnect(self._moved)
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.KeyPress and isinstance(watched, QWidget) and isinstance(event, QKeyEvent):
            self._is_typing = isinstance(watched, HearingEditor) and _is_letter(event)
            self.letters += self._is_typing
            self._look(QApplication.activeModalWidget())
        elif event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isModal():
            self._look(watched)
        return False

    def _look(self, window: QWidget | None) -> None:
        if window is not None:
            self.modal.append(_name(window))

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._is_typing:
            self.stolen.append(f"letter {self.letters}: {_name(old)} -> {_name(new)}")


def _is_letter(event: QKeyEvent) -> bool:
    return bool(event.text()) and not event.modifiers() & _COMMANDS and event.key() != Qt.Key.Key_Escape


def _name(widget: QWidget | None) -> str:
    return "nothing" if widget is None else f"{type(widget).__name__} {widget.objectName()}"
