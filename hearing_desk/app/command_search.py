"""Finds commands by a part of their name or by their key, so that nobody has to know which menu something is in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class NamedCommand:
    """A command as a person knows it: its name in their language, its keys, and where it is done."""

    id: str
    name: str
    keys: str
    place: str = ""


def found(commands: Iterable[NamedCommand], typed: str) -> tuple[NamedCommand, ...]:
    """Those that hold every word that was typed, the ones that begin with it first; all of them when nothing was."""
    wanted = _plain(typed).split()
    holding = [each for each in commands if all(word in _plain(f"{each.name} {each.keys}") for word in wanted)]
    return tuple(sorted(holding, key=lambda each: _rank(each, wanted)))


def _rank(command: NamedCommand, wanted: list[str]) -> int:
    name, whole = _plain(command.name), " ".join(wanted)
    if name.startswith(whole) or _plain(command.keys) == whole:
        return 0
    return 1 if all(f" {word}" in f" {name}" for word in wanted) else 2


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFD", words.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("&", "")
