from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.scripts import pieces


@pytest.mark.parametrize(
    ("line", "right_to_left"),
    [
        ("Hij zei سلام عليكم en ging.", ["سلام عليكم"]),
        ("سلام, 1390!", ["سلام, 1390!"]),
        ("«שלום»", ["«שלום»"]),
        ("Tigrinya ትግርኛ staat gewoon.", []),
        ("Nederlands, 12.", []),
        ("", []),
    ],
)
def test_only_letters_that_run_to_the_left_are_set_apart(line: str, right_to_left: list[str]) -> None:
    assert [piece.text for piece in pieces(line) if piece.is_right_to_left] == right_to_left


@given(st.text(st.sampled_from("aé سש«12 .\t😀"), max_size=30))
def test_the_pieces_are_the_line(line: str) -> None:
    assert "".join(piece.text for piece in pieces(line)) == line
