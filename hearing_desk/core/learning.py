"""Which lesson of *Leermodus* belongs to a line that waits, and which subjects of a pack should have one."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.escalation import GENDER_WISH
from hearing_desk.core.form import FormPack, Lesson
from hearing_desk.core.hearing import Hearing

PARKED, CONSULT = "parked", "consult"
_LISTS = ("preparation", "opening")


def lesson_of(pack: FormPack, hearing: Hearing, line: str) -> Lesson | None:
    """The lesson of a line by the line's id, None when there is none.

    A point of a topic has that of its topic, and somebody to consult without one of their own that of consulting.
    """
    subject = PARKED if line in hearing.parked else line.rpartition(":")[2].partition(".")[0]
    told = {lesson.id: lesson for lesson in pack.lessons}
    is_party = subject in {option.id for option in pack.lists.get("consult_party", ())}
    return told.get(subject) or (told.get(CONSULT) if is_party else None)


def subjects(pack: FormPack) -> Iterator[str]:
    """The ids that should have a lesson; others to consult may have one."""
    yield from (item.id for checklist in pack.checklists if checklist.id in _LISTS for item in checklist.items)
    yield from (topic.id for topic in pack.topics)
    yield from (group.id for group in pack.signals)
    yield from (need.party for need in pack.consult_needs)
    yield from (CONSULT, PARKED, GENDER_WISH)
