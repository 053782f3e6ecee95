"""What an officer may write short, and where: words anywhere, whole sentences only in what the officer says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from hearing_desk.core.text import Text

TRIGGER = ";"
MOST_LETTERS = 20
MOST_WORDS = 3
MOST_CHARACTERS = 1000
OWN_KINDS = ("V", "O", "S")
_SENTENCE_ENDS = (".", "?", "!", "…", ":", ";")


class Layer(Enum):
    """Who an abbreviation belongs to; of two that are alike the one of the case counts first, the team's last."""

    TEAM = "team"
    PERSONAL = "personal"
    CASE = "case"


@dataclass(frozen=True)
class Abbreviation:
    """`short`, typed behind the sign `;`, stands for `text`."""

    short: str
    text: str
    layer: Layer


def is_block(text: str) -> bool:
    """Whether this is more than a few words: a sentence nobody may seem to have spoken who did not."""
    return len(text.split()) > MOST_WORDS or text.rstrip().endswith(_SENTENCE_ENDS)


def may_stand_in(kind: str, text: str) -> bool:
    """Whether this may be put into a turn of that kind: a sentence only where the officer is speaking."""
    return kind in OWN_KINDS or not is_block(text)


def by_short(known: Iterable[Abbreviation]) -> dict[str, Abbreviation]:
    """The abbreviation that counts for each short form, in small letters; one without a text counts for nothing."""
    order = list(Layer)
    found: dict[str, Abbreviation] = {}
    for each in sorted(known, key=lambda abbreviation: order.index(abbreviation.layer)):
        if each.text:
            found[each.short.casefold()] = each
    return found


def as_typed(short: str, text: str) -> str:
    """The words in the case of what was typed: with a capital when the short form began with one."""
    return text[:1].upper() + text[1:] if short[:1].isupper() else text


def why_not(short: str, text: str) -> Text | None:
    """Why this cannot be an abbreviation, None when it can."""
    if not short.isalnum() or len(short) > MOST_LETTERS:
        return Text("The short form is letters and digits only, at most {count}.", count=MOST_LETTERS)
    if not text.strip():
        return Text("Write the words that {short} stands for.", short=TRIGGER + short)
    if len(text) > MOST_CHARACTERS:
        return Text("An abbreviation stands for {count} characters at most.", count=MOST_CHARACTERS)
    return None
