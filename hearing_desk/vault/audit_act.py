"""What the log of a vault can hold: an act, by what right, from where, how it ended; no name and no word of a case.

Fields after BIO2 8.15.01: action, object, result, origin, actor, time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

Mark: TypeAlias = str | int
_PLAIN = re.compile(r"[A-Za-z0-9_:.+-]{0,128}")


class Doing(StrEnum):
    """The acts that are logged; these words are in files, so none may ever change."""

    LOG_STARTED = "log_started"
    LOG_STARTED_AGAIN = "log_started_again"
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    PASSPHRASE_REFUSED = "passphrase_refused"
    PASSPHRASE_CHANGED = "passphrase_changed"
    RECOVERY_SET = "recovery_set"
    RECOVERED = "recovered"
    EXPORTED = "exported"
    EXPORTED_INTERNAL = "exported_internal"
    MADE_FINAL = "made_final"
    EDITED_AFTER_FREEZING = "edited_after_freezing"
    PREPARATION_TAKEN_OVER = "preparation_taken_over"
    SEARCHED_ALL = "searched_all"
    RESTORED = "restored"
    SHREDDED = "shredded"
    CLOCK_JUMPED = "clock_jumped"


class Result(StrEnum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class Actor(StrEnum):
    """By what right somebody acted; whoever it was is not in the log."""

    OFFICER = "officer"
    PASSPHRASE_FILE = "passphrase_file"
    RECOVERY_SHEET = "recovery_sheet"
    ORGANISATION = "organisation"


class Origin(StrEnum):
    """Through which part of the program."""

    DESKTOP = "desktop"
    COMMAND_LINE = "command_line"


@dataclass(frozen=True)
class Source:
    """Who is at work in an open vault: the same for all that is logged until it is closed."""

    actor: Actor = Actor.OFFICER
    origin: Origin = Origin.DESKTOP


@dataclass(frozen=True)
class Act:
    """One line of the log; `hearing_id` is the random id, `marks` hold numbers, codes and hashes only.

    ValueError when a field could hold content: a space, an accent, or more than 128 characters.
    """

    at: str
    doing: Doing
    hearing_id: str = ""
    result: Result = Result.DONE
    source: Source = Source()
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value in (self.at, self.hearing_id, *self.marks, *self.marks.values()):
            if not (isinstance(value, int) or _PLAIN.fullmatch(value)):
                raise ValueError("the log holds no content")

    def as_json(self) -> dict[str, object]:
        """The act as it is sealed into a line."""
        return {
            "at": self.at,
            "doing": self.doing.value,
            "hearing": self.hearing_id,
            "result": self.result.value,
            "actor": self.source.actor.value,
            "origin": self.source.origin.value,
            "marks": dict(self.marks),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Act:
        """Read back `as_json`; KeyError, TypeError or ValueError when it is none."""
        marks = value["marks"]
        if not isinstance(marks, dict):
            raise TypeError("not an object")
        source = Source(Actor(value["actor"]), Origin(value["origin"]))
        doing, result = Doing(value["doing"]), Result(value["result"])
        return cls(str(value["at"]), doing, str(value["hearing"]), result, source, marks)
