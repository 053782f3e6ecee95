"""Any event of a kind, made from the types of its fields."""

from __future__ import annotations

import typing

from hypothesis import strategies as st

from hearing_desk.core.event_codec import KINDS
from hearing_desk.core.events import Event


def event_of(kind: str) -> st.SearchStrategy[Event]:
    """Every event of that kind, with every field drawn."""
    event_type = KINDS[kind]
    hints = typing.get_type_hints(event_type)
    return st.builds(event_type, **{name: _value(hint) for name, hint in hints.items()})


def _value(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    if isinstance(hint, type) and hint.__module__.endswith("core.people") and hasattr(hint, "__dataclass_fields__"):
        inner = typing.get_type_hints(hint)
        return st.builds(hint, **{name: _value(field) for name, field in inner.items()})
    return st.from_type(hint)
