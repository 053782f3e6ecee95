"""The form of an export: to which folder, for what, for whom, and the passphrase, which is never shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from hearing_desk.core.form import FieldKind, FormField, GoesTo
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm

PASSPHRASE = "passphrase"


def build_export_form(say: Say) -> SheetForm:
    """The form, its fields named `export.` and their id."""
    fields = tuple(
        FormField(f"export.{name}", say(label), FieldKind.TEXT, GoesTo.VAULT, hint=say(hint))
        for name, label, hint in _FIELDS
    )
    form = SheetForm(fields, lambda _: (), say)
    passphrase = form.input(f"export.{PASSPHRASE}").widget
    if isinstance(passphrase, QLineEdit):
        passphrase.setEchoMode(QLineEdit.EchoMode.NoEcho)
    return form


_FIELDS = (
    ("folder", Text("Folder"), Text("")),
    ("purpose", Text("For what"), Text("")),
    ("recipient", Text("For whom"), Text("")),
    (
        PASSPHRASE,
        Text("Passphrase"),
        Text("Nothing shows while you type. It is not asked again for 15 minutes."),
    ),
)
