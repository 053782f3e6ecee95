"""A lesson of *Leermodus*: what somebody who learns the work reads beside a line, never in the hearing itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lesson:
    """Why something is asked, an example of it done rightly and one done wrongly, and the next step.

    `id` is that of the item, topic, signal group or party it is about, `parked` or `gender_wish`.
    """

    id: str
    why: str
    right: str
    wrong: str
    next_step: str
