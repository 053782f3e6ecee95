"""Puts a Text into the language of the person who reads it, from the compiled catalogue of that language."""

from __future__ import annotations

import gettext
import struct
from datetime import date
from pathlib import Path

from hearing_desk.core.text import Text, TextField, in_english
from hearing_desk.i18n.languages import CATALOGUES, Language
from hearing_desk.i18n.names import short_day


class Words:
    """The words of one language; what its catalogue does not know is said in English."""

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def say(self, text: Text) -> str:
        """The sentence in this language, with its fields filled in; a Text or a day in it follows the language."""
        if not text.key:
            return ""
        fields = {name: self._field(value) for name, value in text.fields.items()}
        try:
            return self._wording(text).format(**fields)
        except (KeyError, IndexError, ValueError, AttributeError):
            return in_english(text)

    def _wording(self, text: Text) -> str:
        if text.one:
            return self._catalogue.ngettext(text.one, text.key, text.count)
        return self._catalogue.gettext(text.key)

    def _field(self, value: TextField) -> str | int:
        if isinstance(value, date):
            return short_day(value, self.language)
        return self.say(value) if isinstance(value, Text) else value


def words_of(language: Language, catalogues: Path = CATALOGUES) -> Words:
    """The words of a language; a catalogue that is missing or damaged leaves English, and never stops the program."""
    return Words(language, catalogue_at(catalogues / language / "LC_MESSAGES" / "ui.mo"))


def catalogue_at(compiled: Path) -> gettext.NullTranslations:
    """A compiled catalogue; one that is missing or damaged translates nothing."""
    try:
        with compiled.open("rb") as source:
            return gettext.GNUTranslations(source)
    except (OSError, ValueError, LookupError, MemoryError, OverflowError, struct.error):
        return gettext.NullTranslations()
