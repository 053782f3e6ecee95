"""The lessons of *Leermodus*: a pack that has any has one for every line they stand beside, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.learning import subjects
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean


def check_lessons(sourced: SourcedPack) -> Iterator[Finding]:
    """Lessons about nothing of the pack, and lines without a lesson once there are lessons."""
    pack, lessons, asked = sourced.pack, sourced.pack.lessons, tuple(subjects(sourced.pack))
    known = (*asked, *(option.id for option in pack.lists.get("consult_party", ())))
    for n, lesson in enumerate(lessons):
        if lesson.id not in known:
            message = Text("there is nothing named `{name}` to tell of", name=lesson.id)
            yield error(sourced.place(("lessons", n, "id")), "F30", message, did_you_mean(lesson.id, known))
    told = {lesson.id for lesson in lessons}
    for name in asked if lessons else ():
        if name not in told:
            mend = Mend(Text("add it with `why:`, `right:`, `wrong:` and `next_step:`"))
            yield error(sourced.place(("lessons",)), "F16", Text("there is no lesson about `{name}`", name=name), mend)
