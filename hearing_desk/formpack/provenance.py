"""Every rule and text says where it comes from and how sure that is; a claim that somebody checked it has a day."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import CoveragePoint, Provenance
from hearing_desk.core.provenance import STATES
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.heading import check_day
from hearing_desk.formpack.reader import Path, SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean
from hearing_desk.formpack.walk import walk

_LOOKED_AT = STATES[1:]


def check_provenance(sourced: SourcedPack) -> Iterator[Finding]:
    """A point without a source, a source that says nothing, a state or a day that is none, a check without its day."""
    for path, value in walk(sourced.pack):
        if isinstance(value, Provenance):
            yield from _check(sourced, path, value)
        if isinstance(value, CoveragePoint) and value.source is None:
            message = Text("`{id}` does not say where it comes from", id=value.id)
            mend = Mend(Text("add `source:` with a `basis:`, if need be `eigen ontwerp`"))
            yield error(sourced.place((*path, "id")), "F15", message, mend)
    yield from _explanations(sourced)


def _explanations(sourced: SourcedPack) -> Iterator[Finding]:
    texts, sources = sourced.pack.explanations, sourced.pack.explanation_sources
    for name in (name for name in sources if name not in texts):
        message = Text("there is no explanation named `{name}`", name=name)
        yield error(sourced.place(("explanation_sources", name)), "F30", message, did_you_mean(name, tuple(texts)))


def _check(sourced: SourcedPack, path: Path, source: Provenance) -> Iterator[Finding]:
    if not source.basis.strip():
        mend = Mend(Text("name the law, the instruction or the policy letter, or write `eigen ontwerp`"))
        yield error(sourced.place((*path, "basis")), "F14", Text("the source is empty"), mend)
    if source.state not in STATES:
        message = Text("`{word}` is not possible here", word=source.state)
        yield error(sourced.place((*path, "state")), "F39", message, did_you_mean(source.state, STATES))
    if source.checked_on:
        yield from check_day(sourced, (*path, "checked_on"), source.checked_on)
    elif source.state in _LOOKED_AT:
        message = Text("`{state}` needs the day on which somebody looked", state=source.state)
        mend = Mend(Text("add `checked_on:` with a day, like 2026-06-12"))
        yield error(sourced.place((*path, "state")), "F39", message, mend)
