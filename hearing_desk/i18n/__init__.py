"""Turns Text values into the words of one language, and names languages, countries and days.

This is its whole public face: the modules behind it are reached from here only.
"""

from hearing_desk.i18n.catalogues import Words, words_of
from hearing_desk.i18n.languages import (
    DEFAULT_LANGUAGE,
    LANGUAGE_VARIABLE,
    LANGUAGES,
    Language,
    language_from_environment,
)
from hearing_desk.i18n.names import (
    country_name,
    country_options,
    language_name,
    language_options,
    long_day,
    short_day,
)
from hearing_desk.i18n.pack_catalogue import (
    TRANSLATED,
    PackStanding,
    catalogue_of,
    pack_standing,
    pack_words,
    update_catalogue,
)

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "LANGUAGE_VARIABLE",
    "TRANSLATED",
    "Language",
    "PackStanding",
    "Words",
    "catalogue_of",
    "country_name",
    "country_options",
    "language_from_environment",
    "language_name",
    "language_options",
    "long_day",
    "pack_standing",
    "pack_words",
    "short_day",
    "update_catalogue",
    "words_of",
]
