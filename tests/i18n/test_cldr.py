"""The names of languages, countries and days are compiled when the program is built, and are those of CLDR."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date

from hearing_desk.i18n import LANGUAGES, Language, long_day, short_day
from hearing_desk.i18n.cldr import cldr_of, compile_cldr


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_compiled_says_what_babel_says(language: Language, tmp_path: Path) -> None:
    asked = cldr_of(language, tmp_path / "nothing")
    compile_cldr(language, tmp_path)
    read = cldr_of(language, tmp_path)
    assert (read.languages, read.territories) == (asked.languages, asked.territories)
    assert read.languages["ti"] == Locale(language).languages["ti"]
    assert list(read.short_months) == list(asked.short_months)


def test_damaged_names_are_asked_of_babel(tmp_path: Path) -> None:
    made = compile_cldr("nl", tmp_path)
    made.write_text("{", encoding="utf-8")
    assert cldr_of("nl", tmp_path).days[0] == "maandag"


def test_compiling_again_leaves_a_file_that_is_right_alone(tmp_path: Path) -> None:
    stood = compile_cldr("nl", tmp_path).stat().st_mtime_ns
    assert compile_cldr("nl", tmp_path).stat().st_mtime_ns == stood


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_day_of_a_year_is_said_as_cldr_says_it(language: Language) -> None:
    for number in range(366):
        day = date(2026, 1, 1) + timedelta(days=number)
        assert short_day(day, language) == format_date(day, "EEE d MMM y", locale=language)
        assert long_day(day, language) == format_date(day, "EEEE d MMMM y", locale=language)


def test_a_name_is_given_without_babel() -> None:
    asked = "from hearing_desk.i18n import language_name, short_day; import datetime, sys; language_name('ti', 'nl')"
    probe = f"{asked}; short_day(datetime.date(2026, 11, 23), 'nl'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
