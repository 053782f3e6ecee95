"""The JSON Schema (draft-07) with which an editor completes, explains and checks a form while it is written."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

from hearing_desk.core.facts import FACTS_BY_NAME
from hearing_desk.core.form import WORKED_OUT, FormPack
from hearing_desk.core.provenance import STATES
from hearing_desk.core.report import Say
from hearing_desk.formpack.references import START_LEVELS
from hearing_desk.formpack.wording import name_of

# What the check lets stand where the field itself is only a text.
_CLOSED = {
    ("FactTest", "fact"): tuple(FACTS_BY_NAME),
    ("Provenance", "state"): STATES,
    ("StartCondition", "level"): START_LEVELS,
}


def json_schema(say: Say) -> dict[str, Any]:
    """The schema of one file: any of the top-level keys, since a pack is spread over files; hover texts by `say`."""
    making = _Making(say)
    top = making.properties(FormPack)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Hearing Desk forms 1",
        "type": "object",
        "properties": top,
        "additionalProperties": False,
        "definitions": dict(sorted(making.definitions.items())),
    }


class _Making:
    """Follows the type hints once, and keeps each dataclass it meets as a definition."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self.definitions: dict[str, Any] = {}

    def properties(self, kind: type) -> dict[str, Any]:
        hints = typing.get_type_hints(kind)
        written = [field.name for field in fields(kind) if field.name not in WORKED_OUT]
        return {name: self._described(kind, name, hints[name]) for name in written}

    def _described(self, kind: type, name: str, hint: Any) -> dict[str, Any]:
        closed = _CLOSED.get((kind.__name__, name))
        shape = {"enum": list(closed)} if closed else self._shape(hint)
        told = self._say(name_of(kind.__name__, name))
        # Draft-07 reads nothing beside a $ref.
        return {"description": told, "allOf": [shape]} if "$ref" in shape else {"description": told, **shape}

    def _shape(self, hint: Any) -> dict[str, Any]:
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            return self._union(hint)
        if origin is tuple:
            return {"type": "array", "items": self._shape(typing.get_args(hint)[0])}
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self._shape(typing.get_args(hint)[1])}
        if is_dataclass(hint):
            return self._reference(typing.cast(type, hint))
        return _scalar(hint)

    def _union(self, hint: Any) -> dict[str, Any]:
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        if len(options) == 1:
            return self._shape(options[0])
        return {"type": "object", "oneOf": [self._shape(option) for option in options]}

    def _reference(self, kind: type) -> dict[str, Any]:
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}  # it may hold itself
            self.definitions[kind.__name__] = {
                "type": "object",
                "properties": self.properties(kind),
                "required": [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING],
                "additionalProperties": False,
            }
        return {"$ref": f"#/definitions/{kind.__name__}"}


def _scalar(kind: Any) -> dict[str, Any]:
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind is str:
        return {"type": ["string", "integer"]}  # a number of a section may stand without quotes
    return {"type": "boolean" if kind is bool else "integer"}
