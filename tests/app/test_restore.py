"""Going back to a backup from Mijn gehoren: listed in words, never while a hearing goes on, logged, undone."""

from __future__ import annotations

import pytest

from hearing_desk.app.restore import RestorePresenter
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from hearing_desk.vault.audit_act import Doing
from tests.app.stage import Stage


def test_the_list_says_when_how_many_turns_and_how_large(stage: Stage) -> None:
    presenter = _ended(stage)
    (line,) = presenter.lines()
    assert " · 2 turns · " in line.line
    assert line.line.endswith(" kB")


def test_a_hearing_goes_back_and_forth_again_and_both_are_logged(stage: Stage) -> None:
    presenter = _ended(stage)
    (first,) = presenter.lines()
    session = stage.desk.open(presenter.hearing_id)
    session.record(ev.PartHandedOver("rapport", "Indigo 1"))
    stage.desk.let_go()
    assert _restore(presenter, first.name) == ()
    assert stage.desk.session is not None
    assert stage.desk.session.committed.handed_over == {}
    undo = presenter.lines()[0]
    assert undo.line.endswith("before a restore")
    stage.later()
    assert _restore(presenter, undo.name) == ()
    assert list(stage.desk.session.committed.handed_over) == ["rapport"]
    assert [act.doing for act in stage.vault.log.acts()][-2:] == [Doing.RESTORED, Doing.RESTORED]


def test_nothing_is_put_back_while_any_hearing_goes_on(stage: Stage) -> None:
    presenter = _ended(stage)
    (line,) = presenter.lines()
    stage.begun(reference="DEMO-0002")
    problems = _restore(presenter, line.name)
    assert "going on" in in_english(problems[0].text)
    assert [act.doing for act in stage.vault.log.acts()].count(Doing.RESTORED) == 0


def test_a_hearing_that_goes_on_and_cannot_be_read_may_be_put_back(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    stage.desk.let_go()
    presenter = RestorePresenter(stage.desk, words_of("en"), session.hearing_id)
    assert presenter.why_not() is not None
    directory = stage.vault.directory / "hearings" / session.hearing_id
    for path in directory.iterdir():
        path.write_bytes(b"rubbish " * 2000)
    assert presenter.why_not() is None
    assert _restore(presenter, presenter.lines()[0].name) == ()
    assert [turn.text for turn in session.turns] == ["Waar woonde u?"]


def test_a_damaged_backup_is_said_and_what_was_open_is_open_again(stage: Stage) -> None:
    presenter = _ended(stage)
    shelf = stage.vault.backups.of(presenter.hearing_id)
    (backup,) = shelf.list()
    (shelf.path(backup) / "backup.db").write_bytes(b"rubbish " * 2000)
    assert presenter.lines()[0].line.endswith("damaged")
    stage.desk.open(presenter.hearing_id)
    assert "damaged" in in_english(_restore(presenter, backup.name)[0].text)
    assert stage.desk.session is not None
    assert presenter.has_opened_again


def test_a_hearing_of_which_a_backup_is_being_put_back_cannot_be_opened(stage: Stage) -> None:
    presenter = _ended(stage)
    assert presenter.begin() == ()
    with pytest.raises(DeskError) as refused:
        stage.desk.open(presenter.hearing_id)
    assert refused.value.code == "hearing_held"
    presenter.put_back(presenter.lines()[0].name)
    other = stage.plan(reference="DEMO-0002")
    assert presenter.finish(None, is_awaited=True) == ()
    assert (stage.desk.session, presenter.has_opened_again) == (other, False)
    assert stage.desk.open(presenter.hearing_id).hearing_id == presenter.hearing_id


def test_what_is_put_back_opens_by_itself_only_for_who_waits_for_it(stage: Stage) -> None:
    presenter = _ended(stage)
    assert presenter.begin() == ()
    presenter.put_back(presenter.lines()[0].name)
    assert presenter.finish(None, is_awaited=False) == ()
    assert stage.desk.session is None


def _restore(presenter: RestorePresenter, name: str) -> tuple[Problem, ...]:
    problems = presenter.begin()
    if problems:
        return problems
    try:
        presenter.put_back(name)
    except DeskError as error:
        return presenter.finish(error, is_awaited=True)
    return presenter.finish(None, is_awaited=True)


def _ended(stage: Stage) -> RestorePresenter:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een dorp.")
    session.record(ev.HearingEnded())
    stage.desk.let_go()
    shelf = stage.vault.backups.of(session.hearing_id)
    newest, *older = shelf.list()
    assert not older or newest.number > older[0].number
    for backup in older:
        for path in shelf.path(backup).iterdir():
            path.unlink()
        shelf.path(backup).rmdir()
    return RestorePresenter(stage.desk, words_of("en"), session.hearing_id)
