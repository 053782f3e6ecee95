"""Every value of a pack with its path, so that a check can say what it looks for and not where to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from hearing_desk.formpack.reader import Path


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """The value itself and all values in it, each with the path that leads to it."""
    yield path, value
    for key, part in _parts(value):
        yield from walk(part, (*path, key))


def _parts(value: object) -> Iterator[tuple[str | int, object]]:
    if is_dataclass(value):
        yield from ((field.name, getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
