"""The text of the hearing in the report: every turn once, in order, with what happened between them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from hearing_desk.core.events import MarkSet
from hearing_desk.core.form import FormPack, Section
from hearing_desk.core.happenings import Happening, as_paragraph, happenings
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.minutes import clock
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import PrintedTurn, printed_turns, section_by_id, turn_name
from hearing_desk.core.report import Block, Heading, Names, Paragraph, Style, Words
from hearing_desk.core.text import Text

PRINTED_MARKS = ("onverstaanbaar", "onzeker", "tolkprobleem")
_STYLES = {"V": Style.QUESTION, "A": Style.ANSWER, "S": Style.SUMMARY}


def text_blocks(hearing: Hearing, pack: FormPack, names: Names, opened: str) -> tuple[Block, ...]:
    """The turns with their headings, notes and what happened between; `opened`: the section that already has begun."""
    printed = printed_turns(hearing, pack)
    between = _by_place(happenings(hearing, pack, names, printed))
    headings = _Headings(pack, opened)
    notes = _notes(hearing)
    blocks: list[Block] = []
    for place, turn in enumerate(printed):
        blocks += [as_paragraph(happening) for happening in between.get(place, ())]
        blocks += headings.before(turn)
        blocks.append(turn_paragraph(turn.turn, hearing, pack))
        blocks += [_note(mark, turn.turn, pack) for mark in notes.get(turn.turn.id, ())]
    return (*blocks, *(as_paragraph(happening) for happening in between.get(len(printed), ())))


def turn_paragraph(turn: Turn, hearing: Hearing, pack: FormPack) -> Paragraph:
    """A turn as it is printed: its label, in the APR profile the time of a question, and its own words."""
    style = _STYLES.get(turn.kind, Style.REMARK)
    time = clock(turn.at) if has_printed_time(turn, hearing, pack) and style is not Style.REMARK else ""
    return Paragraph(turn.text, style, _label(turn, hearing, pack), time, turn.id)


def has_printed_time(turn: Turn, hearing: Hearing, pack: FormPack) -> bool:
    """Whether the report shows when this turn began: remarks always, questions where the profile says so."""
    if turn.kind not in _STYLES:
        return True
    profile = next((p for p in pack.profiles if p.id == hearing.text_of("profile")), None)
    return turn.kind in ("V", "S") and profile is not None and profile.prints_times


def printed_marks(hearing: Hearing, turn: Turn) -> tuple[MarkSet, ...]:
    """The marks of a turn that the report tells, each once; a bookmark is the officer's own."""
    marks = (mark for mark, _ in hearing.marks if mark.turn == turn.id and mark.what in PRINTED_MARKS)
    return tuple(dict.fromkeys(marks))


def marked_word(mark: MarkSet, turn: Turn) -> str:
    """The uncertain word as it stands in the turn, "" when it is gone from the text."""
    word = printable(mark.word)
    return word if word and word in turn.text else ""


class _Headings:
    """Which headings have been set, so that a section or topic that comes again says so."""

    def __init__(self, pack: FormPack, opened: str) -> None:
        self._sections = section_by_id(pack)
        self._current = (opened, "")
        self._seen = {opened, ""}

    def before(self, turn: PrintedTurn) -> list[Block]:
        """The headings to set before this turn."""
        (section, heading), self._current = self._current, (turn.section, turn.heading)
        blocks: list[Block] = []
        if turn.section != section and turn.section in self._sections:
            blocks.append(section_heading(self._sections[turn.section], turn.section in self._seen))
        if self._is_new_topic(turn, section, heading):
            blocks.append(Heading(_again(turn.heading, f"#{turn.heading}" in self._seen), level=2))
        self._seen |= {turn.section, f"#{turn.heading}"}
        return blocks

    def _is_new_topic(self, turn: PrintedTurn, section: str, heading: str) -> bool:
        if not turn.heading or (turn.section, turn.heading) == (section, heading):
            return False
        known = self._sections.get(turn.section)
        return known is None or known.label != turn.heading


def section_heading(section: Section, is_again: bool) -> Heading:
    """The heading of a section, with its number."""
    return Heading(_again(section.label, is_again), level=1, number=section.number)


def _again(label: str, is_again: bool) -> Words:
    return Text("{heading} (continued)", heading=label) if is_again else label


def _by_place(found: Sequence[Happening]) -> dict[int, tuple[Happening, ...]]:
    return {place: tuple(group) for place, group in itertools.groupby(found, key=lambda h: h.before)}


def _label(turn: Turn, hearing: Hearing, pack: FormPack) -> Words:
    match turn.kind:
        case "V" | "A":
            return f"{turn_name(turn)}:"
        case "S":
            return Text("Summary ({number}):", number=turn_name(turn))
        case "O":
            return Text("Remark of the rapporteur ({time}):", time=clock(turn.at))
        case "T":
            return _interpreter_label(turn, hearing)
        case _:
            who = printable(pack.option_label("present_role", turn.by) or turn.kind)
            return Text("Remark of {who} ({time}):", who=who, time=clock(turn.at))


def _interpreter_label(turn: Turn, hearing: Hearing) -> Text:
    time = clock(turn.at)
    numbers = {stint.interpreter.number for stint in hearing.interpreters}
    if len(numbers) > 1 and turn.by in numbers:
        return Text("Remark of interpreter {number} ({time}):", number=printable(turn.by), time=time)
    return Text("Remark of the interpreter ({time}):", time=time)


def _notes(hearing: Hearing) -> dict[str, tuple[MarkSet, ...]]:
    marked = {mark.turn for mark, _ in hearing.marks}
    return {turn: printed_marks(hearing, hearing.turns[turn]) for turn in marked if turn in hearing.turns}


def _note(mark: MarkSet, turn: Turn, pack: FormPack) -> Paragraph:
    return Paragraph(_note_words(pack.option_label("mark", mark.what), marked_word(mark, turn), turn), Style.NOTE)


def _note_words(what: str, word: str, turn: Turn) -> Text:
    name = turn_name(turn)
    if not name:
        return Text("Note to this remark: {what}.", what=what)
    if word:
        return Text("Note to {turn}: {what}: “{word}”.", turn=name, what=what, word=word)
    return Text("Note to {turn}: {what}.", turn=name, what=what)


def printed_notes(hearing: Hearing, pack: FormPack) -> Iterator[tuple[Turn, MarkSet]]:
    """Every printed mark with its turn, in the order of the text."""
    for printed in printed_turns(hearing, pack):
        for mark in printed_marks(hearing, printed.turn):
            yield printed.turn, mark
