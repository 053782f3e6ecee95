"""A pause begins at once; who asked for it and why is told while it lasts."""

from __future__ import annotations

from hearing_desk.core import events as ev
from hearing_desk.core.event_codec import from_stored, to_stored
from tests.core.stories import DAY, after, recorded

IN_PAUSE = (ev.SessionStarted(1, DAY, "Zevenaar"), ev.PauseBegun("medewerker", "pauze"))


def test_a_pause_that_is_described_keeps_its_time_and_gets_its_reason() -> None:
    hearing = after(*IN_PAUSE, ev.PauseDescribed("tolk", "op verzoek", "hoest"))
    began = after(*IN_PAUSE).pauses[0].from_at
    pause = hearing.pause
    assert pause is not None
    assert (pause.from_at, pause.by, pause.code, pause.reason) == (began, "tolk", "op verzoek", "hoest")


def test_a_pause_described_twice_says_what_was_told_last() -> None:
    hearing = after(*IN_PAUSE, ev.PauseDescribed("tolk", "lunch", "x"), ev.PauseDescribed("gemachtigde", "overleg"))
    assert [(p.by, p.code, p.reason) for p in hearing.pauses] == [("gemachtigde", "overleg", "")]


def test_the_description_of_a_pause_comes_back_from_its_record() -> None:
    record = recorded(ev.PauseDescribed("tolk", "medisch advies", "rug"))[0]
    stored = to_stored(record)
    assert (stored.kind, stored.version) == ("pause_described", 1)
    assert from_stored(stored) == record
