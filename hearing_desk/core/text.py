"""A sentence for a person, before it has a language: an English key and the values that go into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, Union

TextField: TypeAlias = Union[str, int, date, "Text"]


@dataclass(frozen=True, init=False)
class Text:
    """One sentence or label; `key` is its English wording with {named} places, `fields` fill them.

    A field that is itself a Text, or a day, is put into the same language as the sentence around it.
    `one` is the wording for a {count} of 1, where that is another: see `Text.counted`.
    """

    key: str
    fields: Mapping[str, TextField] = field(hash=False)
    one: str = ""

    def __init__(self, key: str, /, **fields: TextField) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "fields", dict(fields))

    @classmethod
    def counted(cls, one: str, key: str, /, *, count: int, **fields: TextField) -> Text:
        """A sentence about a number of things; `one` says it of a single one."""
        text = cls(key, count=count, **fields)
        object.__setattr__(text, "one", one)
        return text

    @property
    def count(self) -> int:
        """How many things a counted sentence is about; 0 in any other."""
        counted = self.fields.get("count")
        return counted if self.one and isinstance(counted, int) else 0


def in_english(text: Text) -> str:
    """The sentence in English, for logs, tests and programmers."""
    wording = text.one if text.count == 1 else text.key
    return wording.format(**{name: _plain(value) for name, value in text.fields.items()})


def _plain(value: TextField) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return in_english(value) if isinstance(value, Text) else value
