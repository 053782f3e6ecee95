"""Proves that languages, countries and days are called what an officer calls them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from hearing_desk.i18n.names import (
    country_name,
    country_options,
    language_name,
    language_options,
    long_day,
    short_day,
)


@pytest.mark.parametrize(
    ("code", "dutch", "english"),
    [
        ("ti", "Tigrinya", "Tigrinya"),
        ("so", "Somalisch", "Somali"),
        ("ar", "Arabisch", "Arabic"),
        ("fa-AF", "Dari", "Dari"),
        ("fa_af", "Dari", "Dari"),
        ("prs", "Dari", "Dari"),
        ("fa", "Farsi (Perzisch)", "Farsi (Persian)"),
        ("fa-IR", "Farsi (Perzisch) (Iran)", "Farsi (Persian) (Iran)"),
        ("kmr", "Kurmanji (Noord-Koerdisch)", "Kurmanji (Northern Kurdish)"),
        ("haz", "Hazaragi", "Hazaragi"),
        ("aii", "Assyrisch", "Assyrian"),
        ("ar-SY", "Arabisch (Syrië)", "Arabic (Syria)"),
        ("ar-999", "Arabisch", "Arabic"),
        ("qqq", "qqq", "qqq"),
        ("", "", ""),
    ],
)
def test_a_language_has_a_dutch_and_an_english_name(code: str, dutch: str, english: str) -> None:
    assert (language_name(code, "nl"), language_name(code, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("code", "dutch", "english"),
    [
        ("SY", "Syrië", "Syria"),
        ("er", "Eritrea", "Eritrea"),
        ("XXA", "staatloos", "stateless"),
        ("XK", "Kosovo", "Kosovo"),
        ("ZQ", "ZQ", "ZQ"),
    ],
)
def test_a_country_has_a_dutch_and_an_english_name(code: str, dutch: str, english: str) -> None:
    assert (country_name(code, "nl"), country_name(code, "en")) == (dutch, english)


def test_options_stand_in_the_order_of_their_names_and_each_name_once() -> None:
    for options in (language_options("nl"), language_options("en"), country_options("nl"), country_options("en")):
        names = [name for _, name in options]
        assert len(set(names)) == len(names)
        assert all(names)
    assert [name for _, name in country_options("nl")][:3] == ["Afghanistan", "Åland", "Albanië"]
    assert ("fa-AF", "Dari") in language_options("nl")
    assert ("XXA", "staatloos") in country_options("nl")


def test_no_union_or_test_value_is_offered_as_a_country() -> None:
    codes = {code for code, _ in country_options("nl")}
    assert not codes & {"EU", "UN", "ZZ", "XA"}
    assert {"AF", "PS", "TW"} <= codes


@pytest.mark.parametrize(
    ("day", "short", "long", "english"),
    [
        (date(2026, 11, 23), "ma 23 nov 2026", "maandag 23 november 2026", "Mon 23 Nov 2026"),
        (date(2027, 3, 4), "do 4 mrt 2027", "donderdag 4 maart 2027", "Thu 4 Mar 2027"),
    ],
)
def test_a_day_is_written_as_in_a_diary(day: date, short: str, long: str, english: str) -> None:
    assert (short_day(day, "nl"), long_day(day, "nl"), short_day(day, "en")) == (short, long, english)


def test_babel_is_loaded_only_when_a_name_is_asked() -> None:
    code = "import hearing_desk.i18n.names, hearing_desk.i18n.catalogues, sys; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
