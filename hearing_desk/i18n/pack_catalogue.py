"""The translation of a form pack: a catalogue keyed by the path of ids, in which a text that changed counts no more.

The program looks a text up by its path and its Dutch words, so another wording is never shown in an old translation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.i18n.catalogues import catalogue_at
from hearing_desk.i18n.languages import CATALOGUES, DEFAULT_LANGUAGE, LANGUAGES, Language

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_WAS = "was: "
TRANSLATED: tuple[Language, ...] = tuple(language for language in LANGUAGES if language != DEFAULT_LANGUAGE)


@dataclass(frozen=True)
class PackStanding:
    """How far a translation is: what each path says, what was translated from other words, and what is missing."""

    said: Mapping[str, str]
    stale: tuple[str, ...]
    missing: tuple[str, ...]


def pack_words(line: str, language: Language, catalogues: Path = CATALOGUES) -> Callable[[str, str], str]:
    """Says the text at a path of a pack of that line in another language, in Dutch where there is no translation."""
    return catalogue_at(catalogues / language / "LC_MESSAGES" / f"pack-{line}.mo").pgettext


def catalogue_of(translations: Path, line: str, language: Language) -> Path:
    """Where translators write the translation of a line."""
    return translations / language / "LC_MESSAGES" / f"pack-{line}.po"


def pack_standing(catalogue: Path, texts: Mapping[str, str]) -> PackStanding:
    """How far a catalogue is with these texts by path; OSError when it cannot be read, PoFileError when it is none."""
    known = _by_path(_read(catalogue)) if catalogue.is_file() else {}
    said = {path: known[path][1] for path, text in texts.items() if known.get(path, ("", ""))[0] == text}
    said = {path: words for path, words in said.items() if words}
    stale = tuple(path for path in texts if path not in said and known.get(path, ("", ""))[1])
    return PackStanding(said, stale, tuple(path for path in texts if path not in said and path not in stale))


def update_catalogue(catalogue: Path, texts: Mapping[str, str], language: Language) -> PackStanding:
    """Write the catalogue anew for these texts: what holds is kept, what is stale stays as a proposal (fuzzy)."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    known = _by_path(_read(catalogue)) if catalogue.is_file() else {}
    made = Catalog(locale=language, project="hearing-desk", charset="utf-8", fuzzy=False)
    for path, text in texts.items():
        was, words = known.get(path, ("", ""))
        is_stale = bool(words) and was != text
        comments = (f"{_WAS}{was}",) if is_stale else ()
        made.add(text, words, context=path, flags=("fuzzy",) if is_stale else (), auto_comments=comments)
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    with catalogue.open("wb") as out:
        write_po(out, made, width=0, omit_header=True)
    return pack_standing(catalogue, texts)


def _read(catalogue: Path) -> Catalog:
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as written:
        return read_po(written, abort_invalid=True)


def _by_path(catalogue: Catalog) -> dict[str, tuple[str, str]]:
    """Each path with the Dutch that was translated and its translation."""
    found: dict[str, tuple[str, str]] = {}
    for message in catalogue:
        if message.context and isinstance(message.id, str):
            found[message.context] = (_was(message) if message.fuzzy else message.id, str(message.string))
    return found


def _was(message: Message) -> str:
    # Babel writes the msgid before it (#|) but does not read it back.
    return next((comment.removeprefix(_WAS) for comment in message.auto_comments if comment.startswith(_WAS)), "")
