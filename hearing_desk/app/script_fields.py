"""One JSON object of a hearing script: every field is asked for by kind, and what does not fit is one sentence."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text, TextField

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARS = range(1900, 2200)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d")
_ITEM = re.compile(r"(VB|OP|MOD|AF|SG)-\d\d[A-Z]?")
_SHOWN = 40


def refused(text: Text) -> DeskError:
    """The error of a script that is not carried out at all."""
    return DeskError("script_refused", text)


def shown(value: object) -> str:
    """A value of a script in a sentence: cut where it is long, without what cannot be printed."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
    seen = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return seen if len(seen) <= _SHOWN else f"{seen[:_SHOWN]}…"


class Given:
    """An object of the script and where it stands; fields that nobody asks for are left.

    Methods named `maybe_…` are for fields that may be absent or null. All raise DeskError `script_refused`.
    """

    def __init__(self, plain: object, where: Text, path: str = "") -> None:
        self._where = where
        self._path = path
        if not isinstance(plain, dict) and path:
            raise refused(Text("{where}: {field} must be an object with fields.", where=where, field=path.rstrip(".")))
        if not isinstance(plain, dict):
            raise refused(Text("{where} is not an object with fields.", where=where))
        self._left = dict(plain)

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._left.get(name) is not None

    def take(self, name: str) -> object:
        """A field of any kind."""
        if name not in self._left:
            raise refused(Text("{where}: the field {field} is missing.", **self._at(name)))
        return self._left.pop(name)

    def text(self, name: str) -> str:
        """A field of free text; the text may be empty."""
        return self._typed(name, self.take(name))

    def maybe_text(self, name: str) -> str:
        """A field of free text, "" when it is absent."""
        return self.text(name) if self.has(name) else self._nothing(name)

    def filled_text(self, name: str) -> str:
        """A field of free text that says something."""
        text = self.text(name)
        if not text.strip():
            raise refused(Text("{where}: the field {field} is empty.", **self._at(name)))
        return text

    def line(self, name: str) -> str:
        """A field of free text in one paragraph."""
        text = self.text(name)
        if "\n" in text:
            raise refused(Text("{where}: {field} must be one paragraph.", **self._at(name)))
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of free texts."""
        return tuple(self._typed(name, value) for value in self.items(name))

    def maybe_texts(self, name: str) -> tuple[str, ...]:
        """A list of free texts, or one; none when the field is absent."""
        found = self._left.pop(name, None)
        values = found if isinstance(found, list) else [] if found in (None, "") else [found]
        return tuple(self._typed(name, value) for value in values)

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        """A value of a closed list."""
        return self._allowed(name, self.take(name), allowed)

    def maybe_one_of(self, name: str, allowed: Collection[str]) -> str:
        """A value of a closed list, "" when it is absent or empty."""
        return self.one_of(name, allowed) if self._left.get(name) not in (None, "") else self._nothing(name)

    def some_of(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """One value of a closed list, or a list of them, each once; none when the field is absent."""
        found = self._left.pop(name, None)
        values = found if isinstance(found, list) else [] if found in (None, "") else [found]
        return tuple(dict.fromkeys(self._allowed(name, value, allowed) for value in values))

    def known(self, name: str, known: Collection[str]) -> str:
        """An id of an item, topic or group that the pack knows."""
        return self._known(name, self.take(name), known)

    def known_each(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of such ids."""
        return tuple(self._known(name, value, known) for value in self.items(name))

    def number(self, name: str, lowest: int = 1) -> int:
        """A whole number that is not lower than `lowest`."""
        value = self.take(name)
        if type(value) is not int or value < lowest:
            fields = {**self._at(name), "lowest": lowest}
            raise refused(Text("{where}: {field} must be a whole number from {lowest}.", **fields))
        return value

    def matching(self, name: str, pattern: str, example: str) -> str:
        """A code of a fixed shape, such as a language or a country."""
        value = self.take(name)
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise refused(Text("{where}: {field} must be a code like {example}.", example=example, **self._at(name)))
        return value

    def day(self, name: str) -> str:
        """A date, as ISO text."""
        value = self.take(name)
        if not isinstance(value, str) or not _is_day(value):
            raise refused(Text("{where}: {field} must be a date like 2026-11-04.", **self._at(name)))
        return value

    def maybe_day(self, name: str) -> str:
        """A date, as ISO text, "" when it is absent or empty."""
        return self.day(name) if self._left.get(name) not in (None, "") else self._nothing(name)

    def time(self, name: str) -> str:
        """A time of the day, HH:MM:SS."""
        value = self.take(name)
        if not isinstance(value, str) or not _TIME.fullmatch(value):
            raise refused(Text("{where}: {field} must be a time like 09:10:00.", **self._at(name)))
        return value

    def items(self, name: str) -> list[object]:
        """A list of anything."""
        value = self.take(name)
        if not isinstance(value, list):
            raise refused(Text("{where}: {field} must be a list.", **self._at(name)))
        return value

    def filled_items(self, name: str) -> list[object]:
        """A list of anything, with at least one thing in it."""
        items = self.items(name)
        if not items:
            raise refused(Text("{where}: the field {field} is empty.", **self._at(name)))
        return items

    def inner(self, name: str) -> Given:
        """The object in a field."""
        return Given(self.take(name), self._where, f"{self._path}{name}.")

    def inners(self, name: str) -> Iterable[Given]:
        """The objects in a list, none when the field is absent."""
        values = self.items(name) if self.has(name) else []
        return [Given(value, self._where, f"{self._path}{name}[{n}].") for n, value in enumerate(values)]

    def _nothing(self, name: str) -> str:
        self._left.pop(name, None)
        return ""

    def _typed(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise refused(Text("{where}: {field} must be text.", **self._at(name)))
        if not all(map(_is_typeable, value)):
            raise refused(Text("{where}: {field} holds a character that cannot be typed.", **self._at(name)))
        return value.replace("\r\n", "\n").replace("\r", "\n")

    def _known(self, name: str, value: object, known: Collection[str]) -> str:
        if not isinstance(value, str) or not _ITEM.fullmatch(value) or value not in known:
            fields = {**self._at(name), "value": shown(value)}
            raise refused(Text("{where}: the form pack does not know {value} ({field}).", **fields))
        return value

    def _allowed(self, name: str, value: object, allowed: Collection[str]) -> str:
        if not isinstance(value, str) or value not in allowed:
            fields = {**self._at(name), "value": shown(value), "allowed": ", ".join(allowed)}
            raise refused(Text("{where}: {field} is {value}, and must be one of: {allowed}.", **fields))
        return value

    def _at(self, name: str) -> dict[str, TextField]:
        return {"where": self._where, "field": f"{self._path}{name}"}


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        return date.fromisoformat(value).year in _YEARS
    except ValueError:
        return False


def _is_typeable(character: str) -> bool:
    if 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE:
        # Unicode keeps these for programs: no keyboard types them, and Qt drops them without a word.
        return False
    return character in "\n\r\t" or unicodedata.category(character) not in ("Cc", "Cs", "Zp")
