"""Nodes as the values of core.form, led by its type hints: the dataclasses are the one description of a form."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, TypeAlias

from hearing_desk.core.form import WORKED_OUT, FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import MOST_FINDINGS, Finding, Mend, Place, error
from hearing_desk.formpack.nodes import Entry, Node, Scalar, Sequence, Table
from hearing_desk.formpack.suggestions import did_you_mean

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class SourcedPack:
    """A pack together with the place of each of its values: `("topics", 2, "id")` leads to line and column."""

    pack: FormPack
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """Where the value stands, or the nearest value around it when it was left at its default."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]


def read_pack(root: Table) -> tuple[SourcedPack | None, tuple[Finding, ...]]:
    """The pack in a tree, and everything that does not fit.

    A single value that does not fit is stood in for, so that the rest can be checked; no pack when more is lost.
    """
    reading = _Reading()
    try:
        value = reading.read(FormPack, root, ())
    except _Enough:
        value = _BROKEN
    pack = SourcedPack(value, reading.places) if isinstance(value, FormPack) else None
    return pack, tuple(reading.findings)


def keyed_parts(kind: type) -> frozenset[str]:
    """The fields of a dataclass that hold named values of one kind."""
    hints, _ = _shape(kind)
    return frozenset(name for name, hint in hints.items() if typing.get_origin(hint) is Mapping)


class _Enough(Exception):
    """So much does not fit that looking further helps nobody."""


class _Broken(Enum):
    """Stands for a value that could not be made; the finding says why."""

    BROKEN = "broken"


_BROKEN: Final = _Broken.BROKEN
_NEEDS: Mapping[type, tuple[str, Text, Text]] = {
    str: ("F05", Text("a text is needed here"), Text("put it between quotes")),
    int: ("F06", Text("a whole number is needed here"), Text("write a number, without quotes")),
    bool: ("F07", Text("true or false is needed here"), Text("write `true` or `false`, without quotes")),
}


