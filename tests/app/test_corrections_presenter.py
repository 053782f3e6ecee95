"""Corrections are kept beside the report, by round, and change nothing in it."""

from __future__ import annotations

from hearing_desk.app.corrections_presenter import CorrectionsPresenter
from hearing_desk.core import events as ev
from hearing_desk.core.text import in_english
from tests.app.stage import Stage

CORRECTION: dict[str, ev.FieldValue] = {
    "turn": "t2", "text": "Het was een beek.", "by": "gemachtigde", "kind": "verkeerd_vertaald", "note": "",
    "received_on": "2026-11-10",
}  # fmt: skip


def test_before_the_end_there_is_nothing_to_correct(stage: Stage) -> None:
    session = stage.begun()
    corrections = CorrectionsPresenter(session, in_english)
    assert corrections.why_not() is not None
    assert corrections.note(CORRECTION) != ()
    assert session.committed.corrections == []


def test_a_correction_stands_beside_the_turn_and_leaves_it_as_it_is(stage: Stage) -> None:
    session = stage.ended()
    before = session.turns
    corrections = CorrectionsPresenter(session, in_english)
    assert corrections.note(CORRECTION) == ()
    (row,) = corrections.rows()
    assert (row.round, row.turn, row.text, row.kind) == (1, "A1", "Het was een beek.", "verkeerd vertaald")
    assert session.turns == before


def test_turns_are_chosen_by_number_and_first_words(stage: Stage) -> None:
    turns = CorrectionsPresenter(stage.ended(), in_english).turns()
    assert [(turn.id, turn.label) for turn in turns] == [
        ("t1", "V1  Waar woonde u?"),
        ("t2", "A1  In een dorp bij de rivier. Daarna in de stad. Bij mijn tant…"),
        ("-", "No turn: about something else in the report"),
    ]


def test_a_correction_needs_a_turn_words_and_who_and_why(stage: Stage) -> None:
    corrections = CorrectionsPresenter(stage.ended(), in_english)
    empty: dict[str, ev.FieldValue] = dict.fromkeys(CORRECTION, "")
    assert [problem.field for problem in corrections.note(empty)] == ["turn", "text", "by", "kind"]
    assert [problem.field for problem in corrections.note({**CORRECTION, "turn": "t99"})] == ["turn"]


def test_a_new_round_begins_after_one_with_corrections(stage: Stage) -> None:
    session = stage.ended()
    corrections = CorrectionsPresenter(session, in_english)
    assert corrections.begin_round() != ()
    corrections.note(CORRECTION)
    assert corrections.begin_round() == ()
    corrections.note({**CORRECTION, "text": "En het was herfst."})
    assert [row.round for row in corrections.rows()] == [1, 2]
    assert CorrectionsPresenter(session, in_english).round == 2


def test_corrections_still_come_in_after_the_report_is_final(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.MadeFinal("a" * 64))
    assert CorrectionsPresenter(session, in_english).note(CORRECTION) == ()
    assert session.committed.record_sha256 == "a" * 64
