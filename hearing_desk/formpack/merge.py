"""Many files, one pack: lists follow each other in the order of file names, named values stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.nodes import Entry, Scalar, Sequence, Table


def merge(roots: Iterable[Table], shared_tables: frozenset[str]) -> tuple[Table, tuple[Finding, ...]]:
    """One table of all files' keys; only the tables named in `shared_tables` may be spread over files."""
    findings: list[Finding] = []
    merged: dict[str, Entry] = {}
    all_roots = tuple(roots)
    for entry in (entry for root in all_roots for entry in root.entries):
        first = merged.get(entry.key.written)
        merged[entry.key.written] = entry if first is None else _joined(first, entry, shared_tables, findings)
    return Table(all_roots[0].place, tuple(merged.values())), tuple(findings)


def _joined(first: Entry, second: Entry, shared_tables: frozenset[str], findings: list[Finding]) -> Entry:
    one, two = first.value, second.value
    if isinstance(one, Sequence) and isinstance(two, Sequence):
        return Entry(first.key, Sequence(one.place, one.items + two.items))
    if isinstance(one, Table) and isinstance(two, Table) and first.key.written in shared_tables:
        return Entry(first.key, _side_by_side(one, two, findings))
    findings.append(_twice(first.key, second.key))
    return first


def _side_by_side(one: Table, two: Table, findings: list[Finding]) -> Table:
    known: dict[str, Entry] = {entry.key.written: entry for entry in one.entries}
    for entry in two.entries:
        if entry.key.written in known:
            findings.append(_twice(known[entry.key.written].key, entry.key))
        known.setdefault(entry.key.written, entry)
    return Table(one.place, tuple(known.values()))


def _twice(first: Scalar, second: Scalar) -> Finding:
    message = Text("`{name}` may stand in one file only", name=second.written)
    mend = Mend(
        Text("it stands already at {file}:{line}; keep one of the two", file=first.place.file, line=first.place.line)
    )
    return error(second.place, "F11", message, mend)
