"""Where a hearing is in its life, apart from the hearing itself: the list of hearings knows only this of it."""

from enum import Enum


class Status(Enum):
    """Where a hearing is in its life (product.md 2)."""

    PLANNED = "gepland"
    IN_PREPARATION = "in_voorbereiding"
    READY = "klaar"
    RUNNING = "bezig"
    IN_PAUSE = "pauze"
    CONTINUES = "wordt_voortgezet"
    ENDED = "afgerond"
    BROKEN_OFF = "afgebroken"
    NOT_HELD = "niet_doorgegaan"
    FINAL = "definitief"
