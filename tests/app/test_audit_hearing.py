"""What is done to a frozen record is in the log of the vault, and what is typed before is not."""

from __future__ import annotations

from hearing_desk.app.corrections_presenter import CorrectionsPresenter
from hearing_desk.core import events as ev
from hearing_desk.core.text import in_english
from hearing_desk.vault import Doing
from tests.app.stage import Stage
from tests.app.test_corrections_presenter import CORRECTION


def logged(stage: Stage) -> list[Doing]:
    stage.settle()
    return [act.doing for act in stage.vault.log.acts()[1:]]


def test_a_hearing_is_made_final_once_in_the_log(stage: Stage) -> None:
    session = stage.ended()
    assert logged(stage) == []
    session.record(ev.MadeFinal("ab" * 32))
    assert logged(stage) == [Doing.MADE_FINAL]
    assert stage.vault.log.acts()[-1].hearing_id == session.hearing_id


def test_each_change_after_that_is_logged_and_an_export_is_none(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.MadeFinal("ab" * 32))
    session.record(ev.PartExported("rapport", "dossier", "gemachtigde", "ab" * 32, is_concept=False))
    assert logged(stage) == [Doing.MADE_FINAL]
    CorrectionsPresenter(session, in_english).note(CORRECTION)
    assert logged(stage) == [Doing.MADE_FINAL, Doing.EDITED_AFTER_FREEZING]


def test_a_correction_before_the_record_is_frozen_is_not_logged(stage: Stage) -> None:
    CorrectionsPresenter(stage.ended(), in_english).note(CORRECTION)
    assert logged(stage) == []


def test_a_frozen_hearing_that_is_opened_again_is_still_watched(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.MadeFinal("ab" * 32))
    stage.desk.let_go()
    again = stage.desk.open(session.hearing_id)
    assert logged(stage) == [Doing.MADE_FINAL]
    CorrectionsPresenter(again, in_english).note(CORRECTION)
    assert logged(stage)[-1] is Doing.EDITED_AFTER_FREEZING
