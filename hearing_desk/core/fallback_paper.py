"""What lies ready for when the computer fails in the room: the plan, the checklists and numbered empty turns."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import titled_table
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block, Paragraph, Words
from hearing_desk.core.text import Text

PAIRS = 38
# Spaces that count as letters make the column as wide as lines of writing.
_WIDE = "\u00a0" * 60
_LINES_TO_WRITE = {"V": f"{_WIDE}\n", "A": f"{_WIDE}\n\n\n"}


def fallback_blocks(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    """The pages; they lie on the table, so that topics and items stand there by the words that fit in the room."""
    yield Paragraph(
        Text(
            "Only for when the computer fails. Write down the time of each question; type everything over as soon as "
            "it works again, and keep these pages."
        )
    )
    plan = tuple(_plan(hearing, pack))
    yield from titled_table(Text("Plan"), (Text("Topic"), Text("Own question"), Text("Time")), plan)
    for checklist, title in (("opening", Text("Opening")), ("closing", Text("Closing"))):
        rows = tuple(_items(hearing, pack, checklist))
        yield from titled_table(title, (Text("Part"), Text("Question or statement"), Text("Turn or time")), rows)
    turns = tuple(_turns(hearing))
    yield from titled_table(Text("Questions and answers"), (Text("Turn"), Text("Time"), Text("Text")), turns)


def _plan(hearing: Hearing, pack: FormPack) -> Iterator[tuple[Words, ...]]:
    labels = {topic.id: topic.screen_label for topic in pack.topics}
    for topic in hearing.plan:
        questions = [asked.question for asked in hearing.plan_questions.values() if asked.topic == topic]
        yield labels.get(topic, topic), printable("\n".join(questions)), ""


def _items(hearing: Hearing, pack: FormPack, checklist: str) -> Iterator[tuple[Words, ...]]:
    for item in pack.checklist(checklist).items:
        if item.only_in_profile in ("", hearing.text_of("profile")) and not item.retired_in:
            yield item.screen_label or item.label, item.ask or item.say, ""


def _turns(hearing: Hearing) -> Iterator[tuple[Words, ...]]:
    first = hearing.highest_question + 1
    for number in range(first, first + PAIRS):
        for kind, lines in _LINES_TO_WRITE.items():
            yield f"{kind}{number}", "", lines
