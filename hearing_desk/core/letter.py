"""A letter with corrections, cut into its points: each proposes a turn by number, quotation or page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearing_desk.core.printable import printable
from hearing_desk.core.returned import How, ReturnedChange

_NUMBERED = re.compile(r"\b(vraag|antwoord|beurt|v|a)\s*(?:nr\.?|nummer)?\s*\.?\s*(\d{1,4}[a-z]?)\b", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:p|pag|pagina|blz|bladzijde)\b\.?\s*(\d{1,3})\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"“([^”]{3,})”|„([^”“]{3,})[”“]|\"([^\"]{3,})\"|«([^»]{3,})»|‘([^’]{3,})’|(?<!\w)'([^']{3,})'(?!\w)"
)
_BEGINS = re.compile(r"\s*(?:[-•*–]|\(?\d{1,2}[.)])?\s*")
_LEAD = 40
_WORD = re.compile(r"\w{5,}")
_NEAR = 1


@dataclass(frozen=True)
class LetterTurn:
    """A turn as a letter can point at it: what it is called (V23), its text, and the page it probably stands on."""

    id: str
    name: str
    text: str
    page: int


def read_letter(letter: str, turns: Sequence[LetterTurn]) -> tuple[ReturnedChange, ...]:
    """Every point of the letter as it was written, in its order."""
    return tuple(_placed(point, turns) for point in _points(printable(letter)))


def _points(letter: str) -> Iterator[str]:
    point: list[str] = []
    for line in letter.split("\n"):
        is_new = _points_at_something(line) or not line.strip()
        if is_new and point:
            yield "\n".join(point)
            point = []
        if line.strip():
            point.append(line.strip())
    if point:
        yield "\n".join(point)


def _points_at_something(line: str) -> bool:
    start = _BEGINS.match(line)
    lead = line[start.end() if start else 0 :][:_LEAD]
    return any(found is not None and found.start() < 3 for found in (_NUMBERED.search(lead), _PAGE.search(lead)))


def _placed(point: str, turns: Sequence[LetterTurn]) -> ReturnedChange:
    pages = {int(page) for page in _PAGE.findall(point)}
    quotes = ["".join(found) for found in _QUOTED.findall(point)]
    named = _named(point, turns)
    for quote in quotes:
        holding = _holding(quote, named or turns)
        chosen = _only(holding) or _only([turn for turn in holding if _is_near(turn, pages)])
        if chosen is not None:
            return ReturnedChange(How.LETTER, chosen.id, quote, point)
    chosen = _likeliest(point, named) if named else _first_on(pages, turns)
    return ReturnedChange(How.LETTER, chosen.id if chosen is not None else "", "", point)


def _named(point: str, turns: Sequence[LetterTurn]) -> list[LetterTurn]:
    """The turns of the first number in the point; *vraag 23* may also mean what was answered to it."""
    by_name: Mapping[str, LetterTurn] = {turn.name.lower(): turn for turn in turns if turn.name}
    for word, number in _NUMBERED.findall(point):
        letters = "a" if word.lower() in ("a", "antwoord") else "va"
        found = [by_name[f"{letter}{number.lower()}"] for letter in letters if f"{letter}{number.lower()}" in by_name]
        if found:
            return found
    return []


def _holding(quote: str, turns: Iterable[LetterTurn]) -> list[LetterTurn]:
    wanted = _folded(quote)
    return [turn for turn in turns if wanted in _folded(turn.text)]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:!?…")


def _is_near(turn: LetterTurn, pages: set[int]) -> bool:
    return any(abs(turn.page - page) <= _NEAR for page in pages)


def _only(turns: Sequence[LetterTurn]) -> LetterTurn | None:
    return turns[0] if len(turns) == 1 else None


def _likeliest(point: str, turns: Sequence[LetterTurn]) -> LetterTurn:
    words = set(_WORD.findall(point.casefold()))
    return max(turns, key=lambda turn: len(words & set(_WORD.findall(turn.text.casefold()))))


def _first_on(pages: set[int], turns: Sequence[LetterTurn]) -> LetterTurn | None:
    return next((turn for turn in turns if turn.page in pages), None)
