"""A letter with corrections, cut into its points: each proposes a turn by number, quotation or page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hearing_desk.core.printable import printable
from hearing_desk.core.returned import How, ReturnedChange

_NUMBERED = re.compile(
    r"\b(vraag|vragen|vr|antwoord|antwoorden|antw|beurt|v|a)\s*(?:nr\.?|nummer)?\s*\.?\s*(\d{1,4}[a-z]?)\b",
    re.IGNORECASE,
)
_OF_ANSWERS = ("a", "antw", "antwoord", "antwoorden")
_PAGE = re.compile(r"\b(?:p|pp|pag|pagina|pagina[’']s|blz|bladzijde)\b\.?\s*(\d{1,3})\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"“([^”]{3,})”|„([^”“]{3,})[”“]|\"([^\"]{3,})\"|«([^»]{3,})»|‘([^’]{3,})’|(?<!\w)'([^']{3,})'(?!\w)"
)
# \uf0b7 is the bullet of Word as it is pasted.
_BULLET = re.compile(r"\s*(?:[-•*–—·▪➢\uf0b7]\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[.;!?”\"’')])\s+(?=[A-Z])")
# A number of a list alone, or a short form or an initial at the end.
_NO_SENTENCE = re.compile(r"^\W*\w{1,2}\W*$|\b(?:vr|antw|nr|p|pp|pag|blz|mr|mw|dhr|[a-z])\.$", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\s*(?:[(\[]\s*(?:…|\.{3})\s*[)\]]|…|\.{3})\s*")
_LEAD, _AT_ONCE, _SHORT_LINE = 40, 3, 50
_APOSTROPHES = re.compile("[‘’‚‛`´]")
_WORD = re.compile(r"\w{5,}")
_NEAR = 1


@dataclass(frozen=True)
class LetterTurn:
    """A turn as a letter can point at it: what it is called (V23), its text, and the page it probably stands on."""

    id: str
    name: str
    text: str
    page: int

    @cached_property
    def folded(self) -> str:
        """Its text as quotations are sought in it."""
        return _folded(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The longer words of it."""
        return _words(self.text)


def read_letter(letter: str, turns: Sequence[LetterTurn]) -> tuple[ReturnedChange, ...]:
    """Every point of the letter as it was written, in its order."""
    return tuple(_placed(point, turns) for point in _points(printable(letter)))


def _points(letter: str) -> Iterator[str]:
    point: list[str] = []
    for line in letter.split("\n"):
        if point and (not line.strip() or _begins_point(line, point[-1])):
            yield from _parted("\n".join(point))
            point = []
        if line.strip():
            point.append(line.strip())
    if point:
        yield from _parted("\n".join(point))


def _begins_point(line: str, before: str) -> bool:
    if _BULLET.match(line):
        return True
    has_ended = before[-1] in '.:;!?”"'
    if len(before) > _SHORT_LINE and not has_ended and line.strip()[0].islower():
        return False  # A long line that was only broken off.
    return _points_at(line, _AT_ONCE) or (has_ended and line.strip()[0].isupper() and _points_at(line))


def _parted(point: str) -> Iterator[str]:
    """The sentences of a point that speak of other places, each by itself."""
    start = 0
    for end in _SENTENCE_ENDS.finditer(point):
        if _points_at(point[end.end() :]) and not _NO_SENTENCE.search(point[start : end.start()]):
            yield point[start : end.start()]
            start = end.end()
    yield point[start:]


def _points_at(words: str, within: int = _LEAD) -> bool:
    lead = words.lstrip()[: _LEAD + within]
    return any(found is not None and found.start() < within for found in (_NUMBERED.search(lead), _PAGE.search(lead)))


def _placed(point: str, turns: Sequence[LetterTurn]) -> ReturnedChange:
    pages = {int(page) for page in _PAGE.findall(point)}
    quotes = ["".join(found) for found in _QUOTED.findall(point)]
    named = _named(point, turns)
    for quote in quotes:
        holding = _holding(quote, named or turns)
        chosen = _only(holding) or _only([turn for turn in holding if _is_near(turn, pages)])
        if chosen is not None:
            return ReturnedChange(How.LETTER, chosen.id, quote, point)
    chosen = _likeliest(point, named) if named else _on_page(point, pages, turns)
    return ReturnedChange(How.LETTER, chosen.id if chosen is not None else "", "", point)


def _named(point: str, turns: Sequence[LetterTurn]) -> list[LetterTurn]:
    """The turns of the first number in the point, the likelier first: *vraag 23* mostly means what was answered."""
    by_name: Mapping[str, LetterTurn] = {turn.name.lower(): turn for turn in turns if turn.name}
    told = [(word.lower(), number.lower()) for word, number in _NUMBERED.findall(point)]
    for word, number in told:
        letters = "a" if word in _OF_ANSWERS else "va" if word == "v" and ("a", number) not in told else "av"
        found = [by_name[f"{letter}{number}"] for letter in letters if f"{letter}{number}" in by_name]
        if found:
            return found
    return []


def _holding(quote: str, turns: Iterable[LetterTurn]) -> list[LetterTurn]:
    wanted = [_folded(part) for part in _LEFT_OUT.split(quote)]
    return [turn for turn in turns if all(part in turn.folded for part in wanted)]


def _folded(text: str) -> str:
    return " ".join(_APOSTROPHES.sub("'", text.casefold()).split()).strip(" .,;:!?…")


def _is_near(turn: LetterTurn, pages: set[int]) -> bool:
    return any(abs(turn.page - page) <= _NEAR for page in pages)


def _only(turns: Sequence[LetterTurn]) -> LetterTurn | None:
    return turns[0] if len(turns) == 1 else None


def _likeliest(point: str, turns: Sequence[LetterTurn]) -> LetterTurn:
    words = _words(point)
    return max(turns, key=lambda turn: len(words & turn.words))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _on_page(point: str, pages: set[int], turns: Sequence[LetterTurn]) -> LetterTurn | None:
    """A turn on the page that shares words with the point, or else one near it, or else the first on the page."""
    there = [turn for turn in turns if turn.page in pages]
    for some in (there, [turn for turn in turns if _is_near(turn, pages)]):
        if some and _words(point) & _likeliest(point, some).words:
            return _likeliest(point, some)
    return there[0] if there else None
