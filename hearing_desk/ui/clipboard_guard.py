"""Keeps what is copied from spreading: marked as secret for histories and clouds, and gone within half a minute.

Sources: learn.microsoft.com "Clipboard Formats" (the three of Windows), KDE Klipper, nspasteboard.org.
"""

from __future__ import annotations

import uuid

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEARED_AFTER_MS = 25_000
_OFF = (0).to_bytes(4, "little")
SECRET_FORMATS = (
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', _OFF),
    ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', _OFF),
    ('application/x-qt-windows-mime;value="CanUploadToCloudClipboard"', _OFF),
    ("x-kde-passwordManagerHint", b"secret"),
    ("org.nspasteboard.ConcealedType", b"1"),
)
_OURS = "application/x-hearing-desk-copy"


class ClipboardGuard(QObject):
    """Watches one application's clipboard; what another program puts there is left alone."""

    def __init__(self, clipboard: QClipboard, cleared_after_ms: int = CLEARED_AFTER_MS) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._mark = uuid.uuid4().bytes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(cleared_after_ms)
        self._timer.timeout.connect(self.clear)
        clipboard.changed.connect(self._take)

    def clear(self) -> None:
        """Empty what is still ours: after half a minute, at a lock and at the end."""
        self._timer.stop()
        for mode in self._modes():
            if self._is_ours(mode):
                self._clipboard.clear(mode)

    def _take(self, mode: QClipboard.Mode) -> None:
        if mode not in self._modes() or self._is_ours(mode) or not self._is_copied_here(mode):
            return
        data = QMimeData()
        data.setText(self._clipboard.text(mode))
        for name, value in (*SECRET_FORMATS, (_OURS, self._mark)):
            data.setData(name, value)
        self._clipboard.setMimeData(data, mode)
        self._timer.start()

    def _modes(self) -> tuple[QClipboard.Mode, ...]:
        selection = (QClipboard.Mode.Selection,) if self._clipboard.supportsSelection() else ()
        return (QClipboard.Mode.Clipboard, *selection)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        data: QMimeData | None = self._clipboard.mimeData(mode)
        return data is not None and bytes(data.data(_OURS).data()) == self._mark

    def _is_copied_here(self, mode: QClipboard.Mode) -> bool:
        is_selection = mode is QClipboard.Mode.Selection
        owns = self._clipboard.ownsSelection() if is_selection else self._clipboard.ownsClipboard()
        # A screen that is none knows no other programs, and no owners.
        return bool(self._clipboard.text(mode)) and (owns or QGuiApplication.platformName() == "offscreen")
