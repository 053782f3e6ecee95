"""Every screen, walked by a client of assistive techniques: all is named, in roles it knows, and the focus moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from hearing_desk.ui.keymap import COMMANDS, FORM, OPEN, STRIP, Command
from tests.cli.command import PASSPHRASE, with_passphrase
from tests.journeys.assistive_bus import assistive_bus
from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import Screen, on_screen, wait_until
from tests.journeys.screen_walker import Heard, walk
from tests.torture.locked import HEARING, LIST, LOCKED, ended_at_last

pytestmark = pytest.mark.torture

ROOMS = {
    "alt+1": "Mijn gehoren",
    "alt+2": "Voorbereiding",
    "alt+3": "Controle vooraf",
    "alt+4": "Gehoor",
    "alt+6": "Afronding",
    "alt+7": "Nakijken en export",
}
# A label takes the focus where its words are read with the arrow keys: the fact card, the emergency card.
CONTROLS = frozenset(
    {
        "text", "password text", "push button", "check box", "radio button", "combo box", "list", "list item", "table",
        "table cell", "page tab", "page tab list", "spin button", "tree", "tree item", "menu item", "check menu item",
        "document text", "entry", "toggle button", "link", "label",
    }
)  # fmt: skip
NAMED = CONTROLS - {"label"} | {"frame", "dialog", "table column header", "image", "slider"}
INSIDE = ("list item", "table cell", "tree item")
# They end the hearing or the window, open a dialog of the system, or change how everything looks.
LEFT_OUT = frozenset({"quit", "lock", "pause", "end_hearing", "full_screen", "practise", "take_in", "export"})


@dataclass(frozen=True)
class Walker:
    """The program on a screen, and the bus on which it is heard."""

    screen: Screen
    bus: dict[str, str]

    def after(self, *keys: str, title: str = "") -> tuple[Heard, ...]:
        """What shows once these keys have done what they do: two looks that say the same."""
        if keys:
            self.screen.press(*keys)
        looks = [self.look()]

        def stands_still() -> bool:
            looks.append(self.look())
            return looks[-1] == looks[-2] and bool(looks[-1]) and (not title or _is_titled(looks[-1], title))

        wait_until(stands_still, f"{keys} {title}")
        return looks[-1]

    def look(self) -> tuple[Heard, ...]:
        """What shows now, but for the clock."""
        shown = walk(self.screen.environment(self.bus))
        return tuple(heard for heard in shown if not (heard.role == "label" and ":" in heard.name))


@pytest.fixture
def walker(screen: Screen) -> Iterator[Walker]:
    with assistive_bus(screen) as bus:
        yield Walker(screen, bus)


def test_every_room_and_strip_names_its_controls(walker: Walker, running: Running, tmp_path: Path) -> None:
    vault = running.copy(tmp_path)
    environment = {**with_passphrase(tmp_path), **walker.bus}
    with ended_at_last(vault), on_screen(walker.screen, vault, environment, "--open", REFERENCE):
        walker.screen.focus(HEARING)
        found = {name: walker.after(key, title=name) for key, name in ROOMS.items()}
        for command in _commands():
            walker.after("Escape", "alt+4", title="Gehoor")
            found[command.id] = walker.after(_x_key(command.key))
        walker.after("Escape", "alt+4", title="Gehoor")
        found["pause"] = walker.after("ctrl+shift+p", title="Pauze")
        found["pause, shown"] = walker.after("space")
        walker.after("alt+6", title="Afronding")
        found["closing, shown"] = walker.after("space")
        found["review, after it"] = walker.after("ctrl+shift+e", title="Nakijken en export")
        found["corrections"] = walker.after("alt+8", title="Correcties en aanvullingen")
        found["new hearing"] = walker.after("alt+1", "ctrl+n", title="Mijn gehoren")
    assert len(found) > len(ROOMS) + 40
    assert {name: _wrong(heard) for name, heard in found.items() if _wrong(heard)} == {}


@pytest.mark.parametrize("key", ["alt+1", "alt+2", "alt+3", "alt+6", "alt+7"])
def test_tab_goes_from_one_named_thing_to_the_next_and_back(
    walker: Walker, running: Running, tmp_path: Path, key: str
) -> None:
    vault = running.copy(tmp_path)
    environment = {**with_passphrase(tmp_path), **walker.bus}
    with ended_at_last(vault), on_screen(walker.screen, vault, environment, "--open", REFERENCE):
        walker.screen.focus(HEARING)
        there = [_focus(walker.after(key, title=ROOMS[key]))]
        there += [_focus(walker.after("Tab")) for _ in range(3)]
        back = [_focus(walker.after("shift+Tab")) for _ in range(3)]
    assert back == there[2::-1]
    assert all(there)
    assert all(one != after for one, after in pairwise(there))


def test_the_dialogs_before_the_window_name_their_controls(
    walker: Walker, running: Running, tmp_path: Path
) -> None:
    vault = running.copy(tmp_path)
    with on_screen(walker.screen, tmp_path / "new", walker.bus):
        found = {"set up": walker.after()}
    with ended_at_last(vault), on_screen(walker.screen, vault, walker.bus):
        found["unlock"] = walker.after()
        walker.screen.type(PASSPHRASE)
        walker.screen.press("Return")
        walker.screen.focus(LIST)
        walker.screen.press("ctrl+l")
        walker.screen.focus(LOCKED)
        found["locked"] = walker.after()
    assert {name: _wrong(heard) for name, heard in found.items() if _wrong(heard)} == {}
    assert all(_focus(heard) for heard in found.values())


def test_what_has_no_name_or_an_unknown_role_is_noticed() -> None:
    wrong = (Heard("push button", "", True, False), Heard("unknown", "Naam", True, False))
    assert len(_wrong(wrong)) == 2
    assert _wrong((Heard("push button", "Bewaren", True, False), Heard("filler", "", False, True))) == []


def _wrong(heard: tuple[Heard, ...]) -> list[Heard]:
    unnamed = [one for one in heard if not one.name and (one.role in NAMED or one.takes_focus)]
    return unnamed + [one for one in heard if one.takes_focus and one.role not in CONTROLS]


def _focus(heard: tuple[Heard, ...]) -> tuple[tuple[str, str], ...]:
    """What has the focus; the current line of a list says so whether or not the list has it."""
    return tuple((h.role, h.name) for h in heard if h.has_focus and h.takes_focus and h.role not in INSIDE)


def _is_titled(heard: tuple[Heard, ...], room: str) -> bool:
    return any(one.role == "frame" and one.name == f"{room} – Hearing Desk" for one in heard)


def _commands() -> list[Command]:
    """Every command that can be asked for in the hearing by one key."""
    return [
        command
        for command in COMMANDS
        if command.context in (OPEN, "hearing", "always") and command.menu not in ("edit", "go")
        if command.context not in (FORM, STRIP) and command.id not in LEFT_OUT and not command.id.startswith("zoom")
    ]


def _x_key(key: str) -> str:
    """A key of the table by the name the display knows."""
    *held, last = key.split("+")
    return "+".join([*(modifier.lower() for modifier in held), last if len(last) > 1 else last.lower()])
