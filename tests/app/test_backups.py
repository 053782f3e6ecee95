"""Backups of the open hearing: wanted at a pause, the end and before an export, and said while none can be made."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hearing_desk.app.backups import BackupState
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.text import Text, in_english
from tests.app.stage import Stage


def test_a_pause_and_the_end_each_bring_a_backup(stage: Stage) -> None:
    told = _listened(stage)
    session = stage.begun()
    session.back_up()
    stage.wait_until(lambda: len(told) == 1)
    session.record(ev.PauseBegun("officer", "rust"))
    stage.wait_until(lambda: len(told) == 2)
    session.record(ev.PauseEnded(), ev.HearingEnded())
    stage.wait_until(lambda: len(told) == 3)
    assert [state.line for state in told] == [None, None, None]


def test_typing_alone_brings_none_before_its_five_minutes(stage: Stage) -> None:
    session = stage.begun()
    told = _listened(stage)
    stage.say(session, "V", "Waar woonde u?")
    session.flush()
    stage.drain()
    assert len(told) <= 1


def test_letting_go_of_a_hearing_leaves_a_backup_of_all_of_it(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    hearing_id, records = session.hearing_id, len(session.records)
    stage.desk.let_go()
    shelf = stage.vault.backups.of(hearing_id)
    told = shelf.describe(shelf.list()[0])
    assert (told.events, told.turns) == (records, 1)


def test_each_backup_stands_in_the_second_folder_too_and_one_that_does_not_is_a_line(
    stage: Stage, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    stage.vault.back_up_also_to(str(second))
    told = _listened(stage)
    hearing_id = stage.plan().hearing_id
    stage.desk.let_go()
    assert list(second.glob(f"*/backups/{hearing_id}/*-regular"))
    second.rename(tmp_path / "unplugged")
    session = stage.desk.open(hearing_id)
    session.record(ev.AbbreviationNoted("qs", "Qala Sharif"))
    session.back_up()
    stage.wait_until(lambda: told[-1].line is not None if told else False)
    assert "second folder for backups is not there" in in_english(told[-1].line or Text(""))
    (tmp_path / "unplugged").rename(second)


def test_a_backup_that_cannot_be_made_is_a_line_until_one_is_made(stage: Stage) -> None:
    told = _listened(stage)
    session = stage.plan()
    _block(stage, session)
    session.back_up()
    stage.wait_until(lambda: bool(told))
    line = told[-1].line
    assert line is not None
    assert in_english(line).startswith("No backup since 09:00, but everything is saved. The disk cannot be")
    stage.clock.put_at(stage.clock.now() + timedelta(minutes=30))
    session.back_up()
    stage.wait_until(lambda: len(told) == 2)
    assert told[-1].failing_since == told[0].failing_since
    stage.vault.backups.of(session.hearing_id).directory.unlink()
    session.back_up()
    stage.wait_until(lambda: told[-1].line is None)


def test_a_hearing_whose_backups_fail_closes_all_the_same(stage: Stage) -> None:
    session = stage.plan()
    _block(stage, session)
    stage.desk.let_go()
    assert stage.desk.session is None
    assert stage.vault.read_hearing(session.hearing_id).events


def _listened(stage: Stage) -> list[BackupState]:
    told: list[BackupState] = []
    stage.desk.subscribe_to_backups(told.append)
    return told


def _block(stage: Stage, session: Session) -> None:
    shelf = stage.vault.backups.of(session.hearing_id)
    shelf.directory.parent.mkdir(exist_ok=True)
    shelf.directory.write_text("a file where the backups should stand")
