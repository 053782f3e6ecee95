"""Frozen dataclasses to plain JSON values and back, so that every stored thing has one way in and one way out."""

from __future__ import annotations

import json
import types
import typing
import unicodedata
from collections.abc import Callable, KeysView, Mapping
from contextlib import suppress
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar, cast

T = TypeVar("T")
Reader: TypeAlias = Callable[[Any], object]


class NotReadable(ValueError):
    """The plain value does not have the shape that was asked for; `where` is the path of keys to it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what


def to_plain(value: object) -> Any:
    """A value of frozen dataclasses, enums, tuples and mappings as JSON values; fields at their default stay out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value) if not _is_default(value, f)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: object, where: str = "") -> T:
    """The value of type `kind` that `plain` describes; raises NotReadable with the path of what does not fit."""
    try:
        return cast(T, _reader(cast(Any, kind))(plain))
    except NotReadable as error:
        raise NotReadable(where + error.where, error.what) from None


def canonical(plain: object) -> str:
    """JSON with sorted keys, no spaces and NFC text: the same content has the same bytes everywhere."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def _is_default(value: object, field: Field[Any]) -> bool:
    current = getattr(value, field.name)
    if field.default is not MISSING:
        return bool(current == field.default)
    return field.default_factory is not MISSING and bool(current == field.default_factory())


@cache
def _reader(kind: Any) -> Reader:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union_reader(typing.get_args(kind))
    if origin is tuple:
        return partial(_read_tuple, _reader(typing.get_args(kind)[0]))
    if origin in (dict, Mapping) or kind is Mapping:
        return partial(_read_mapping, _reader(typing.get_args(kind)[1]))
    if is_dataclass(kind):
        return partial(_read_dataclass, cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return partial(_read_enum, kind)
    return partial(_read_scalar, getattr(kind, "__supertype__", kind))


def _union_reader(options: tuple[Any, ...]) -> Reader:
    readers = tuple(_reader(option) for option in options if option is not type(None))
    return partial(_read_union, readers, type(None) in options)


def _read_union(readers: tuple[Reader, ...], takes_none: bool, plain: object) -> object:
    if plain is None and takes_none:
        return None
    for reader in readers:
        with suppress(NotReadable):
            return reader(plain)
    raise NotReadable("", "no alternative fits")


def _read_tuple(item: Reader, plain: object) -> object:
    if not isinstance(plain, list):
        raise NotReadable("", "a list is needed")
    return tuple([_read_part(item, value, "[{}]", n) for n, value in enumerate(plain)])


def _read_mapping(item: Reader, plain: object) -> object:
    if not isinstance(plain, dict):
        raise NotReadable("", "named values are needed")
    return {str(key): _read_part(item, value, ".{}", key) for key, value in plain.items()}


def _read_dataclass(kind: type, plain: object) -> object:
    if not isinstance(plain, dict):
        raise NotReadable("", "named values are needed")
    readers, needed = _shape(kind)
    if not needed <= plain.keys() <= readers.keys():
        raise _misfit(plain, readers, needed)
    # A long hearing has tens of thousands of these: one attempt for all parts.
    name, values = "", {}
    try:
        for name, value in plain.items():
            values[name] = readers[name](value)
    except NotReadable as error:
        raise NotReadable(f".{name}{error.where}", error.what) from None
    return kind(**values)


def _misfit(plain: Mapping[str, object], readers: Mapping[str, Reader], needed: KeysView[str]) -> NotReadable:
    unknown = [name for name in plain if name not in readers]
    if unknown:
        return NotReadable(f".{unknown[0]}", "unknown name")
    return NotReadable(f".{next(name for name in needed if name not in plain)}", "missing")


def _read_part(reader: Reader, plain: object, path: str, name: object) -> object:
    try:
        return reader(plain)
    except NotReadable as error:
        raise NotReadable(path.format(name) + error.where, error.what) from None


@cache
def _shape(kind: type) -> tuple[dict[str, Reader], KeysView[str]]:
    # Only when one is read: a dataclass may hold others of its own kind.
    hints = typing.get_type_hints(kind)
    needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    return {f.name: _reader(hints[f.name]) for f in fields(kind)}, dict.fromkeys(needed).keys()


def _read_enum(kind: type[Enum], plain: object) -> object:
    try:
        return kind(plain)
    except ValueError:
        raise NotReadable("", "not one of the possible values") from None


def _read_scalar(wanted: type, plain: object) -> object:
    if type(plain) is not wanted:
        raise NotReadable("", "another kind of value is needed")
    return plain
