"""Frozen dataclasses to plain JSON values and back, so that every stored thing has one way in and one way out."""

from __future__ import annotations

import json
import types
import typing
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


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
    return cast(T, _read(kind, plain, where))


def canonical(plain: object) -> str:
    """JSON with sorted keys, no spaces and NFC text: the same content has the same bytes everywhere."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def _is_default(value: object, field: Field[Any]) -> bool:
    current = getattr(value, field.name)
    if field.default is not MISSING:
        return bool(current == field.default)
    return field.default_factory is not MISSING and bool(current == field.default_factory())


def _read(kind: Any, plain: object, where: str) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read_union(kind, plain, where)
    if origin is tuple:
        return _read_tuple(kind, plain, where)
    if origin in (dict, Mapping) or kind is Mapping:
        return _read_mapping(kind, plain, where)
    if is_dataclass(kind):
        return _read_dataclass(cast(type, kind), plain, where)
    return _read_scalar(kind, plain, where)


def _read_union(kind: Any, plain: object, where: str) -> object:
    for option in typing.get_args(kind):
        if option is type(None):
            if plain is None:
                return None
            continue
        try:
            return _read(option, plain, where)
        except NotReadable:
            continue
    raise NotReadable(where, "no alternative fits")


def _read_tuple(kind: Any, plain: object, where: str) -> object:
    if not isinstance(plain, list):
        raise NotReadable(where, "a list is needed")
    item = typing.get_args(kind)[0]
    return tuple(_read(item, value, f"{where}[{n}]") for n, value in enumerate(plain))


def _read_mapping(kind: Any, plain: object, where: str) -> object:
    if not isinstance(plain, dict):
        raise NotReadable(where, "named values are needed")
    item = typing.get_args(kind)[1]
    return {str(key): _read(item, value, f"{where}.{key}") for key, value in plain.items()}


def _read_dataclass(kind: type, plain: object, where: str) -> object:
    if not isinstance(plain, dict):
        raise NotReadable(where, "named values are needed")
    hints, known = _shape(kind)
    for name in plain:
        if name not in known:
            raise NotReadable(f"{where}.{name}", "unknown name")
    for name, field in known.items():
        if name not in plain and field.default is MISSING and field.default_factory is MISSING:
            raise NotReadable(f"{where}.{name}", "missing")
    return kind(**{name: _read(hints[name], value, f"{where}.{name}") for name, value in plain.items()})


@cache
def _shape(kind: type) -> tuple[dict[str, Any], dict[str, Field[Any]]]:
    return typing.get_type_hints(kind), {f.name: f for f in fields(kind)}


def _read_scalar(kind: Any, plain: object, where: str) -> object:
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(plain)
        except ValueError:
            raise NotReadable(where, "not one of the possible values") from None
    wanted = getattr(kind, "__supertype__", kind)
    if type(plain) is not wanted:
        raise NotReadable(where, "another kind of value is needed")
    return plain
