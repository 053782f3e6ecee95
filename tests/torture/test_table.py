"""The table that `make torture` ends with: one line for each row of the plan, and what did not hold is said in it."""

from __future__ import annotations

from tests.figures import Figures, as_rows_of_the_plan


def test_pieces_become_one_row_and_a_failure_stays_in_it() -> None:
    figures = Figures()
    for piece in range(2):
        figures.at_least(f"T2 piece {piece}: power-cut states", 5000 + piece, "states", 1)
        figures.at_most(f"T2 piece {piece}: complaints", piece, "complaints", 0)
        figures.took(f"tests/torture/test_t2_power_cuts.py::test_t2_power_cuts[{piece}]", 60, passed=piece == 0)
    figures.at_most("T12 words left", 0, "words", 0)
    figures.took("tests/torture/test_t12_nothing_in_memory.py::test_a", 2, passed=True)
    figures.took("tests/app/test_any_hearing.py::test_thousands", 3, passed=True)
    assert as_rows_of_the_plan(figures.rows).split("\n")[2:] == [
        "| T2 | 1 of 2, 120 s | power-cut states: 10,001 states; complaints: 1 complaints (NOT within its limit) |",
        "| T12 | 1 of 1, 2 s | words left: 0 words |",
        "| other | 1 of 1, 3 s |  |",
    ]
