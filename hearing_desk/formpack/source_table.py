"""The table of everything in a pack that has a source: what is filled in, where it comes from, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import FormPack, Provenance
from hearing_desk.formpack.things import Thing, things

_TEXTS = ("ask", "say", "questions", "card", "follow_up", "record", "when", "working_days", "term", "chosen", "days")
_EXPLANATIONS = "explanation_sources"


def source_table(pack: FormPack) -> str:
    """The table as Markdown, one line a thing, in the order of the pack; the same pack gives the same bytes."""
    title = f"# Form pack {pack.line} no. {pack.serial}: what is filled in, where it comes from, how sure it is"
    made = "Made by `hearing-desk forms print`; do not edit. `onbevestigd`: nobody confirmed it."
    head = "| id | filled in | basis | last looked at | state |\n|---|---|---|---|---|"
    return "\n".join((title, "", made, "", head, *_rows(pack), ""))


def _rows(pack: FormPack) -> Iterator[str]:
    for thing in things(pack):
        source = thing.says.get("source")
        if isinstance(source, Provenance):
            yield _row(thing.name, _filled(thing), source)
        if thing.path == (_EXPLANATIONS,):
            yield from (
                _row(f"explanations/{name}", "text" if pack.explanations.get(name) else "empty", one)
                for name, one in thing.says.items()
                if isinstance(one, Provenance)
            )


def _filled(thing: Thing) -> str:
    filled = [name for name in _TEXTS if thing.says.get(name) not in (None, "", ())]
    return ", ".join(filled) or ("empty" if thing.kind in ("Step", "Retention") else "label")


def _row(name: str, filled: str, source: Provenance) -> str:
    cells = (name, filled, source.basis, source.checked_on or "–", source.state)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
