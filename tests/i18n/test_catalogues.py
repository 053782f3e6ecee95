"""Proves that every sentence reaches its reader, in Dutch where there is Dutch and in English where there is none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hearing_desk.core.text import Text, in_english
from hearing_desk.i18n.catalogues import words_of
from hearing_desk.i18n.compiled import compile_catalogues
from hearing_desk.i18n.languages import language_from_environment

DUTCH = r"""
msgid ""
msgstr ""
"Language: nl\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Nothing was saved since {time}."
msgstr "Niets opgeslagen sinds {time}."

msgid "{n} turns in {room}"
msgstr "{n} beurten in {room}"

msgid "the hearing"
msgstr "het gehoor – bij 10 °C"

msgid "Saved at {time}."
msgstr "Bewaard om {tijd}."

msgid "{count} turn"
msgid_plural "{count} turns"
msgstr[0] "{count} beurt"
msgstr[1] "{count} beurten"

#, fuzzy
msgid "Pause"
msgstr "Misschien"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    source = tmp_path / "translations" / "nl" / "LC_MESSAGES" / "ui.po"
    source.parent.mkdir(parents=True)
    source.write_text(DUTCH, encoding="utf-8")
    compile_catalogues(tmp_path / "translations", tmp_path / "locale")
    return tmp_path / "locale"


@pytest.mark.parametrize(("count", "dutch", "english"), [(0, "0 beurten", "0 turns"), (1, "1 beurt", "1 turn")])
def test_one_thing_is_said_otherwise_than_more(catalogues: Path, count: int, dutch: str, english: str) -> None:
    turns = Text.counted("{count} turn", "{count} turns", count=count)
    assert words_of("nl", catalogues).say(turns) == dutch
    assert words_of("en", catalogues).say(turns) == english


def test_a_sentence_is_said_in_dutch_with_its_fields(catalogues: Path) -> None:
    said = words_of("nl", catalogues).say(Text("Nothing was saved since {time}.", time="10:41"))
    assert said == "Niets opgeslagen sinds 10:41."


def test_a_text_inside_a_text_is_put_into_the_same_language(catalogues: Path) -> None:
    text = Text("{n} turns in {room}", n=12000, room=Text("the hearing"))
    assert words_of("nl", catalogues).say(text) == "12000 beurten in het gehoor – bij 10 °C"
    assert words_of("en", catalogues).say(text) == "12000 turns in the hearing"


def test_a_day_is_said_as_in_a_diary(catalogues: Path) -> None:
    text = Text("Nothing was saved since {time}.", time=date(2026, 11, 23))
    assert words_of("nl", catalogues).say(text) == "Niets opgeslagen sinds ma 23 nov 2026."
    assert in_english(text) == "Nothing was saved since 2026-11-23."


def test_braces_in_a_field_are_just_characters(catalogues: Path) -> None:
    said = words_of("nl", catalogues).say(Text("Nothing was saved since {time}.", time="{n} %s {"))
    assert said == "Niets opgeslagen sinds {n} %s {."


@pytest.mark.parametrize("key", ["Pause", "Never translated", ""])
def test_what_has_no_sure_dutch_is_said_in_english(catalogues: Path, key: str) -> None:
    assert words_of("nl", catalogues).say(Text(key)) == key


def test_dutch_with_an_unknown_place_falls_back_to_english(catalogues: Path) -> None:
    assert words_of("nl", catalogues).say(Text("Saved at {time}.", time="10:41")) == "Saved at 10:41."


def test_a_missing_catalogue_leaves_english(tmp_path: Path) -> None:
    assert words_of("nl", tmp_path).say(Text("the hearing")) == "the hearing"


def test_a_catalogue_cut_off_or_damaged_anywhere_leaves_the_program_running(catalogues: Path) -> None:
    compiled = catalogues / "nl" / "LC_MESSAGES" / "ui.mo"
    whole = compiled.read_bytes()
    for length in range(len(whole)):
        compiled.write_bytes(whole[:length])
        assert words_of("nl", catalogues).say(Text("Never translated")) == "Never translated"
    for place in range(len(whole)):
        compiled.write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
        assert words_of("nl", catalogues).say(Text("Never translated")) == "Never translated"


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        (None, {}, "nl"),
        ("en", {"HEARING_DESK_LANG": "nl"}, "en"),
        (None, {"HEARING_DESK_LANG": "en"}, "en"),
        (None, {"HEARING_DESK_LANG": "EN_GB.UTF-8"}, "en"),
        (None, {"HEARING_DESK_LANG": "en.UTF-8"}, "en"),
        (None, {"HEARING_DESK_LANG": "tlh"}, "nl"),
        (None, {"HEARING_DESK_LANG": " "}, "nl"),
        (None, {"LANG": "en_GB.UTF-8"}, "nl"),
    ],
)
def test_the_language_is_the_option_then_the_environment_then_dutch(
    option: str | None, environ: dict[str, str], language: str
) -> None:
    assert language_from_environment(option, environ) == language


def test_a_catalogue_is_compiled_again_only_when_its_source_is_newer(catalogues: Path, tmp_path: Path) -> None:
    source = tmp_path / "translations"
    assert compile_catalogues(source, catalogues) == ()
    po = source / "nl" / "LC_MESSAGES" / "ui.po"
    po.write_text(DUTCH.replace("Niets opgeslagen", "Niets bewaard"), encoding="utf-8")
    assert compile_catalogues(source, catalogues) == (catalogues / "nl" / "LC_MESSAGES" / "ui.mo",)
    said = words_of("nl", catalogues).say(Text("Nothing was saved since {time}.", time="1"))
    assert said == "Niets bewaard sinds 1."


def test_the_build_compiles_by_one_command_and_says_how_when_it_is_misused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hearing_desk.i18n"]
    root = Path(__file__).parents[2]
    done = subprocess.run([*command, "translations", tmp_path], cwd=root, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "nl" / "LC_MESSAGES" / "ui.mo").exists()
    wrong = subprocess.run([*command, tmp_path / "none", tmp_path], cwd=root, check=False, capture_output=True)
    assert wrong.returncode == 2
