"""The form of an export: to which folder, for what, for whom, and the passphrase, which is never shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from hearing_desk.core.form import FieldKind, FormField, GoesTo, Option
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm

PASSPHRASE = "passphrase"
ALSO = "also"


def build_export_form(say: Say) -> SheetForm:
    """The form, its fields named `export.` and their id."""
    fields = tuple(
        FormField(f"export.{name}", say(label), kind, GoesTo.VAULT, hint=say(hint))
        for name, label, kind, hint in _FIELDS
    )
    formats = tuple(Option(ending, say(name)) for ending, name in _FORMATS)
    form = SheetForm(fields, lambda _: formats, say)
    passphrase = form.input(f"export.{PASSPHRASE}").widget
    if isinstance(passphrase, QLineEdit):
        passphrase.setEchoMode(QLineEdit.EchoMode.NoEcho)
    return form


_FIELDS = (
    ("folder", Text("Folder"), FieldKind.TEXT, Text("")),
    ("purpose", Text("For what"), FieldKind.TEXT, Text("")),
    ("recipient", Text("For whom"), FieldKind.TEXT, Text("")),
    (ALSO, Text("Beside the Word file also"), FieldKind.CHOICES, Text("")),
    (
        PASSPHRASE,
        Text("Passphrase"),
        FieldKind.TEXT,
        Text("Nothing shows while you type. It is not asked again for 15 minutes."),
    ),
)
_FORMATS = (
    ("pdf", Text("PDF, for the lawyer and the applicant")),
    ("odt", Text("OpenDocument (.odt)")),
    ("txt", Text("Plain text (.txt)")),
)
