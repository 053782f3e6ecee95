"""What may stand in the fields of a sheet: the checks that need no hearing, and days as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.core.field_kind import FieldKind, FieldValue
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Language, country_options, language_options

if TYPE_CHECKING:
    from hearing_desk.core.form import FormField, FormPack, Option

OptionsOf: TypeAlias = "Callable[[FormField], tuple[Option, ...]]"

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def options_of(pack: FormPack, language: Language) -> OptionsOf:
    """Gives each field its closed list: of the pack, or the names of languages and countries."""
    # The windows stand before the forms are read from the disk.
    from hearing_desk.core.form import Option

    def of(field: FormField) -> tuple[Option, ...]:
        if field.kind is FieldKind.LANGUAGE:
            return tuple(Option(code, name) for code, name in language_options(language))
        if field.kind is FieldKind.COUNTRY:
            return tuple(Option(code, name) for code, name in country_options(language))
        return pack.choices(field.options)

    return of


def prefixed(fields: Iterable[FormField], prefix: str) -> tuple[FormField, ...]:
    """The same fields under `prefix.id`, so that a sheet can stand twice in one form."""
    return tuple(replace(field, id=f"{prefix}.{field.id}") for field in fields)


def under(values: Mapping[str, FieldValue], prefix: str) -> dict[str, FieldValue]:
    """The values of one prefix, by their own ids."""
    start = f"{prefix}."
    return {name.removeprefix(start): value for name, value in values.items() if name.startswith(start)}


def text_in(values: Mapping[str, FieldValue], name: str) -> str:
    """A value as text, "" when it is absent or something else."""
    value = values.get(name, "")
    return value if isinstance(value, str) else ""


def texts_in(values: Mapping[str, FieldValue], name: str) -> tuple[str, ...]:
    """A value that holds several, () when it is absent or something else."""
    value = values.get(name, ())
    return value if isinstance(value, tuple) else ()


def iso_day(written: str) -> str:
    """A day as it is stored (2026-11-04) from 2026-11-04 or 4-11-2026; what is no day comes back as it was written."""
    stripped = written.strip()
    if found := _ISO.fullmatch(stripped):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DUTCH.fullmatch(stripped):
        day, month, year = (int(part) for part in found.groups())
    else:
        return stripped
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return stripped


def is_iso_day(value: str) -> bool:
    """Whether this is a day as it is stored."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def problems_in(fields: Iterable[FormField], values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
    """What can be seen to be wrong in the fields alone, in their order."""
    found = (_problem(field, values.get(field.id, "")) for field in fields)
    return tuple(problem for problem in found if problem is not None)


def _problem(field: FormField, value: FieldValue) -> Problem | None:
    if not value:
        return Problem(Text("Fill in: {label}.", label=field.label), field.id) if field.is_required else None
    if field.kind is FieldKind.DATE and not is_iso_day(str(value)):
        return Problem(Text("Write {label} as a day, for example 4-11-2026.", label=field.label), field.id)
    if field.kind is FieldKind.NUMBER and not str(value).isdecimal():
        return Problem(Text("Write {label} as a number.", label=field.label), field.id)
    return None
