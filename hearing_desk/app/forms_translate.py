"""The translations of a pack: written anew for the forms as they are now, and how far each language is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hearing_desk.app.forms_packs import pack_at
from hearing_desk.core.pack_texts import texts_of
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.i18n import TRANSLATED, Language, PackStanding, catalogue_of, pack_standing, update_catalogue

_MOST_STALE = 20


def translations_beside(forms: Path) -> Path:
    """Where the translations of a folder of forms stand."""
    return forms.resolve().parent / "translations"


def update_translation(forms: Path, translations: Path, language: Language) -> tuple[Path, PackStanding]:
    """Write the catalogue of one language for these forms, keeping what still holds; DeskErrors as of `pack_at`."""
    pack = pack_at(forms).pack
    catalogue = catalogue_of(translations, pack.line, language)
    try:
        return catalogue, update_catalogue(catalogue, texts_of(pack), language)
    except (OSError, ValueError):
        text = Text("The translation {name} cannot be read or written.", name=str(catalogue))
        raise DeskError("translation_refused", text) from None


def told_of_translations(forms: Path) -> Iterator[Text]:
    """How far each language is that was begun, and what was translated from words that have changed since."""
    pack = pack_at(forms).pack
    texts = texts_of(pack)
    for language in TRANSLATED:
        catalogue = catalogue_of(translations_beside(forms), pack.line, language)
        if catalogue.is_file():
            standing = pack_standing(catalogue, texts)
            yield told(language, standing)
            yield from (Text("stale: {path}", path=path) for path in standing.stale[:_MOST_STALE])


def told(language: Language, standing: PackStanding) -> Text:
    """How far a translation is, in one sentence."""
    done, stale, missing = len(standing.said), len(standing.stale), len(standing.missing)
    return Text(
        "Translation {language}: {done} of {all} texts. Stale: {stale}. Missing: {missing}. Those are shown in Dutch.",
        language=language, done=done, all=done + stale + missing, stale=stale, missing=missing,
    )  # fmt: skip
