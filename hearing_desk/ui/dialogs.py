"""The only dialogs there are: the vault, its keys, and one sentence that must be read. None while a hearing goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from hearing_desk.app.post_queue import Post
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.unlock_dialog import UnlockDialog, no_wait

if TYPE_CHECKING:
    # Nobody waits for these at the question for the passphrase.
    from PySide6.QtGui import QPagedPaintDevice

    from hearing_desk.app.recovery_sheet import SheetToKeep
    from hearing_desk.ui.passphrase_dialog import Change
    from hearing_desk.ui.recovery_pages import Paper
    from hearing_desk.ui.sheet_dialog import Keep

Opened = TypeVar("Opened")


def ask_set_up(fingerprint: str, warning: Text | None, say: Say) -> tuple[str, SheetToKeep] | None:
    """The passphrase of the first vault and its sheet, or None when the person stops here.

    With the fingerprint of an organisation's key that is the second way in, and the sheet was not shown.
    """
    from hearing_desk.app.passphrases import dutch_words, propose
    from hearing_desk.ui.set_up_dialog import SetUpDialog

    dialog = SetUpDialog(partial(propose, dutch_words()), say, paper_of(say), fingerprint, warning)
    return (dialog.passphrase(), dialog.kept) if dialog.exec() == QDialog.DialogCode.Accepted else None


def ask_new_passphrase(change: Change, post: Post, say: Say) -> bool:
    """Whether the passphrase of an open vault was changed."""
    from hearing_desk.app.passphrases import dutch_words, propose
    from hearing_desk.ui.passphrase_dialog import PassphraseDialog

    dialog = PassphraseDialog(partial(propose, dutch_words()), change, post, say)
    return dialog.exec() == QDialog.DialogCode.Accepted


def ask_new_sheet(keep: Keep, is_first: bool, post: Post, say: Say) -> bool:
    """Whether an open vault has a new recovery sheet."""
    from hearing_desk.ui.sheet_dialog import SheetDialog

    return SheetDialog(keep, paper_of(say), is_first, post, say).exec() == QDialog.DialogCode.Accepted


def paper_of(say: Say) -> Paper:
    """How a sheet comes on paper or into a PDF, to the printer or the place that somebody chooses each time."""
    from hearing_desk.ui.recovery_pages import Paper

    return Paper(partial(_print, say), partial(_keep_pdf, say))


def ask_to_unlock(
    unlock: Callable[[str], Opened],
    post: Post,
    say: Say,
    wait_s: Callable[[], float] = no_wait,
    shown: Callable[[QDialog], None] = lambda _: None,
) -> Opened | None:
    """What `unlock` made of the passphrase, which runs on a thread of its own; None when the person stops here.

    `shown` is given the dialog, so that a second start can call it to the front.
    """
    dialog = UnlockDialog(unlock, post, say, wait_s)
    shown(dialog)
    dialog.exec()
    return cast("Opened | None", dialog.opened)


def ask_at_lock(
    unlock: Callable[[str], Opened],
    post: Post,
    say: Say,
    shown: Callable[[QDialog], None],
    wait_s: Callable[[], float] = no_wait,
) -> Opened | None:
    """As `ask_to_unlock`, in the window that stands there while the program is locked; `shown` is given that window."""
    dialog = UnlockDialog(unlock, post, say, wait_s)
    dialog.setWindowTitle(say(Text("Locked – Hearing Desk")))
    dialog.message.setText(say(Text("Hearing Desk is locked. Everything is saved. Your passphrase leads back to it.")))
    shown(dialog)
    dialog.exec()
    return cast("Opened | None", dialog.opened)


def tell(text: Text, say: Say) -> None:
    """Say one sentence that must be read before anything else can be done."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Hearing Desk", say(text), QMessageBox.StandardButton.Ok)
    box.setObjectName("told")
    box.exec()


def choose_docx(say: Say) -> str:
    """The Word file that was chosen, "" when none was."""
    return _choose(say(Text("Open a Word file that came back")), say(Text("Word files (*.docx)")))


def choose_sealed(say: Say) -> str:
    """The sealed preparation that was chosen, "" when none was."""
    return _choose(say(Text("Open a preparation of a colleague")), say(Text("Sealed preparation (*.hearingdesk)")))


def _choose(title: str, kinds: str) -> str:
    from hearing_desk.ui.no_trace import leaving_no_trace

    with leaving_no_trace():
        chosen, _ = QFileDialog.getOpenFileName(None, title, "", kinds)
    return chosen


def print_after_choice(paint: Callable[[QPagedPaintDevice], None]) -> None:
    """Ask for a printer and draw on it what `paint` draws; nothing when none was chosen."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Hearing Desk")
    if QPrintDialog(printer).exec() == QDialog.DialogCode.Accepted:
        paint(printer)


def _print(say: Say, kept: SheetToKeep) -> Text | None:
    from hearing_desk.ui.recovery_paper import paint_sheet

    print_after_choice(lambda device: paint_sheet(kept, say, device))
    return None


def _keep_pdf(say: Say, kept: SheetToKeep) -> Text | None:
    from hearing_desk.ui.no_trace import leaving_no_trace

    title, kinds = say(Text("Keep the recovery sheet as PDF")), say(Text("PDF (*.pdf)"))
    with leaving_no_trace():
        chosen, _ = QFileDialog.getSaveFileName(None, title, say(Text("recovery-sheet.pdf")), kinds)
    return write_pdf(say, kept, chosen) if chosen else None


def write_pdf(say: Say, kept: SheetToKeep, path: str) -> Text | None:
    """Write the sheet to the file that was chosen; what went wrong, if anything."""
    from PySide6.QtCore import QSaveFile
    from PySide6.QtGui import QPdfWriter

    from hearing_desk.ui.recovery_paper import paint_sheet

    file = QSaveFile(path)
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return _NOT_WRITTEN
    writer = QPdfWriter(file)
    writer.setCreator("Hearing Desk")
    paint_sheet(kept, say, writer)
    del writer
    return None if file.commit() else _NOT_WRITTEN


_NOT_WRITTEN = Text("The sheet cannot be written there. Choose another place, or write it down by hand.")
