"""A recovery sheet counts once two of its groups were typed back from paper."""

from __future__ import annotations

from collections.abc import Sequence

from hearing_desk.app.recovery_sheet import SheetToKeep, sheet_texts
from hearing_desk.core.text import in_english


def third_and_seventh(numbers: Sequence[int], count: int) -> list[int]:
    assert (list(numbers), count) == (list(range(1, 9)), 2)
    return [7, 3]


def test_two_groups_are_asked_in_their_order() -> None:
    assert SheetToKeep(third_and_seventh).asked == (3, 7)


def test_groups_are_taken_however_they_are_typed() -> None:
    kept = SheetToKeep(third_and_seventh)
    assert kept.problems(f" {kept.groups[2].lower()}", kept.groups[6]) == ()


def test_a_wrong_group_is_named_at_its_field() -> None:
    kept = SheetToKeep(third_and_seventh)
    assert [problem.field for problem in kept.problems(kept.groups[2], kept.groups[2])] == ["second"]
    assert [problem.field for problem in kept.problems("", "")] == ["first", "second"]


def test_chance_draws_other_sheets_and_other_groups() -> None:
    kept = [SheetToKeep() for _ in range(40)]
    assert len({one.groups for one in kept}) == 40
    assert len({one.asked for one in kept}) > 5


def test_the_paper_names_its_number_and_none_of_its_groups() -> None:
    kept = SheetToKeep()
    words = " ".join(in_english(text) for text in sheet_texts(kept.number))
    assert kept.number in words
    assert not any(group in words for group in kept.groups)
