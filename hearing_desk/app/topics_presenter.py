"""The topics beside the text: which there are, which one is at hand, and going from one to the next."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.coverage import topic_names

OPENING, CLOSING = "opening", "afsluiting"


@dataclass(frozen=True)
class TopicRow:
    """A topic or phase as the list shows it, with its neutral name; `is_planned` says it is in the hearing plan."""

    id: str
    label: str
    is_current: bool
    is_visited: bool
    is_planned: bool


class TopicsPresenter:
    """The topics of an open hearing: opening first, then the plan, closing last, the others after a key."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rows(self) -> tuple[TopicRow, ...]:
        """The topics beside the text: phases, planned topics and those that were opened."""
        return tuple(row for row in self.all_rows() if self._stands_beside(row))

    def all_rows(self) -> tuple[TopicRow, ...]:
        """Every topic there is, for choosing one."""
        pack, hearing = self._session.shown_pack, self._session.committed
        visited = {visit.topic for visit in hearing.visits}
        names = topic_names(pack)
        last = (CLOSING,) if CLOSING in names else ()
        order = [p.id for p in pack.phases if p.id != CLOSING] + self._topic_order() + list(last)
        current = hearing.topic or OPENING
        return tuple(
            TopicRow(i, names[i], i == current, i in visited, i in hearing.plan) for i in order if i in names
        )

    def open(self, topic: str) -> None:
        """Go to a topic; what was being typed is finished first."""
        self._session.finish_all_turns()
        if topic != self._session.committed.topic:
            self._session.record(ev.TopicOpened(topic))

    def step(self, by: int) -> str:
        """Go to the next (1) or previous (-1) topic beside the text; returns where it went."""
        ids = [row.id for row in self.rows()]
        current = self._session.committed.topic or OPENING
        index = ids.index(current) if current in ids else 0
        wanted = ids[min(max(index + by, 0), len(ids) - 1)]
        self.open(wanted)
        return wanted

    def _topic_order(self) -> list[str]:
        plan = list(self._session.committed.plan)
        return plan + [topic.id for topic in self._session.shown_pack.topics if topic.id not in plan]

    def _stands_beside(self, row: TopicRow) -> bool:
        is_phase = any(phase.id == row.id for phase in self._session.shown_pack.phases)
        return is_phase or row.is_planned or row.is_visited


def next_in_plan(session: Session) -> str:
    """The neutral name of the first planned topic that was not opened yet, "" when there is none."""
    visited = {visit.topic for visit in session.committed.visits}
    wanted = (topic for topic in session.committed.plan if topic not in visited)
    return next((session.shown_pack.topic(topic).screen_label for topic in wanted), "")
