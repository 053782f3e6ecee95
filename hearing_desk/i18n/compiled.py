"""Makes the catalogues the program reads (.mo) from those that translators write (.po)."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.i18n.cldr import compile_cldr
from hearing_desk.i18n.languages import LANGUAGES


def compile_catalogues(translations: Path, target: Path) -> tuple[Path, ...]:
    """Compiles each translations/<lang>/LC_MESSAGES/*.po into `target`, only when it is newer than what stands there.

    Returns what was written. Raises OSError, and babel's PoFileError for a file that is no catalogue.
    """
    sources = sorted(translations.glob("*/LC_MESSAGES/*.po"))
    pairs = ((source, (target / source.relative_to(translations)).with_suffix(".mo")) for source in sources)
    return tuple(_compile(source, made) for source, made in pairs if _is_stale(source, made))


def compile_names(target: Path) -> tuple[Path, ...]:
    """Writes what languages, countries and days are called into `target`, for each language the program speaks."""
    return tuple(compile_cldr(language, target) for language in LANGUAGES)


def _is_stale(source: Path, made: Path) -> bool:
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compile(source: Path, made: Path) -> Path:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as written:
        catalogue = read_po(written, abort_invalid=True)
    made.parent.mkdir(parents=True, exist_ok=True)
    unfinished = made.with_suffix(".mo.new")
    with unfinished.open("wb") as out:
        write_mo(out, catalogue)
    unfinished.replace(made)
    return made
