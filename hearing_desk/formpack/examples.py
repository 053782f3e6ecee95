"""Tries each signal group on its own examples: a word list that misses what it was written for is a mistake.

An example may have the question it answers before it, as `question | answer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hearing_desk.core.signals import Matcher, compile_groups, match
from hearing_desk.core.signals_entries import doubled_lines, lines_with_choices_within, lines_without_sets
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import SourcedPack


def check_examples(sourced: SourcedPack, stem: Callable[[str], str]) -> Iterator[Finding]:
    """Sentences that must be noticed and are not, and sentences that must not be noticed and are."""
    pack = sourced.pack
    yield from _unknown_sets(sourced)
    yield from _doubled(sourced)
    yield from _choices_within(sourced)
    matcher = compile_groups(pack.signals, pack.role_words, stem)
    for n, group in enumerate(pack.signals):
        for m, sentence in enumerate(group.examples.noticed):
            if group.id not in _noticed(matcher, sentence):
                place = sourced.place(("signals", n, "examples", "noticed", m))
                message = Text("`{group}` does not notice this sentence", group=group.id)
                yield error(place, "F60", message, Mend(Text("add the word to `words`, or move the example")))
        for m, sentence in enumerate(group.examples.not_noticed):
            if group.id in _noticed(matcher, sentence):
                place = sourced.place(("signals", n, "examples", "not_noticed", m))
                message = Text("`{group}` notices this sentence", group=group.id)
                yield error(place, "F61", message, Mend(Text("add the phrase to `not_these`, or move the example")))


def _unknown_sets(sourced: SourcedPack) -> Iterator[Finding]:
    for n, name, m, unknown in lines_without_sets(sourced.pack.signals):
        message = Text("`[{name}]` is no set of words", name=unknown)
        mend = Mend(Text("name one that stands under `sets`, or write the words out"))
        yield error(sourced.place(("signals", n, "words", name, m)), "F62", message, mend)


def _doubled(sourced: SourcedPack) -> Iterator[Finding]:
    for n, name, m, line in doubled_lines(sourced.pack.signals):
        message = Text("`{entry}` stands twice in this list", entry=line)
        yield error(sourced.place(("signals", n, "words", name, m)), "F63", message, Mend(Text("keep one of the two")))


def _choices_within(sourced: SourcedPack) -> Iterator[Finding]:
    for n, name, m, choice in lines_with_choices_within(sourced.pack.signals):
        message = Text("`{choice}` holds a choice or a `~` within a choice, and never fires on it", choice=choice)
        mend = Mend(Text("write it as two lines, or make a set of the words"))
        yield error(sourced.place(("signals", n, "words", name, m)), "F64", message, mend)


def _noticed(matcher: Matcher, sentence: str) -> frozenset[str]:
    question, _, answer = sentence.rpartition("|")
    return frozenset(hit.group for hit in match(matcher, answer, "", question))
