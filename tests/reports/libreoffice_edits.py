"""A macro of LibreOffice: opens a report, changes it as a lawyer would (`edit`), and saves it again."""

from __future__ import annotations

import os
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

WORD = "MS Word 2007 XML"


def edit(document: Any) -> None:
    """Tracked: a word replaced, a sentence added, an answer taken out, a paragraph added; a comment; one untracked."""
    replace_words(document, "geboren?", "geboren en getogen?")
    document.RecordChanges = True
    replace_words(document, "Mannen kwamen naar de winkel van", "Vier mannen kwamen naar de zaak van")
    add_after(document, "Goed, dank u.", " Een beetje moe.")
    replace_words(document, "Ja, alles.", "")
    add_after(document, "Ik mis het jaartal.", "\rHet was in 2001.")
    comment(document, "Op het land", "Dit was in de stad.")


def found(document: Any, words: str) -> Any:
    search = document.createSearchDescriptor()
    search.SearchString = words
    place = document.findFirst(search)
    assert place is not None, words
    return place


def replace_words(document: Any, old: str, new: str) -> None:
    """Take words out and put others in, as one who types does."""
    place = found(document, old)
    text = place.getText()
    cursor = text.createTextCursorByRange(place)
    if new:
        text.insertString(cursor.getEnd(), new, False)
        cursor = text.createTextCursorByRange(found(document, old))
    cursor.setString("")


def add_after(document: Any, words: str, new: str) -> None:
    """Type behind words; a carriage return is the Enter key."""
    place = found(document, words)
    text, cursor = place.getText(), place.getText().createTextCursorByRange(place.getEnd())
    for number, line in enumerate(new.split("\r")):
        if number:
            text.insertControlCharacter(cursor, 0, False)
        text.insertString(cursor, line, False)


def comment(document: Any, words: str, said: str) -> None:
    """Hang a comment on words."""
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Content, note.Author = said, "mr. Jansen"
    place = found(document, words)
    place.getText().insertTextContent(place, note, True)


def change_report(*_: Any) -> None:
    """The macro: SENT and RETURNED of the environment are the file to open and the file to write."""
    context = uno.getComponentContext()
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden, kind = PropertyValue(), PropertyValue()
    hidden.Name, hidden.Value, kind.Name, kind.Value = "Hidden", True, "FilterName", WORD
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.environ["SENT"]), "_blank", 0, (hidden,))
    edit(document)
    document.storeToURL(uno.systemPathToFileUrl(os.environ["RETURNED"]), (kind,))
    # At once: LibreOffice without windows falls over the little window of a comment as soon as it draws.
    os._exit(0)


g_exportedScripts = (change_report,)  # noqa: N816 - LibreOffice asks for this name
