"""The officer's own questions in the hearing: one at a time on a key, never their private notes, never as an answer."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.app.session import Session
from hearing_desk.app.topics_presenter import OPENING
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing


@dataclass(frozen=True)
class PlanQuestion:
    """A question as it may be seen in the room: without its private note. `place` counts from 1 of `count` left."""

    id: str
    question: str
    place: int
    count: int


class PlanQuestions:
    """What is left of the plan's questions for the topic at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def after(self, shown: str) -> PlanQuestion | None:
        """The question left after the one that is shown ("" for the first); None when that was the last."""
        left = self.left_here()
        place = left.index(shown) + 1 if shown in left else 0
        if place >= len(left):
            return None
        question = self._session.committed.plan_questions[left[place]].question
        return PlanQuestion(left[place], " ".join(question.split()), place + 1, len(left))

    def left_here(self) -> tuple[str, ...]:
        """The questions of the topic at hand that do not stand in the text yet, in the order they were thought of."""
        topic = self._session.committed.topic or OPENING
        return tuple(each for each, of in self._left().items() if of == topic)

    def left_elsewhere(self) -> int:
        """How many are left for other topics."""
        return len(self._left()) - len(self.left_here())

    def was_put(self, question: str, turn: str) -> None:
        """The question now stands as this turn."""
        self._session.record(ev.QuestionPut(question, turn))

    def _left(self) -> dict[str, str]:
        hearing = self._session.committed
        return {
            each.id: each.topic
            for each in hearing.plan_questions.values()
            if each.question.strip() and not _is_put(hearing, each.id)
        }


def _is_put(hearing: Hearing, question: str) -> bool:
    return ev.TurnId(hearing.questions_put.get(question, "")) in hearing.turns
