"""The pack as an officer reads it on the screen: in the language of the interface where it was translated.

What is asked, read aloud and printed always comes from the pack itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.i18n import DEFAULT_LANGUAGE, Language, pack_words

if TYPE_CHECKING:
    from hearing_desk.core.form import FormPack

Shown: TypeAlias = "Callable[[FormPack], FormPack]"


def as_it_is(pack: FormPack) -> FormPack:
    """The pack in its own words, for whoever shows no screen."""
    return pack


def shown_in(language: Language) -> Shown:
    """What makes a pack readable in a language; the Dutch one is shown as it is."""
    if language == DEFAULT_LANGUAGE:
        return as_it_is

    def shown(pack: FormPack) -> FormPack:
        from hearing_desk.core.pack_texts import with_texts

        return with_texts(pack, pack_words(pack.line, language))

    return shown
