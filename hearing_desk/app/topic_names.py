"""What topics and phases are called where the applicant may read along."""

from __future__ import annotations

from hearing_desk.app.session import Session
from hearing_desk.core.form import FormPack


def topic_names(pack: FormPack) -> dict[str, str]:
    """The neutral name of every phase and topic."""
    return {phase.id: phase.label for phase in pack.phases} | {t.id: t.screen_label for t in pack.topics}


def next_in_plan(session: Session) -> str:
    """The neutral name of the first planned topic that was not opened yet, "" when there is none."""
    visited = {visit.topic for visit in session.committed.visits}
    wanted = (topic for topic in session.committed.plan if topic not in visited)
    return next((session.shown_pack.topic(topic).screen_label for topic in wanted), "")
