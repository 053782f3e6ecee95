"""F1 helps in a dialog too: the page about the vault opens over it, can be used, and leaves the dialog as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.dialog_help import PAGE, DialogHelp
from hearing_desk.ui.manual_window import ManualWindow
from hearing_desk.ui.unlock_dialog import UnlockDialog
from tests.ui.fingers import chord, write


@pytest.fixture
def asked(qapp: QApplication, qtbot: QtBot) -> Iterator[UnlockDialog]:
    """The dialog that asks for the passphrase, in front of everything."""
    helping = DialogHelp(qapp, words_of("nl"))
    dialog = UnlockDialog(lambda _: "vault", Bridge().post, in_english)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.line.setFocus()
    yield dialog
    helping.deleteLater()


def manual_over(dialog: UnlockDialog, qtbot: QtBot) -> ManualWindow:
    chord("F1")
    manual = dialog.findChild(ManualWindow)
    assert manual is not None
    qtbot.waitUntil(manual.isActiveWindow)
    return manual


def test_f1_opens_what_is_said_of_the_vault_and_its_keys(asked: UnlockDialog, qtbot: QtBot) -> None:
    manual = manual_over(asked, qtbot)
    assert manual.text.accessibleName() == "Wat bewaard en veilig is"
    assert PAGE == "safe"
    manual.pages.setCurrentRow(0)
    assert manual.text.accessibleName() == "Het eerste uur"


def test_what_was_typed_waits_and_esc_leads_back_to_it(asked: UnlockDialog, qtbot: QtBot) -> None:
    write("appel wolk")
    manual = manual_over(asked, qtbot)
    QTest.keyClick(manual.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(asked.isActiveWindow)
    assert asked.isVisible()
    assert asked.line.text() == "appel wolk"
    assert manual_over(asked, qtbot) is manual


def test_the_manual_goes_with_its_dialog(asked: UnlockDialog, qtbot: QtBot) -> None:
    manual = manual_over(asked, qtbot)
    asked.reject()
    QApplication.processEvents()
    assert not manual.isVisible()
