"""What the menu File does with the keys of the vault: another passphrase, a new recovery sheet."""

from __future__ import annotations

from collections.abc import Callable

from hearing_desk.app.passphrase_change import VaultKeys, why_not_now
from hearing_desk.app.post_queue import Post
from hearing_desk.core.status import Status
from hearing_desk.core.text import Text
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.room import Say


class VaultActs:
    """Registers its commands with the window, and refuses them while a hearing goes on.

    `status` is that of the hearing that is open, if one is.
    """

    def __init__(
        self, window: MainWindow, keys: VaultKeys, status: Callable[[], Status | None], post: Post, say: Say
    ) -> None:
        self._window = window
        self._keys = keys
        self._status = status
        self._post = post
        self._say = say
        window.register("change_passphrase", self._change_passphrase)
        window.register("new_sheet", self._new_sheet)

    def _change_passphrase(self) -> Text | None:
        from hearing_desk.ui.dialogs import ask_new_passphrase

        refused = why_not_now(self._status())
        if refused is None and ask_new_passphrase(self._keys.change_passphrase, self._post, self._say):
            self._window.status.tell(Text("The passphrase was changed. The old one opens nothing any more."))
        return refused

    def _new_sheet(self) -> Text | None:
        from hearing_desk.ui.dialogs import ask_new_sheet

        refused = why_not_now(self._status()) or self._keys.why_no_sheet()
        if refused is None and ask_new_sheet(self._keys.keep_sheet, not self._keys.has_sheet, self._post, self._say):
            self._window.status.tell(Text("The new recovery sheet counts from now on. Destroy the old one."))
        return refused
