"""Names languages, countries and days in Dutch and English: CLDR's names, and ours where CLDR has none.

Codes are BCP 47 for languages ("fa-AF") and ISO 3166-1 alpha-2, or XXA for stateless, for countries.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from hearing_desk.i18n.cldr import Cldr, cldr_of
from hearing_desk.i18n.languages import CATALOGUES, Language

# CLDR lacks these, or names them as no interpreter's register does.
_LANGUAGES: Mapping[str, Mapping[Language, str]] = MappingProxyType(
    {
        "acm": {"nl": "Iraaks-Arabisch", "en": "Iraqi Arabic"},
        "aii": {"nl": "Assyrisch", "en": "Assyrian"},
        "apc": {"nl": "Levantijns-Arabisch", "en": "Levantine Arabic"},
        "apd": {"nl": "Soedanees-Arabisch", "en": "Sudanese Arabic"},
        "ayl": {"nl": "Libisch-Arabisch", "en": "Libyan Arabic"},
        "ckb": {"nl": "Sorani (Centraal-Koerdisch)", "en": "Sorani (Central Kurdish)"},
        "dse": {"nl": "Nederlandse Gebarentaal", "en": "Sign Language of the Netherlands"},
        "fa": {"nl": "Farsi (Perzisch)", "en": "Farsi (Persian)"},
        "fa-AF": {"nl": "Dari", "en": "Dari"},
        "haz": {"nl": "Hazaragi", "en": "Hazaragi"},
        "kmr": {"nl": "Kurmanji (Noord-Koerdisch)", "en": "Kurmanji (Northern Kurdish)"},
        "om": {"nl": "Oromo", "en": "Oromo"},
        "prs": {"nl": "Dari", "en": "Dari"},
    }
)
_COUNTRIES: Mapping[str, Mapping[Language, str]] = MappingProxyType(
    {"XXA": {"nl": "staatloos", "en": "stateless"}, "XXX": {"nl": "onbekend", "en": "unknown"}}
)

_NO_LANGUAGE = frozenset({"ar-001", "hi-Latn", "mul", "root", "und", "zxx"})
_SAME_AS_ANOTHER = frozenset({"prs"})
# Territories of CLDR that are nobody's country: unions, islands without a code of their own, test values.
_NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


def language_name(code: str, language: Language) -> str:
    """What a language is called; a code nobody knows is its own name."""
    names = _language_names(language)
    main, _, territory = code.replace("_", "-").partition("-")
    known = names.get(f"{main.lower()}-{territory.upper()}") or names.get(main.lower(), code)
    if not territory or known != names.get(main.lower()):
        return known
    country = _country_names(language).get(territory.upper())
    return f"{known} ({country})" if country else known


def country_name(code: str, language: Language) -> str:
    """What a country is called, or "staatloos" for XXA; a code nobody knows is its own name."""
    return _country_names(language).get(code.upper(), code)


def language_options(language: Language) -> tuple[tuple[str, str], ...]:
    """Every language to choose from, as (code, name), in the order of the names; each language once."""
    offered = {code: name for code, name in _language_names(language).items() if code not in _SAME_AS_ANOTHER}
    return _by_name(offered.items())


def country_options(language: Language) -> tuple[tuple[str, str], ...]:
    """Every country to choose from, stateless and unknown too, as (code, name), in the order of the names."""
    return _by_name(_country_names(language).items())


def short_day(day: date, language: Language) -> str:
    """A day as lists show it: "ma 23 nov 2026"."""
    names = _cldr(language)
    return f"{names.short_days[day.weekday()]} {day.day} {names.short_months[day.month - 1]} {day.year}"


def long_day(day: date, language: Language) -> str:
    """A day as sentences say it: "maandag 23 november 2026"."""
    names = _cldr(language)
    return f"{names.days[day.weekday()]} {day.day} {names.months[day.month - 1]} {day.year}"


@cache
def _cldr(language: Language) -> Cldr:
    return cldr_of(language, CATALOGUES)


@cache
def _language_names(language: Language) -> Mapping[str, str]:
    cldr = {code.replace("_", "-"): name for code, name in _cldr(language).languages.items()}
    named = {code: name for code, name in cldr.items() if code not in _NO_LANGUAGE}
    return MappingProxyType(named | _ours(_LANGUAGES, language))


@cache
def _country_names(language: Language) -> Mapping[str, str]:
    cldr = _cldr(language).territories.items()
    named = {code: name for code, name in cldr if len(code) == 2 and code not in _NO_COUNTRY}
    return MappingProxyType(named | _ours(_COUNTRIES, language))


def _ours(names: Mapping[str, Mapping[Language, str]], language: Language) -> dict[str, str]:
    return {code: name[language] for code, name in names.items()}


def _by_name(options: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(options, key=lambda option: (_sorting(option[1]), option[0])))


def _sorting(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")
