"""The one table of commands and keys: menus, the key card and the tests are made from it, nobody binds a key elsewhere.

Source: ux.md 1.4. No Ctrl+Alt (AltGr types é and €), no dead keys, no Ctrl+Shift+digit (Windows switches languages).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hearing_desk.core.text import Text

ALWAYS, OPEN = "always", "open"
"""Contexts that are no room: everywhere, and in any room while a hearing is open."""

FORM, STRIP = "form", "strip"
"""Contexts of keys that work inside one widget only, while it has the focus."""


@dataclass(frozen=True)
class Command:
    """Something an officer can ask for: its words, its keys (Qt's names), its menu, and where it is valid.

    `context` is ALWAYS, OPEN, FORM, STRIP or the id of the one room where it can be done.
    """

    id: str
    text: Text
    key: str
    menu: str
    context: str
    second_key: str = ""


MENUS: tuple[tuple[str, Text], ...] = (
    ("file", Text("&File")),
    ("edit", Text("&Edit")),
    ("view", Text("&View")),
    ("go", Text("&Go to")),
    ("hearing", Text("&Hearing")),
    ("insert", Text("&Insert")),
    ("help", Text("Hel&p")),
)

ROOM_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "hearings": Text("My hearings"),
        "preparation": Text("Preparation"),
        "gate": Text("Check beforehand"),
        "hearing": Text("Hearing"),
        "pause": Text("Pause"),
        "closing": Text("Closing of the hearing"),
        "review": Text("Review and export"),
        "corrections": Text("Corrections and additions"),
    }
)

_FILE = (
    Command("new_hearing", Text("New hearing"), "Ctrl+N", "file", ALWAYS),
    Command("take_in", Text("Take in a preparation of a colleague"), "Ctrl+E", "file", ALWAYS),
    Command("save_now", Text("Save now"), "Ctrl+S", "file", OPEN),
    Command("save_form", Text("Save this form"), "Ctrl+Return", "file", FORM, "Ctrl+Enter"),
    Command("export", Text("Export the report"), "F12", "file", "review"),
    Command("export_internal", Text("Export the internal sheet"), "Shift+F12", "file", "review"),
    Command("make_final", Text("Make final"), "Ctrl+Shift+F", "file", "review"),
    Command("papers", Text("Pages to hand over"), "Ctrl+P", "file", OPEN),
    Command("change_passphrase", Text("Change the passphrase"), "Ctrl+Shift+Y", "file", ALWAYS),
    Command("new_sheet", Text("Make a new recovery sheet"), "Ctrl+Shift+R", "file", ALWAYS),
    Command("lock", Text("Lock"), "Ctrl+L", "file", ALWAYS),
    Command("quit", Text("Quit"), "Ctrl+Q", "file", ALWAYS),
)
_EDIT = (
    Command("undo", Text("Undo"), "Ctrl+Z", "edit", ALWAYS),
    Command("redo", Text("Redo"), "Ctrl+Y", "edit", ALWAYS),
    Command("cut", Text("Cut"), "Ctrl+X", "edit", ALWAYS),
    Command("copy", Text("Copy"), "Ctrl+C", "edit", ALWAYS),
    Command("paste", Text("Paste"), "Ctrl+V", "edit", ALWAYS),
    Command("select_all", Text("Select all"), "Ctrl+A", "edit", ALWAYS),
    Command("find", Text("Find"), "Ctrl+F", "edit", ALWAYS),
    Command("find_next", Text("Find next"), "F3", "edit", OPEN),
    Command("replace", Text("Replace, one place at a time"), "Ctrl+H", "edit", "hearing"),
    Command("go_to", Text("Go to a turn or topic"), "Ctrl+G", "edit", OPEN, "F5"),
    Command("spelling", Text("Spelling: the next unknown word"), "F7", "edit", "review"),
    Command("turn_kind", Text("Change the kind of this turn"), "F2", "edit", "hearing"),
    Command("split_turn", Text("Cut this turn in two"), "Ctrl+Shift+Return", "edit", "hearing", "Ctrl+Shift+Enter"),
    Command("join_turn", Text("Join with the turn before"), "Ctrl+Shift+J", "edit", "hearing"),
)
_VIEW = (
    Command("fact_card", Text("Fact card"), "Ctrl+I", "view", OPEN),
    Command("cards", Text("Points of attention"), "F9", "view", OPEN),
    Command("list_opening", Text("List of the opening"), "Ctrl+Shift+O", "view", OPEN),
    Command("list_points", Text("Points of this topic"), "Ctrl+Shift+L", "view", OPEN),
    Command("list_closing", Text("List of the closing"), "Ctrl+Shift+A", "view", OPEN),
    Command("close_strip", Text("Close the strip"), "Esc", "view", STRIP),
    Command("pane_next", Text("Next pane"), "F6", "view", ALWAYS),
    Command("pane_previous", Text("Previous pane"), "Shift+F6", "view", ALWAYS),
    Command("zoom_in", Text("Larger text"), "Ctrl++", "view", ALWAYS, "Ctrl+="),
    Command("zoom_out", Text("Smaller text"), "Ctrl+-", "view", ALWAYS),
    Command("zoom_reset", Text("Normal text size"), "Ctrl+0", "view", ALWAYS),
    Command("quiet_view", Text("Quiet view"), "Shift+F11", "view", ALWAYS),
    Command("full_screen", Text("Full screen"), "F11", "view", ALWAYS),
)
_GO = tuple(
    Command(f"room_{room}", name, f"Alt+{number}", "go", ALWAYS)
    for number, (room, name) in enumerate(ROOM_NAMES.items(), start=1)
)
_HEARING = (
    Command("start_hearing", Text("Start the hearing"), "Ctrl+Shift+S", "hearing", "gate"),
    Command("turn_v", Text("Question"), "Ctrl+1", "hearing", "hearing"),
    Command("turn_a", Text("Answer"), "Ctrl+2", "hearing", "hearing"),
    Command("turn_o", Text("Remark of the officer"), "Ctrl+3", "hearing", "hearing"),
    Command("turn_t", Text("Remark of the interpreter"), "Ctrl+4", "hearing", "hearing"),
    Command("turn_g", Text("Remark of lawyer, VWN or guardian"), "Ctrl+5", "hearing", "hearing"),
    Command("turn_s", Text("Summary put to the applicant"), "Ctrl+6", "hearing", "hearing"),
    Command("name_speaker", Text("Who spoke in this turn"), "Ctrl+Shift+G", "hearing", "hearing"),
    Command("enter_key", Text("Enter in an answer: the other way"), "Shift+F2", "hearing", "hearing"),
    Command("next_topic", Text("Next topic"), "F8", "hearing", "hearing"),
    Command("previous_topic", Text("Previous topic"), "Shift+F8", "hearing", "hearing"),
    Command("choose_topic", Text("Choose a topic"), "Ctrl+T", "hearing", "hearing"),
    Command("pause", Text("Pause, or go on"), "Ctrl+Shift+P", "hearing", OPEN),
    Command("raise_card", Text("Raise a point of attention"), "Ctrl+R", "hearing", OPEN),
    Command("consult", Text("Log a consultation"), "Ctrl+K", "hearing", OPEN),
    Command("short_route", Text("Short route of the preparation"), "Ctrl+F3", "hearing", "preparation"),
    Command("same_colleague", Text("Hint to vary the colleague: on or off"), "Ctrl+Shift+F2", "hearing", OPEN),
    Command("change_interpreter", Text("Change the interpreter"), "Ctrl+Shift+I", "hearing", OPEN),
    Command("change_wish", Text("The wish about gender has changed"), "Ctrl+Shift+W", "hearing", OPEN),
    Command("statements", Text("Statements to the applicant"), "Ctrl+U", "hearing", OPEN),
    Command("emergency_card", Text("Emergency card"), "Ctrl+F1", "hearing", OPEN),
    Command("explanations", Text("Explanation cards"), "Ctrl+F2", "hearing", OPEN),
    Command("stop_now", Text("Stop now"), "Ctrl+Shift+X", "hearing", OPEN),
    Command("next_session", Text("Continue on another day"), "Ctrl+Shift+N", "hearing", OPEN),
    Command("not_held", Text("Did not take place"), "Ctrl+Shift+H", "hearing", OPEN),
    Command("end_hearing", Text("End the hearing"), "Ctrl+Shift+E", "hearing", OPEN),
    Command("newer_pack", Text("Move to a newer form pack"), "Ctrl+F12", "hearing", OPEN),
)
_INSERT = (
    Command("read_back", Text("This turn was read back; to the next"), "F4", "insert", "hearing"),
    Command("park", Text("Come back to this"), "Ctrl+D", "insert", "hearing"),
    Command("mark_inaudible", Text("Mark: not audible"), "Ctrl+M", "insert", "hearing"),
    Command("mark_uncertain", Text("Mark: uncertain"), "Ctrl+Shift+M", "insert", "hearing"),
    Command("mark_interpreter", Text("Mark: problem with the interpreter"), "Ctrl+Shift+T", "insert", "hearing"),
    Command("insert_time", Text("The time, in the text"), "Ctrl+J", "insert", "hearing"),
    Command("plan_question", Text("Show an own question"), "Ctrl+O", "insert", "hearing"),
    Command("put_plan_question", Text("Ask the own question"), "Ctrl+Shift+V", "insert", "hearing"),
    Command("abbreviation", Text("Add an abbreviation"), "Ctrl+Shift+K", "insert", "hearing"),
    Command("abbreviations", Text("Abbreviations"), "Ctrl+Shift+B", "insert", "hearing"),
    Command("document", Text("Note a document"), "Ctrl+Shift+D", "insert", OPEN),
    Command("bookmark", Text("Bookmark"), "Ctrl+B", "insert", "hearing"),
)
_HELP = (
    Command("manual", Text("Manual: the page of this room"), "F1", "help", ALWAYS),
    Command("key_card", Text("Keys"), "Shift+F1", "help", ALWAYS),
    Command("learning_mode", Text("Learning mode, on or off"), "Ctrl+F9", "help", OPEN),
    Command("whats_new", Text("What is new"), "Ctrl+F11", "help", ALWAYS),
    Command("practise", Text("Practise …"), "Ctrl+Shift+F1", "help", ALWAYS),
    Command("command_search", Text("Find a command"), "Alt+Q", "help", ALWAYS),
)

COMMANDS: tuple[Command, ...] = (*_FILE, *_EDIT, *_VIEW, *_GO, *_HEARING, *_INSERT, *_HELP)

OWN_KEYS = frozenset({"undo", "redo", "cut", "copy", "paste", "select_all", "save_form", "close_strip"})
"""Commands whose keys the focused widget answers itself; the window only shows them and passes a click on."""


def command(command_id: str) -> Command:
    """The command with that id; KeyError when there is none."""
    for known in COMMANDS:
        if known.id == command_id:
            return known
    raise KeyError(command_id)


def keys_of(command_id: str) -> tuple[str, ...]:
    """The keys of a command, the first one first."""
    known = command(command_id)
    return tuple(key for key in (known.key, known.second_key) if key)
