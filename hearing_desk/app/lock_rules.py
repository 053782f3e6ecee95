"""When Hearing Desk locks: by key, when nobody is there, when the computer sleeps or its session is locked."""

from __future__ import annotations

from enum import Enum

from hearing_desk.core.status import Status

WARNING_S = 60.0
"""How long before an idle lock the status line says that it comes."""


class Trigger(Enum):
    """Why the program is asked to lock."""

    KEY = "key"
    IDLE = "idle"
    SLEEP = "sleep"
    LID = "lid"
    SESSION_LOCKED = "session_locked"
    BLANKED_LONG = "blanked_long"


class Answer(Enum):
    """What it does: lock and end the process that holds the text, only cover the window, or nothing at all."""

    LOCK = "lock"
    BLANK = "blank"
    NOTHING = "nothing"


def answer_to(trigger: Trigger, status: Status | None) -> Answer:
    """What a trigger does in a hearing of this status; None is no hearing at all.

    While a hearing is *bezig* nobody being at the keys means that people are talking: no lock, and a locked session of
    the system only covers the window (issue 3, outcome 4).
    """
    if status is not Status.RUNNING:
        return Answer.LOCK
    match trigger:
        case Trigger.IDLE:
            return Answer.NOTHING
        case Trigger.SESSION_LOCKED:
            return Answer.BLANK
        case Trigger.KEY | Trigger.SLEEP | Trigger.LID | Trigger.BLANKED_LONG:
            return Answer.LOCK
