"""What CLDR calls languages, countries, days and months: asked of babel at build time, read from a file later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from hearing_desk.i18n.languages import Language


@dataclass(frozen=True)
class Cldr:
    """The names in one language; days begin on Monday. Babel takes as long to load as the whole list of hearings."""

    languages: Mapping[str, str]
    territories: Mapping[str, str]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]


def cldr_of(language: Language, catalogues: Path) -> Cldr:
    """The compiled names; asked of babel where they were not compiled."""
    try:
        return Cldr(**json.loads(_place(catalogues, language).read_bytes()))
    except (OSError, ValueError, TypeError):
        return _from_babel(language)


def compile_cldr(language: Language, catalogues: Path) -> Path:
    """Write the names of a language where `cldr_of` finds them, only when they are others; gives the file."""
    place, text = _place(catalogues, language), json.dumps(asdict(_from_babel(language)), ensure_ascii=False)
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.is_file() or place.read_bytes() != text.encode():
        unfinished = place.with_suffix(".json.new")
        unfinished.write_bytes(text.encode())
        unfinished.replace(place)
    return place


def _place(catalogues: Path, language: Language) -> Path:
    return catalogues / language / "names.json"


def _from_babel(language: Language) -> Cldr:
    from babel import Locale

    locale = Locale(language)
    days, months = locale.days["format"], locale.months["format"]
    return Cldr(
        {code: str(name) for code, name in locale.languages.items()},
        {code: str(name) for code, name in locale.territories.items()},
        *(tuple(days[width][day] for day in range(7)) for width in ("wide", "abbreviated")),
        *(tuple(months[width][month] for month in range(1, 13)) for width in ("wide", "abbreviated")),
    )
