"""Where the thread was, for who comes back: the last two turns, what is parked, and what the plan has next."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.app.places import label_of
from hearing_desk.app.plan_questions import PlanQuestions
from hearing_desk.app.session import Session
from hearing_desk.app.topics_presenter import next_in_plan

MOST_PARKED = 3


@dataclass(frozen=True)
class LastTurn:
    """One of the last turns: what people call it, and its text on one line."""

    name: str
    text: str


@dataclass(frozen=True)
class ResumeCue:
    """Only what may stand on the screen in the room: words of the text itself, neutral names, no private notes."""

    turns: tuple[LastTurn, ...]
    parked: tuple[str, ...]
    parked_more: int
    questions_left: int
    next_topic: str


def resume_cue(session: Session) -> ResumeCue | None:
    """What to show on coming back; None when nothing was typed yet."""
    typed = [turn for turn in session.turns if turn.has_begun and turn.text.strip()][-2:]
    if not typed:
        return None
    parked = [item.words for item in session.committed.parked.values() if not item.is_settled]
    return ResumeCue(
        turns=tuple(LastTurn(label_of(turn), " ".join(turn.text.split())) for turn in typed),
        parked=tuple(parked[-MOST_PARKED:]),
        parked_more=max(0, len(parked) - MOST_PARKED),
        questions_left=len(PlanQuestions(session).left_here()),
        next_topic=next_in_plan(session),
    )
