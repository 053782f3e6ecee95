"""A pack as a list of things with a path of ids, so that what is printed, compared and translated is named one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any, TypeAlias

from hearing_desk.core.conditions import AllOf, AnyOf, FactTest, NoneOf
from hearing_desk.core.form import WORKED_OUT, CardNeed, ConsultNeed, FormPack, Provenance
from hearing_desk.core.pack_change import PackChange

ThingPath: TypeAlias = tuple[str, ...]
_VALUES = (AllOf, AnyOf, NoneOf, FactTest, Provenance, CardNeed, PackChange)


@dataclass(frozen=True)
class Thing:
    """Something that a pack has: its path (`topics`, `MOD-01`, …), its kind and what it says under each name."""

    path: ThingPath
    kind: str
    says: Mapping[str, object]

    @property
    def name(self) -> str:
        """The path as authors write it."""
        return "/".join(self.path)


def things(pack: FormPack) -> Iterator[Thing]:
    """Everything the pack has, in the order of the pack; whoever holds other things comes before them."""
    yield Thing((), "FormPack", {name: said for name, said in _says(pack).items() if name not in WORKED_OUT})
    for field in (field for field in fields(pack) if field.name not in WORKED_OUT):
        yield from _in((field.name,), getattr(pack, field.name))


def where(pack: FormPack, path: ThingPath) -> tuple[str | int, ...]:
    """The way to a thing by fields and places, as far as the pack has it."""
    steps: tuple[str | int, ...] = ()
    value: object = pack
    for name in path:
        found = next((step for step in _steps(value) if step[0] == name), None)
        if found is None:
            return steps
        steps, value = (*steps, *found[1]), found[2]
    return steps


def _steps(value: Any) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    """What can be named inside a value: its name, the way to it, and it."""
    if isinstance(value, FormPack):
        yield from ((field.name, (field.name,), getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, Mapping):
        yield from ((key, (key,), part) for key, part in value.items())
    elif isinstance(value, tuple):
        yield from ((_id(part), (n,), part) for n, part in enumerate(value))
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if isinstance(part, tuple):
                yield from ((name, (field.name, *way), thing) for name, way, thing in _steps(part))


def _in(path: ThingPath, value: object) -> Iterator[Thing]:
    if _is_thing(value):
        yield Thing(path, type(value).__name__, _says(value))
        for field in fields(value):  # type: ignore[arg-type] # it is a dataclass
            yield from _in_list(path, getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _in_mapping(path, value)
    else:
        yield from _in_list(path, value)


def _in_list(path: ThingPath, value: object) -> Iterator[Thing]:
    if isinstance(value, tuple):
        for part in value:
            if _is_thing(part):
                yield from _in((*path, _id(part)), part)


def _in_mapping(path: ThingPath, value: Mapping[str, object]) -> Iterator[Thing]:
    texts = {key: part for key, part in value.items() if isinstance(part, (str, Provenance))}
    if texts:
        yield Thing(path, "Texts", texts)
    for key, part in value.items():
        if key not in texts:
            yield Thing((*path, key), "List", {})
            yield from _in_list((*path, key), part)


def _id(thing: object) -> str:
    return thing.party if isinstance(thing, ConsultNeed) else str(getattr(thing, "id", ""))


def _is_thing(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, (type, *_VALUES))


def _says(thing: Any) -> dict[str, object]:
    """What it says itself; parts without an id of their own are named with a dot."""
    said: dict[str, object] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if _is_thing(value) and not isinstance(thing, FormPack):
            said |= {f"{field.name}.{name}": part for name, part in _says(value).items()}
        elif not _stands_apart(thing, value) and not _is_default(field, value):
            said[field.name] = value
    return said


def _stands_apart(thing: object, value: object) -> bool:
    return _holds_things(value) or (isinstance(thing, FormPack) and isinstance(value, Mapping))


def _holds_things(value: object) -> bool:
    if isinstance(value, tuple):
        return any(_is_thing(part) for part in value)
    return _is_thing(value) or (isinstance(value, Mapping) and any(_holds_things(part) for part in value.values()))


def _is_default(field: Field[Any], value: object) -> bool:
    if field.default is not MISSING:
        return bool(value == field.default)
    return value in ((), {}, "")
