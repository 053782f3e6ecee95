"""What a session says about saving is true: saved after the disk said so, at risk as soon as it refused."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from hearing_desk.app.turns_replaced import TurnsReplaced
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from hearing_desk.ui.header_line import saving_text
from tests.app.stage import Stage
from tests.app.typing import named, opened, typed

SOURCE = Path(__file__).parents[2]


def test_a_letter_counts_as_saved_only_after_the_disk_has_it(stage: Stage) -> None:
    session = stage.begun()
    session.flush()
    stage.drain()
    saved_before = session.save_state.saved_at
    stage.later()
    typed_at = stage.clock.now()
    opened(session, "V", text="W")
    assert session.save_state.saved_at == saved_before
    since = [session.save_state.unsaved_since]
    session.flush()
    since.append(session.save_state.unsaved_since)
    stage.drain()
    since.append(session.save_state.unsaved_since)
    assert since == [typed_at, typed_at, None]
    assert session.save_state.saved_at == typed_at


def test_unsaved_counts_from_the_oldest_letter(stage: Stage) -> None:
    session = stage.begun()
    session.flush()
    stage.drain()
    first = stage.clock.now()
    turn = opened(session, "V", text="W")
    stage.clock.put_at(first + timedelta(seconds=0.1))
    typed(session, turn, "Wa")
    assert session.save_state.unsaved_since == first


def test_an_edit_that_changed_nothing_leaves_nothing_to_save(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "V", "Wie?")
    session.flush()
    stage.drain()
    heard: list[bool] = []
    session.subscribe_to_saving(lambda s: heard.append(s.save_state.unsaved_since is None))
    typed(session, turn, "Wie?")
    session.replace_turns(TurnsReplaced(turn, (), ()))
    assert session.save_state.unsaved_since is None
    assert heard == []


def test_who_wants_to_know_hears_that_saving_began_and_that_it_is_done(stage: Stage) -> None:
    session = stage.begun()
    session.flush()
    stage.drain()
    heard: list[bool] = []
    end = session.subscribe_to_saving(lambda s: heard.append(s.save_state.unsaved_since is None))
    turn = opened(session, "V", text="W")
    typed(session, turn, "Wa")
    session.flush()
    stage.drain()
    end()
    typed(session, turn, "Waa")
    assert heard[0] is False
    assert heard[-1] is True
    assert heard.count(False) == 1


def test_the_header_says_since_when_nothing_was_saved(stage: Stage) -> None:
    session = stage.begun()
    session.flush()
    stage.drain()
    assert in_english(saving_text(session.save_state)) == f"● Saved {session.save_state.saved_at:%H:%M:%S}"
    away = _take_the_disk_away(stage, session.hearing_id)
    again = stage.desk.session
    assert again is not None
    try:
        since = stage.clock.now()
        opened(again, "V", text="W")
        stage.wait_until(lambda: again.save_state.is_at_risk)
        stage.later(3)
        assert in_english(saving_text(again.save_state)) == f"▲ NOT saved since {since:%H:%M}"
    finally:
        _give_the_disk_back(stage, away, again.hearing_id)
    stage.wait_until(lambda: again.save_state.unsaved_since is None)
    assert in_english(saving_text(again.save_state)) == f"● Saved {stage.clock.now():%H:%M:%S}"


def test_a_session_that_could_not_be_saved_stays_alive_and_saves_later(stage: Stage) -> None:
    hearing_id = stage.begun().hearing_id
    away = _take_the_disk_away(stage, hearing_id)
    session = stage.desk.session
    assert session is not None
    turn = opened(session, "A", text="Ik ben gemarteld")
    stage.desk._patience_s = 0.2
    with pytest.raises(DeskError, match="not_saved"):
        stage.desk.let_go()
    stage.desk._patience_s = 10.0
    assert stage.desk.session is session
    typed(session, turn, "Ik ben gemarteld.")
    session.finish_turn(turn)
    _give_the_disk_back(stage, away, hearing_id)
    stage.wait_until(lambda: session.save_state.unsaved_since is None and not session.is_matching)
    assert not session.save_state.is_at_risk
    stage.desk.let_go()
    assert named(stage.desk.open(hearing_id)) == ["A0:Ik ben gemarteld."]


def test_closing_leaves_no_false_alarm_behind(stage: Stage) -> None:
    session = stage.begun()
    opened(session, "A", text="Ik ben gemarteld.")
    session.flush()
    stage.drain()
    stage.desk.let_go()
    stage.drain()
    assert not session.save_state.is_at_risk
    assert session.save_state.unsaved_since is None


def test_closing_twice_is_closing_once(stage: Stage) -> None:
    session = stage.begun()
    opened(session, "A", text="Ja.")
    session.close()
    session.close()
    assert named(session) == ["A0:Ja."]


def test_a_full_disk_is_told_within_a_second_and_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.full_disk", str(tmp_path)],
        cwd=SOURCE,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["at_risk_before"], told["at_risk_after"]) == (False, False)
    assert told["seconds_to_tell"] < 1
    assert told["is_refused_to_close"] is True
    assert told["turns"] == told["turns_on_disk"] == ["V1:Waar woonde u?", "A1:In een dorp bij de rivier."]


def test_acknowledgements_are_passed_on_in_order(stage: Stage) -> None:
    session = stage.begun()
    seen: list[int] = []
    stage.desk._acknowledged = lambda report: seen.append(report.seq)
    hearing_id = session.hearing_id
    stage.desk.let_go()
    stage.drain()
    session = stage.desk.open(hearing_id)
    for topic in ("MOD-01", "opening"):
        session.record(ev.TopicOpened(topic))
        session.flush()
    stage.drain()
    assert seen == sorted(seen)
    assert seen[-1] == len(session.records)


def _take_the_disk_away(stage: Stage, hearing_id: str) -> Path:
    """Open the hearing again and move its files away before its writer opens them."""
    stage.desk.let_go()
    stage.drain()
    stage.desk.open(hearing_id)
    place = stage.vault.directory / "hearings" / hearing_id
    away = stage.vault.directory / "away"
    place.rename(away)
    return away


def _give_the_disk_back(stage: Stage, away: Path, hearing_id: str) -> None:
    away.rename(stage.vault.directory / "hearings" / hearing_id)