class _Reading:
    """One pass over a tree: collects what does not fit and where each value stands."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.places: dict[Path, Place] = {}

    def read(self, kind: Any, node: Node, path: Path) -> object:
        self.places[path] = node.place
        if isinstance(node, Scalar) and node.is_plain and not node.written:
            return self._fail(node, "F09", Text("nothing stands here"), Mend(Text("fill it in, or remove the key")))
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            return self._union(kind, node, path)
        if origin is tuple:
            return self._list(typing.get_args(kind)[0], node, path)
        if origin is Mapping:
            return self._named(typing.get_args(kind)[1], node, path)
        if is_dataclass(kind):
            return self._dataclass(typing.cast(type, kind), node, path)
        return self._scalar(kind, node)

    def _union(self, kind: Any, node: Node, path: Path) -> object:
        options = [option for option in typing.get_args(kind) if option is not type(None)]
        if len(options) == 1:
            return self.read(options[0], node, path)
        option = self._chosen(options, node)
        return _BROKEN if option is None else self._dataclass(option, node, path)

    def _chosen(self, options: list[type], node: Node) -> type | None:
        """Each alternative is known by its first key, so that one mistake gives one finding."""
        if not isinstance(node, Table):
            self._fail(node, "F01", Text("named values are needed here"))
            return None
        by_key = {next(iter(_shape(option)[1])): option for option in options}
        present = [entry.key for entry in node.entries if entry.key.written in by_key]
        if len(present) == 1:
            return by_key[present[0].written]
        if present:
            message = Text("only one of {names} can stand here", names=", ".join(f"`{key.written}`" for key in present))
            self._fail(present[1], "F21", message, Mend(Text("put one inside the other")))
            return None
        self._unknown_test(node, tuple(by_key))
        return None

    def _unknown_test(self, node: Table, names: tuple[str, ...]) -> None:
        first = node.entries[0].key if node.entries else node
        word = first.written if isinstance(first, Scalar) else ""
        message = Text("a condition needs one of {names}", names=", ".join(f"`{name}`" for name in names))
        self._fail(first, "F20", message, did_you_mean(word, names))

    def _list(self, item: Any, node: Node, path: Path) -> object:
        if not isinstance(node, Sequence):
            return self._fail(node, "F03", Text("a list is needed here"), Mend(Text("begin each part with `- `")))
        values = [self.read(item, part, (*path, n)) for n, part in enumerate(node.items)]
        return _BROKEN if _BROKEN in values else tuple(values)

    def _named(self, item: Any, node: Node, path: Path) -> object:
        if not isinstance(node, Table):
            return self._fail(node, "F01", Text("named values are needed here"))
        values = {entry.key.written: self._keyed(item, entry, path) for entry in node.entries}
        return _BROKEN if _BROKEN in values.values() else values

    def _keyed(self, item: Any, entry: Entry, path: Path) -> object:
        self.places[(*path, entry.key.written, "")] = entry.key.place
        return self.read(item, entry.value, (*path, entry.key.written))

    def _dataclass(self, kind: type, node: Node, path: Path) -> object:
        if not isinstance(node, Table):
            return self._fail(node, "F01", Text("named values are needed here"))
        hints, known = _shape(kind)
        values: dict[str, object] = {}
        for entry in node.entries:
            if entry.key.written in known:
                name = entry.key.written
                values[name] = self.read(hints[name], entry.value, (*path, name))
            else:
                self._unknown_key(entry.key, tuple(known))
        missing = [name for name, field in known.items() if _is_needed(field) and name not in values]
        for name in missing:
            self._missing(node, name, hints[name])
        broken = [*missing, *(name for name in known if values.get(name) is _BROKEN)]
        whole = {name: value for name, value in values.items() if name in known}
        whole |= {name: _stand_in(name, hints[name]) for name in broken}
        return _BROKEN if _BROKEN in whole.values() else kind(**whole)

    def _unknown_key(self, key: Scalar, known: tuple[str, ...]) -> None:
        message = Text("the key `{name}` is not known here", name=key.written)
        self._fail(key, "F04", message, did_you_mean(key.written, known))

    def _missing(self, node: Table, name: str, hint: Any) -> None:
        message = Text("the key `{name}` is missing here", name=name)
        self._report(error(node.top_place, "F02", message, Mend(_how_to_add(name, hint))))

    def _scalar(self, kind: Any, node: Node) -> object:
        if issubclass(kind, Enum):
            return self._enum(kind, node)
        code, message, help_ = _NEEDS[kind]
        if not isinstance(node, Scalar):
            return self._fail(node, code, message)
        if kind is str and type(node.value) is int:
            return node.written  # a number of a section or of a list, written without quotes
        if type(node.value) is not kind:
            return self._fail(node, code, message, Mend(help_))
        return node.value

    def _enum(self, kind: type[Enum], node: Node) -> object:
        names = _names(kind)
        word = node.written if isinstance(node, Scalar) else ""
        if word in names:
            return kind(word)
        return self._fail(node, "F08", Text("`{word}` is not possible here", word=word), did_you_mean(word, names))

    def _fail(self, node: Node, code: str, message: Text, mend: Mend = Mend()) -> object:
        self._report(error(node.place, code, message, mend))
        return _BROKEN

    def _report(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) > MOST_FINDINGS:
            raise _Enough


@cache
def _shape(kind: type) -> tuple[dict[str, Any], dict[str, Field[Any]]]:
    return typing.get_type_hints(kind), {field.name: field for field in fields(kind) if field.name not in WORKED_OUT}


def _stand_in(name: str, hint: Any) -> object:
    """A harmless value for one that does not fit; none for an id, a list or a table, on which others may rest."""
    if name == "id" or not isinstance(hint, type) or is_dataclass(hint):
        return _BROKEN
    return next(iter(hint)) if issubclass(hint, Enum) else hint()


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _how_to_add(name: str, hint: Any) -> Text:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Text("add `{name}:` with one of {names}", name=name, names=", ".join(_names(hint)))
    return Text("add `{name}:`", name=name)


def _names(kind: type[Enum]) -> tuple[str, ...]:
    return tuple(str(member.value) for member in kind)
