"""Ids are for ever: each stands once, and the ones that are exported have the pattern that product and law refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import Path, SourcedPack

_PREFIXES = {"preparation": "VB", "opening": "OP", "closing": "AF"}
_NUMBERED = (
    "sheets",
    "checklists",
    "phases",
    "topics",
    "signals",
    "start_conditions",
    "sections",
    "hearing_types",
    "profiles",
    "tracks",
    "variants",
    "open_choices",
    "lessons",
)
_WORD = re.compile(r"[a-z0-9_]+")


def check_ids(sourced: SourcedPack) -> Iterator[Finding]:
    """Ids that stand twice, and ids that do not have their pattern."""
    for group in _groups(sourced):
        yield from _twice(sourced, group)
    yield from _patterns(sourced)


def _groups(sourced: SourcedPack) -> Iterator[list[tuple[Path, str]]]:
    """The ids that must differ from each other, group by group."""
    pack = sourced.pack
    for name in _NUMBERED:
        yield _numbered((name,), (thing.id for thing in getattr(pack, name)))
    yield from _groups_inside(pack)
    yield _item_ids(pack)
    yield _point_ids(pack)


def _groups_inside(pack: FormPack) -> Iterator[list[tuple[Path, str]]]:
    for name, options in pack.lists.items():
        yield _numbered(("lists", name), (option.id for option in options))
    for n, sheet in enumerate(pack.sheets):
        yield _numbered(("sheets", n, "fields"), (field.id for field in sheet.fields))
    for n, variant in enumerate(pack.variants):
        yield _numbered(("variants", n, "words"), (words.id for words in variant.words))
    for n, track in enumerate(pack.tracks):
        yield _numbered(("tracks", n, "extensions"), (extension.id for extension in track.extensions))
        yield _numbered(("tracks", n, "steps"), (step.id for step in track.steps))


def _numbered(path: Path, ids: Iterable[str]) -> list[tuple[Path, str]]:
    return [((*path, n, "id"), id_) for n, id_ in enumerate(ids)]


def _item_ids(pack: FormPack) -> list[tuple[Path, str]]:
    lists = enumerate(pack.checklists)
    return [pair for n, c in lists for pair in _numbered(("checklists", n, "items"), (item.id for item in c.items))]


def _point_ids(pack: FormPack) -> list[tuple[Path, str]]:
    topics = enumerate(pack.topics)
    return [pair for n, t in topics for pair in _numbered(("topics", n, "points"), (point.id for point in t.points))]


def _twice(sourced: SourcedPack, group: list[tuple[Path, str]]) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for path, id_ in group:
        if id_ in seen:
            first = sourced.place(seen[id_])
            mend = Mend(
                Text("it stands already at {file}:{line}; an id is never used again", file=first.file, line=first.line)
            )
            yield error(sourced.place(path), "F10", Text("the id `{id}` stands here a second time", id=id_), mend)
        seen.setdefault(id_, path)


def _patterns(sourced: SourcedPack) -> Iterator[Finding]:
    pack = sourced.pack
    for n, checklist in enumerate(pack.checklists):
        prefix = _PREFIXES.get(checklist.id, "VB|OP|AF")
        for m, item in enumerate(checklist.items):
            yield from _coded(sourced, ("checklists", n, "items", m, "id"), item.id, prefix)
    for n, topic in enumerate(pack.topics):
        yield from _coded(sourced, ("topics", n, "id"), topic.id, "MOD")
        for m, point in enumerate(topic.points):
            yield from _point(sourced, ("topics", n, "points", m, "id"), point.id, topic.id)
    for n, group in enumerate(pack.signals):
        yield from _coded(sourced, ("signals", n, "id"), group.id, "SG")


def _coded(sourced: SourcedPack, path: Path, id_: str, prefix: str) -> Iterator[Finding]:
    if not re.fullmatch(rf"({prefix})-\d\d[A-Z]?", id_, re.ASCII):
        yield _misshapen(sourced, path, id_, f"{prefix.partition('|')[0]}-01")


def _point(sourced: SourcedPack, path: Path, id_: str, topic: str) -> Iterator[Finding]:
    before, _, word = id_.partition(".")
    if before != topic or not _WORD.fullmatch(word):
        yield _misshapen(sourced, path, id_, f"{topic}.woord")


def _misshapen(sourced: SourcedPack, path: Path, id_: str, example: str) -> Finding:
    message = Text("the id `{id}` does not have the pattern of its kind", id=id_)
    return error(sourced.place(path), "F12", message, Mend(Text("write it like `{example}`", example=example)))
