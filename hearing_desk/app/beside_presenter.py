"""The lists beside the text: opening items, coverage points of the topic at hand, closing items.

An item is set by the officer. Where its question was put and answered it shows that by itself: a link, not a tick.
"""

from __future__ import annotations

from collections.abc import Mapping

from hearing_desk.app.closed import why_frozen
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.session import Session
from hearing_desk.app.start_conditions import facts_about
from hearing_desk.core import events as ev
from hearing_desk.core.coverage import NOT_ASKED, UNTOUCHED, coverage_of, find_point
from hearing_desk.core.form import Checklist, CoveragePoint, FormPack, Item, Option, Topic
from hearing_desk.core.gate import is_wish_known
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.numbering import is_question
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.core.variants import fitted

OPENING, POINTS, CLOSING = "opening", "points", "closing"


class BesidePresenter:
    """One of three lists at a time; `which` is OPENING, POINTS or CLOSING."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def fitting(self) -> str:
        """The list that fits the topic at hand."""
        topic = self._session.committed.topic
        if topic in ("", "opening"):
            return OPENING
        return CLOSING if topic == "afsluiting" else POINTS

    def rows(self, which: str) -> tuple[ItemRow, ...]:
        """The rows of a list, in order; the points of the topic at hand come before those of the others."""
        if which == POINTS:
            return tuple(self._point_row(point) for point in self._points())
        hearing = self._session.hearing
        return tuple(self._item_row(which, item, hearing) for item in self.checklist(which).items)

    def question(self, which: str, row: str) -> str:
        """The question a row puts as a V; "" when it only has a statement or none."""
        if which == POINTS:
            point = find_point(self._pack, self._session.committed.topic, row)
            return self._next_of(point.questions) if point else ""
        return self._item(which, row).ask

    def statement(self, which: str, row: str) -> str:
        """The statement to read aloud for a row, "" without one."""
        if which == POINTS:
            return ""
        said, rules = self._item(which, row).say, self._session.shown_pack.gate
        is_told = row == rules.unknown_item and not is_wish_known(self._session.committed)
        return " ".join(filter(None, (said, rules.unknown_information))) if is_told else said

    def question_was_put(self, which: str, row: str, turn: str) -> None:
        """The question of an item now stands as a turn."""
        if which != POINTS:
            self._session.record(ev.QuestionPut(row, turn))

    def answer(self, which: str, row: str, answer: str, note: str = "") -> tuple[Problem, ...]:
        """Set an item of the opening or the closing, linked to the question put since the one before."""
        if frozen := why_frozen(self._session):
            return (Problem(frozen),)
        if answer in self.checklist(which).needs_note and not note:
            return (Problem(Text("Say why: this answer needs a reason."), "note"),)
        self._session.finish_all_turns()
        turn = self._question_since_last_item()
        made = ev.OpeningAnswered if which == OPENING else ev.ClosingAnswered
        self._session.record(made(row, answer, turn, note))
        return ()

    def given(self, which: str, row: str) -> str:
        """The answer a row has, "" without one."""
        hearing = self._session.committed
        if which == POINTS:
            return hearing.coverage[row].state if row in hearing.coverage else ""
        answers = self._answers(which)
        return answers[row][0].answer if row in answers else ""

    def cover(self, point: str, state: str, code: str = "", reason: str = "") -> tuple[Problem, ...]:
        """Set how far a point was asked; *deliberately not* needs a code or a reason."""
        if frozen := why_frozen(self._session):
            return (Problem(frozen),)
        if state == NOT_ASKED and not (code or reason):
            return (Problem(Text("Say why this is deliberately not asked."), "code"),)
        self._session.record(ev.CoverageSet(point, state, code=code, reason=reason))
        return ()

    def codes(self) -> tuple[Option, ...]:
        """The closed list of reasons why a point was not asked on purpose; each takes one key."""
        return self._session.shown_pack.choices("coverage_code")

    def checklist(self, which: str) -> Checklist:
        """The checklist behind the opening or the closing list."""
        return self._pack.checklist(which)

    @property
    def _pack(self) -> FormPack:
        return fitted(self._session.shown_pack, facts_about(self._session.committed))

    def _next_of(self, questions: tuple[str, ...]) -> str:
        put = {turn.text.strip() for turn in self._session.hearing.turns.values() if is_question(turn.kind)}
        return next((question for question in questions if question not in put), "".join(questions[:1]))

    def _item(self, which: str, item_id: str) -> Item:
        return next(item for item in self.checklist(which).items if item.id == item_id)

    def _points(self) -> tuple[tuple[str, str], ...]:
        current = self._session.committed.topic
        topics = sorted(self._session.shown_pack.topics, key=lambda topic: topic.id != current)
        return tuple((point.id, _named(topic, point, current)) for topic in topics for point in topic.points)

    def _point_row(self, point: tuple[str, str]) -> ItemRow:
        point_id, label = point
        found, words = coverage_of(self._session.committed, point_id), self._session.shown_pack.option_label
        detail = words("coverage_code", found.code) if found.code else ""
        return ItemRow(point_id, label, words("coverage_state", found.state), detail, found.state == UNTOUCHED)

    def _item_row(self, which: str, item: Item, hearing: Hearing) -> ItemRow:
        answers = self._answers(which)
        if item.id in answers and not self._is_asked_again(which, item):
            answer, _ = answers[item.id]
            shown = self._session.shown_pack.option_label(self.checklist(which).answers, answer.answer)
            is_open = not item.retired_in and not hearing.stands(f"checklists/{which}/{item.id}")
            return ItemRow(item.id, item.screen_label, shown, "", is_open, note=answer.note)
        put = hearing.turns.get(ev.TurnId(hearing.questions_put.get(item.id, "")))
        if put is not None and _answer_to(hearing, put):
            return ItemRow(item.id, item.screen_label, f"V{put.number}", "", is_open=False)
        return ItemRow(item.id, item.screen_label, "", "", is_open=True)

    def _is_asked_again(self, which: str, item: Item) -> bool:
        hearing = self._session.committed
        number = hearing.sessions[-1].number if hearing.sessions else 0
        return which == OPENING and item.is_asked_each_session and hearing.opening_in.get(item.id) != number

    def _answers(self, which: str) -> Mapping[str, tuple[ev.OpeningAnswered | ev.ClosingAnswered, str]]:
        hearing = self._session.committed
        return hearing.opening if which == OPENING else hearing.closing

    def _question_since_last_item(self) -> str:
        begun: set[str] = set()
        for record in reversed(self._session.records):
            if isinstance(record.event, (ev.OpeningAnswered, ev.ClosingAnswered)):
                break
            if isinstance(record.event, ev.TurnBegun):
                begun.add(record.event.id)
        hearing = self._session.committed
        asked = (t for t in reversed(hearing.ordered_turns()) if t.id in begun and is_question(t.kind))
        return next((turn.id for turn in asked if _answer_to(hearing, turn)), "")


def _named(topic: Topic, point: CoveragePoint, current: str) -> str:
    return point.screen_label if topic.id == current else f"{topic.screen_label} – {point.screen_label}"


def _answer_to(hearing: Hearing, question: Turn) -> bool:
    following = hearing.order[hearing.order.index(question.id) + 1 :]
    for turn in (hearing.turns[turn_id] for turn_id in following):
        if is_question(turn.kind):
            return False
        if turn.kind == "A" and turn.text.strip():
            return True
    return False
