"""The manual says the same in both languages, names no command or page that is not there, and knows every room."""

from __future__ import annotations

import json
import re

import pytest

from hearing_desk.app.manual import FIRST, ROOM_PAGES, Manual, practice_scripts
from hearing_desk.i18n import LANGUAGES, Language
from hearing_desk.ui.keymap import COMMANDS, ROOM_NAMES
from hearing_desk.ui.manual_window import with_keys

KNOWN_FROM_ELSEWHERE = frozenset(
    {"undo", "redo", "cut", "copy", "paste", "select_all", "find_next", "close_strip", "save_now", "quit"}
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room_has_its_page(language: Language) -> None:
    assert tuple(ROOM_NAMES) == ROOM_PAGES
    for room in ROOM_NAMES:
        assert Manual(language).page(room).id == room


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_every_key_to_a_command(language: Language) -> None:
    pages = {page.id for page in Manual(language).pages}
    for page in Manual(language).pages:
        assert set(re.findall(r"\]\(([^)]+)\)", page.text)) <= pages, page.id
        assert set(re.findall(r"\[\[(\w+)\]\]", page.text)) <= {command.id for command in COMMANDS}, page.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_named_but_those_that_every_program_has(language: Language) -> None:
    named = {name for page in Manual(language).pages for name in re.findall(r"\[\[(\w+)\]\]", page.text)}
    rooms = {command.id for command in COMMANDS if command.menu == "go"}
    assert {command.id for command in COMMANDS} - named == KNOWN_FROM_ELSEWHERE | rooms


def test_a_page_has_the_same_parts_in_both_languages() -> None:
    def parts(text: str) -> tuple[list[str], list[str], list[str]]:
        marks = re.findall(r"^(#+ |\| |- |\d\. )", text, re.MULTILINE)
        return marks, re.findall(r"\[\[(\w+)\]\]", text), re.findall(r"\]\(([^)]+)\)", text)

    for dutch, english in zip(Manual("nl").pages, Manual("en").pages, strict=True):
        assert parts(dutch.text) == parts(english.text), dutch.id
        assert dutch.id.startswith("practice-") or dutch.text != english.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_short_and_begins_with_its_title(language: Language) -> None:
    for page in Manual(language).pages:
        assert page.text.startswith("# "), page.id
        assert len(page.title) < 65, page.id
        assert page.id.startswith("practice-") or len(page.text.splitlines()) <= 45, page.id


def test_an_unknown_page_is_the_first() -> None:
    assert Manual("nl").page("nowhere").id == FIRST


def test_keys_in_a_page_are_those_of_the_key_map() -> None:
    assert with_keys("press [[pause]]") == "press **Ctrl+Shift+P**"


def test_there_are_four_practice_hearings_and_the_last_goes_wrong() -> None:
    scripts = [json.loads(path.read_text(encoding="utf-8")) for path in practice_scripts()]
    assert [script["case"]["reference"] for script in scripts] == [f"PROEF-000{number}" for number in range(1, 5)]
    assert all("(verzonnen)" in script["title"] for script in scripts)
    assert {"interpreter", "signal", "break_off"} <= {event["do"] for event in scripts[-1]["events"]}


def test_a_role_sheet_has_every_word_that_is_said() -> None:
    path = practice_scripts()[0]
    sheet = Manual("nl").page("practice-1").text
    for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
        if event["do"] == "turn":
            assert event["text"].split("\n")[0] in sheet
