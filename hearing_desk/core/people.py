"""The people in and around the room, as far as the rules need them, and what the applicant wished."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Fact(Enum):
    """The two facts the gate settles: who hears, and who interprets."""

    OFFICER = "officer"
    INTERPRETER = "interpreter"


@dataclass(frozen=True)
class Officer:
    """Somebody of the IND who hears: a number and a gender, never a name; `other_steps` they do in the same case."""

    id: str
    gender: str
    other_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interpreter:
    """An interpreter: register number and level (Wbtv art. 28), language (BCP 47) and how they take part."""

    number: str
    gender: str
    language: str
    dialect: str = ""
    register: str = ""
    register_reason: str = ""
    mode: str = ""


@dataclass(frozen=True)
class Wish:
    """What the applicant asked for: a gender, how strongly, where it stands, since when; `text` describes *anders*."""

    wish: str = "onbekend"
    text: str = ""
    strength: str = ""
    source: str = ""
    date: str = ""
