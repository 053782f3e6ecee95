"""What an officer can fill into a field, apart from the forms: the windows stand before any form is read."""

from enum import Enum
from typing import TypeAlias

FieldValue: TypeAlias = str | bool | tuple[str, ...]


class FieldKind(Enum):
    """What an officer can fill into a field; each has one widget."""

    TEXT = "tekst"
    LINES = "regels"
    CHOICE = "keuze"
    CHOICES = "keuzes"
    DATE = "datum"
    NUMBER = "getal"
    TICK = "vink"
    LANGUAGE = "taal"
    COUNTRY = "land"
