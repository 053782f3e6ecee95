"""T7: a clock that is set back or forward by years changes no order and loses nothing."""

from __future__ import annotations

from datetime import timedelta

from tests.app.stage import Stage

YEARS = timedelta(days=3653)


def test_turns_typed_while_the_clock_jumps_stay_in_their_order(stage: Stage) -> None:
    session = stage.begun()
    said = []
    for number, by in enumerate((YEARS, -YEARS, timedelta(hours=-1), -2 * YEARS, 3 * YEARS), start=1):
        stage.clock.put_at(stage.clock.now() + by)
        said.append(f"Antwoord {number}")
        stage.say(session, "A", said[-1])
    session.flush()
    opened = stage.desk.open(session.hearing_id)
    assert [turn.text for turn in opened.turns] == said
    assert [record.seq for record in opened.records] == list(range(1, len(opened.records) + 1))
