"""Finding a command by a part of its name."""

from __future__ import annotations

from hearing_desk.app.command_search import NamedCommand, found

COMMANDS = (
    NamedCommand("park", "Hierop terugkomen", "Ctrl+D"),
    NamedCommand("pause", "Pauze, of verdergaan", "Ctrl+Shift+P"),
    NamedCommand("interpreter", "Tolk wisselen", "Ctrl+Shift+I"),
    NamedCommand("mark", "Markering: probleem met de tolk", "Ctrl+Shift+T"),
    NamedCommand("plan", "Café", "F4"),
)


def ids(typed: str) -> list[str]:
    return [command.id for command in found(COMMANDS, typed)]


def test_nothing_typed_finds_every_command_in_its_order() -> None:
    assert ids(" ") == [command.id for command in COMMANDS]


def test_what_begins_with_it_comes_first() -> None:
    assert ids("tolk") == ["interpreter", "mark"]


def test_each_word_may_be_a_part_and_stand_anywhere() -> None:
    assert ids("tolk prob") == ["mark"]
    assert ids("terug") == ["park"]


def test_capitals_and_accents_do_not_matter() -> None:
    assert ids("CAFE") == ["plan"]


def test_a_key_finds_its_command() -> None:
    assert ids("ctrl+d")[0] == "park"


def test_what_is_not_there_finds_nothing() -> None:
    assert ids("xyz") == []
