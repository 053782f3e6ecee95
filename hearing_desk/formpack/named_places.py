"""What variants, kinds of hearing and open choices name is there: items, points, sections and paths of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, error
from hearing_desk.formpack.reader import Path, SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean
from hearing_desk.formpack.things import things


def check_named_places(sourced: SourcedPack) -> Iterator[Finding]:
    """Names there that lead nowhere."""
    for path, word, names in _names(sourced.pack):
        if word not in names:
            message = Text("there is nothing named `{name}` here", name=word)
            yield error(sourced.place(path), "F30", message, did_you_mean(word, names))


def _names(pack: FormPack) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    yield from _of_variants(pack)
    placed = (*_ids(pack.phases), *_ids(pack.topics), *_items(pack))
    for n, kind in enumerate(pack.hearing_types):
        for part, section in kind.places.items():
            yield ("hearing_types", n, "places", part, ""), part, placed
            yield ("hearing_types", n, "places", part), section, kind.sections
    paths = tuple(thing.name for thing in things(pack)) if pack.open_choices else ()
    for n, choice in enumerate(pack.open_choices):
        for m, name in enumerate(choice.set_by):
            yield ("open_choices", n, "set_by", m), name, paths


def _of_variants(pack: FormPack) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    items = _items(pack)
    points = tuple(point.id for topic in pack.topics for point in topic.points)
    kinds = pack.option_ids("turn_kind") if "turn_kind" in pack.lists else ()
    for n, variant in enumerate(pack.variants):
        for m, words in enumerate(variant.words):
            yield ("variants", n, "words", m, "id"), words.id, points if words.questions else items
        for m, item in enumerate(variant.left_out):
            yield ("variants", n, "left_out", m), item, items
        for m, kind in enumerate(variant.without_kinds):
            yield ("variants", n, "without_kinds", m), kind, kinds


def _items(pack: FormPack) -> tuple[str, ...]:
    return tuple(item.id for checklist in pack.checklists for item in checklist.items)


def _ids(parts: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(part, "id", "")) for part in parts)
