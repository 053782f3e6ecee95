"""YAML as a strict tree in which every key and value knows its place; the traps of YAML are refused here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import MOST_FINDINGS, Finding, Mend, Place, error, warning
from hearing_desk.formpack.source import Refused, decode, first_unseen, split_lines, unseen
from hearing_desk.formpack.yaml_errors import explain

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 32
MAX_VALUES = 30_000
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_CUT_OFF = re.compile(r"[ \t]+#[^\s#]")


@dataclass(frozen=True)
class Scalar:
    """A text, whole number, true or false; `written` is the text of it before it was given a kind."""

    place: Place
    value: str | int | bool
    written: str
    is_plain: bool


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Entry:
    """A key of a table with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Table:
    """Named values, in the order of the file."""

    place: Place
    entries: tuple[Entry, ...]

    @property
    def top_place(self) -> Place:
        """Where something about the whole table is shown: at its first key."""
        return self.entries[0].key.place if self.entries else self.place


Node: TypeAlias = Scalar | Sequence | Table


@dataclass(frozen=True)
class Tree:
    """What one file says; `root` is missing when the file cannot be understood as YAML."""

    root: Table | None
    findings: tuple[Finding, ...]
    lines: tuple[str, ...] = ()


def read_tree(file: str, content: bytes) -> Tree:
    """The tree of one file; whatever `content` holds, the answer is a tree or findings, never an exception."""
    try:
        text = decode(file, content)
    except Refused as refused:
        return Tree(None, (refused.finding,), refused.lines)
    lines = split_lines(text)
    builder = _Builder(file, lines)
    try:
        root = builder.document(text)
    except Refused as refused:
        return Tree(None, (*builder.findings, refused.finding), lines)
    is_broken = any(finding.code.startswith("Y") for finding in builder.findings)
    if not isinstance(root, Table):
        builder.findings.append(error(root.place, "F01", Text("named values are needed here")))
    return Tree(root if isinstance(root, Table) and not is_broken else None, tuple(builder.findings), lines)


class _Builder:
    """Makes nodes of the parser's events of one file; lives as long as that file is read."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        self._file = file
        self._lines = lines
        self._reported_flow_lines: set[int] = set()
        self._values = 0
        self.findings: list[Finding] = []

    def document(self, text: str) -> Node:
        import yaml

        events = self._events(text)
        root: Node = Table(Place(self._file, 1, 1, 1, 1), ())
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._refuse_second(event, documents)
                root = self._node(next(events), events, 0, False)
        return root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        import yaml

        try:
            yield from yaml.parse(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as mistake:
            raise Refused(explain(self._file, mistake, self._lines)) from None

    def _refuse_second(self, event: yaml.DocumentStartEvent, documents: int) -> None:
        if documents > 1:
            raise self._refused(
                event,
                "Y07",
                Text("a file holds one document, a second one begins here"),
                Mend(Text("remove the line `---` or make it a file of its own")),
            )
        if event.tags:
            raise self._tag(event)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int, in_flow: bool) -> Node:
        import yaml

        self._refuse_anchor_and_tag(event)
        self._count(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, in_flow)
        if depth >= MAX_DEPTH:
            raise self._refused(event, "Y08", Text("this is nested more than {depth} deep", depth=MAX_DEPTH))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth + 1)
        assert isinstance(event, yaml.MappingStartEvent)
        return self._table(event, events, depth + 1)

    def _count(self, event: yaml.Event) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            mend = Mend(Text("divide it over several files"))
            raise self._refused(event, "Y17", Text("the file has more than {most} values", most=MAX_VALUES), mend)

    def _refuse_anchor_and_tag(self, event: yaml.Event) -> None:
        import yaml

        if getattr(event, "anchor", None) is not None:
            what = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise self._refused(
                event,
                "Y04",
                Text("a reference with `{sign}` is not allowed in a form", sign=what),
                Mend(Text("write it out, or put quotes around the text")),
            )
        if getattr(event, "tag", None) is not None:
            raise self._tag(event)

    def _tag(self, event: yaml.Event) -> Refused:
        return self._refused(
            event,
            "Y05",
            Text("a tag with `!` is not allowed in a form"),
            Mend(Text("remove it, or put quotes around the text")),
        )

    def _sequence(self, start: yaml.SequenceStartEvent, events: Iterator[yaml.Event], depth: int) -> Sequence:
        import yaml

        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth, bool(start.flow_style)))
        return Sequence(self._start(start), tuple(items))

    def _table(self, start: yaml.MappingStartEvent, events: Iterator[yaml.Event], depth: int) -> Table:
        import yaml

        entries: dict[str, Entry] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            value = self._node(next(events), events, depth, bool(start.flow_style))
            self._report_second(entries.get(key.written), key)
            entries.setdefault(key.written, Entry(key, value))
        return Table(self._start(start), tuple(entries.values()))

    def _key(self, event: yaml.Event) -> Scalar:
        import yaml

        self._refuse_anchor_and_tag(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refused(event, "Y12", Text("a key must be one word"))
        return self._scalar(event, False)

    def _report_second(self, first: Entry | None, key: Scalar) -> None:
        if first is not None:
            help_ = Text("it stands already at line {line}; keep one of the two", line=first.key.place.line)
            message = Text("the key `{name}` stands here twice", name=key.written)
            self._report(error(key.place, "Y06", message, Mend(help_)))

    def _scalar(self, event: yaml.ScalarEvent, in_flow: bool) -> Scalar:
        place = self._place(event)
        written = unicodedata.normalize("NFC", event.value)
        self._check_characters(place, written)
        is_plain = not event.style
        if is_plain and in_flow:
            self._check_flow(place, written)
        if is_plain:
            self._check_cut_off(place, written)
        return Scalar(place, _typed(written) if is_plain else written, written, is_plain)

    def _check_characters(self, place: Place, written: str) -> None:
        at = first_unseen(written)
        if at is not None:
            self._report(unseen(place, written[at]))

    def _check_flow(self, place: Place, written: str) -> None:
        is_running_text = any(c.isspace() for c in written) or written.endswith("?")
        if is_running_text and place.line not in self._reported_flow_lines:  # one sentence cut in pieces is one mistake
            self._reported_flow_lines.add(place.line)
            message = Text("running text inside brackets needs quotes: a comma would cut it in two")
            self._report(error(place, "F40", message, Mend(Text("put the text between quotes"))))

    def _check_cut_off(self, place: Place, written: str) -> None:
        # A text that is not closed can end behind the last line.
        rest = "".join(self._lines[place.end_line - 1 : place.end_line])[place.end_col - 1 :]
        if " " in written and _CUT_OFF.match(rest):
            message = Text("the text ends here: what follows ` #` is taken for a comment")
            self._report(warning(place, "F41", message, Mend(Text("put the text between quotes"))))

    def _report(self, finding: Finding) -> None:
        if len(self.findings) >= MOST_FINDINGS:
            raise Refused(finding)
        self.findings.append(finding)

    def _refused(self, event: yaml.Event, code: str, message: Text, mend: Mend = Mend()) -> Refused:
        return Refused(error(self._start(event), code, message, mend))

    def _start(self, event: yaml.Event) -> Place:
        place = self._place(event)
        return Place(self._file, place.line, place.col, place.line, place.col + 1)

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # libyaml marks every event
        assert end is not None
        return Place(self._file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _typed(written: str) -> str | int | bool:
    """Only true, false and whole numbers get a kind: `no`, `12:30` and dates stay the text they look like."""
    if written in ("true", "false"):
        return written == "true"
    return int(written) if _INTEGER.fullmatch(written) else written
