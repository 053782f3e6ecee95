"""The words for where a hearing is in its life, by the value its row and its state carry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hearing_desk.core.status import Status
from hearing_desk.core.text import Text

_TEXTS: Mapping[str, Text] = MappingProxyType(
    {
        Status.PLANNED.value: Text("planned"),
        Status.IN_PREPARATION.value: Text("in preparation"),
        Status.READY.value: Text("ready to start"),
        Status.RUNNING.value: Text("going on"),
        Status.IN_PAUSE.value: Text("in a pause"),
        Status.CONTINUES.value: Text("to be continued"),
        Status.ENDED.value: Text("ended"),
        Status.BROKEN_OFF.value: Text("broken off"),
        Status.NOT_HELD.value: Text("not held"),
        Status.FINAL.value: Text("final"),
    }
)


def status_text(status: str) -> Text:
    """How a status is said; one this version does not know means that the hearing could not be read."""
    return _TEXTS.get(status, Text("cannot be read"))
