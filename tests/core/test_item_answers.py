"""What was settled in the opening, also when a second zitting asked it again."""

from __future__ import annotations

from hearing_desk.core.events import NextSessionPlanned, OpeningAnswered, SessionStarted
from hearing_desk.core.item_answers import item_answers
from tests.core.stories import after
from tests.report_pack import report_pack


def test_a_second_zitting_does_not_hide_what_was_answered_in_the_first() -> None:
    hearing = after(
        SessionStarted(1, "2026-11-04", "Ter Apel"),
        OpeningAnswered("OP-01", "gedaan", note="goed"),
        OpeningAnswered("OP-01", "gedaan", note="toch moe"),
        NextSessionPlanned("2026-11-05", "Ter Apel"),
        SessionStarted(2, "2026-11-05", "Ter Apel"),
        OpeningAnswered("OP-01", "overgeslagen", note="gisteren gevraagd"),
    )
    notes = [given.note for given in item_answers(hearing, report_pack(), "opening")]
    assert notes == ["toch moe", "gisteren gevraagd"]
