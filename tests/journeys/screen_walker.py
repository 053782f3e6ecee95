"""Walks the windows of the program as a screen reader does, with the library that screen readers use, and prints them.

`python -m tests.journeys.screen_walker`: a session bus with at-spi-bus-launcher must be in DBUS_SESSION_BUS_ADDRESS.
One line of JSON for each thing that shows: its role, its name or that of its label, and whether it takes or has focus.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache

_LABELLED_BY, _FOCUSABLE, _FOCUSED, _SHOWING = 2, 11, 12, 25
"""Numbers of AtspiRelationType and AtspiStateType (atspi-constants.h)."""
_GIVE_POINTERS = (
    "get_desktop",
    "accessible_get_child_at_index",
    "accessible_get_state_set",
    "accessible_get_role_name",
    "accessible_get_name",
    "accessible_get_relation_set",
    "relation_get_target",
)


@dataclass(frozen=True)
class Heard:
    """One thing of a window as a screen reader knows it."""

    role: str
    name: str
    takes_focus: bool
    has_focus: bool


def walk(environment: Mapping[str, str]) -> tuple[Heard, ...]:
    """Everything that shows now, read by a process of its own; nothing when there is no window."""
    command = [sys.executable, "-m", "tests.journeys.screen_walker"]
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, timeout=60, check=False)
    return tuple(Heard(**json.loads(line)) for line in done.stdout.splitlines())


def main() -> int:
    """Print what shows of every program on the bus."""
    _atspi().atspi_init()
    for program in _children(_atspi().atspi_get_desktop(0)):
        for window in _children(program):
            for node in _shown(window):
                sys.stdout.write(json.dumps(asdict(_heard(node))) + "\n")
    return 0


class _Array(ctypes.Structure):
    """GLib's array of pointers."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_void_p)), ("length", ctypes.c_uint))


@cache
def _atspi() -> ctypes.CDLL:
    library = ctypes.CDLL("libatspi.so.0")
    for name in _GIVE_POINTERS:
        getattr(library, f"atspi_{name}").restype = ctypes.c_void_p
    return library


def _shown(node: int) -> Iterator[int]:
    if _is(node, _SHOWING):
        yield node
        for child in _children(node):
            yield from _shown(child)


def _children(of: int) -> list[int]:
    count = _atspi().atspi_accessible_get_child_count(_at(of), None)
    made = [_atspi().atspi_accessible_get_child_at_index(_at(of), n, None) for n in range(count)]
    return [child for child in made if child]


def _heard(node: int) -> Heard:
    name = _words("name", node) or _label(node)
    return Heard(_words("role_name", node), name.strip(), _is(node, _FOCUSABLE), _is(node, _FOCUSED))


def _is(node: int, state: int) -> bool:
    states = _atspi().atspi_accessible_get_state_set(_at(node))
    return bool(_atspi().atspi_state_set_contains(_at(states), state))


def _words(what: str, node: int) -> str:
    said = getattr(_atspi(), f"atspi_accessible_get_{what}")(_at(node), None)
    return ctypes.string_at(said).decode() if said else ""


def _label(node: int) -> str:
    relations = _Array.from_address(_atspi().atspi_accessible_get_relation_set(_at(node), None))
    for relation in map(ctypes.c_void_p, relations.data[: relations.length]):
        if _atspi().atspi_relation_get_relation_type(relation) == _LABELLED_BY:
            return _words("name", _atspi().atspi_relation_get_target(relation, 0))
    return ""


def _at(address: int) -> ctypes.c_void_p:
    return ctypes.c_void_p(address)


if __name__ == "__main__":
    sys.exit(main())
