from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.printable import printable


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff", "\u202e"])
def test_what_no_file_can_hold_is_shown_as_a_replacement(letter: str) -> None:
    assert printable(f"a{letter}b") == "a\ufffdb"


@pytest.mark.parametrize("kept", ["\t", "\n", "\u2028", "\u200c", "\u200f", "سلام", "ትግርኛ", "😀"])
def test_what_a_file_can_hold_stays(kept: str) -> None:
    assert printable(f"a{kept}b") == f"a{kept}b"


def test_line_ends_of_every_system_are_one() -> None:
    assert printable("a\r\nb\rc\u2029d") == "a\nb\nc\nd"


@given(st.text(st.characters(codec=None)))
def test_a_printable_text_can_be_written_and_stays_the_same(text: str) -> None:
    shown = printable(text)
    shown.encode()
    assert printable(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
