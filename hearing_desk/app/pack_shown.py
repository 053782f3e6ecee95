"""The pack as an officer reads it on the screen: in the language of the interface where it was translated.

What is asked, read aloud and printed always comes from the pack itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.i18n import DEFAULT_LANGUAGE, Language, pack_words

if TYPE_CHECKING:
    from hearing_desk.app.installed_packs import InstalledPacks
    from hearing_desk.core.form import FormPack

Shown: TypeAlias = "Callable[[FormPack], FormPack]"
KindOn: TypeAlias = Callable[[str, str], str]
"""What a kind of hearing is called on a day (ISO date); its id where no pack says."""


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


def kinds_shown_in(language: Language, packs: InstalledPacks) -> KindOn:
    """What names kinds of hearings in a language without reading the forms they are held with."""
    words_of_line = cache(lambda line: pack_words(line, language))

    def kind_on(day: str, kind: str) -> str:
        head = packs.head_on(day)
        label = kind if head is None else head.kinds.get(kind, kind)
        if head is None or language == DEFAULT_LANGUAGE:
            return label
        return words_of_line(head.line)(f"lists/hearing_type/{kind}/label", label)

    return kind_on
