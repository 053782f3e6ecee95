"""Removing a hearing from Mijn gehoren: it says why not, notes the hand-over, shreds and logs, and lists the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.export_hearing import Destination, Watch, export_part
from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.removal import RemovalPresenter
from hearing_desk.core import events as ev
from hearing_desk.core.form import Provenance, Retention
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text, in_english
from hearing_desk.i18n import words_of
from hearing_desk.vault.audit_act import Doing
from tests.app.stage import Stage

NOTED: dict[str, ev.FieldValue] = {"rapport": "Indigo 12-3", "intern": "Indigo 12-4", "round_closed": True}


def test_an_empty_planned_hearing_goes_at_once(stage: Stage) -> None:
    presenter = _of(stage, stage.plan().hearing_id)
    assert presenter.why_not() == ()
    assert _remove(presenter) == ()
    assert stage.desk.rows() == ()
    assert stage.desk.session is None
    assert [act.doing for act in stage.vault.log.acts()][-1] is Doing.SHREDDED


def test_a_hearing_that_was_held_stays_until_everything_is_noted(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.GateCleared(1), ev.MadeFinal("ab"))
    presenter = _of(stage, session.hearing_id)
    assert len(presenter.why_not()) == 3
    assert len(_remove(presenter)) == 3
    assert stage.vault.hearing_ids() == (session.hearing_id,)
    assert presenter.note(NOTED) == ()
    assert presenter.values() == NOTED
    assert presenter.why_not() == ()
    assert _remove(presenter) == ()
    assert stage.vault.hearing_ids() == ()


def test_what_is_noted_of_a_closed_hearing_leaves_the_open_one_open(stage: Stage) -> None:
    closed = stage.ended().hearing_id
    other = stage.plan(reference="DEMO-0002")
    presenter = _of(stage, closed)
    assert presenter.note(NOTED) == ()
    assert stage.desk.session is other
    assert presenter.values() == NOTED
    assert presenter.note(NOTED) == ()
    assert sum(event.kind == "part_handed_over" for event in stage.vault.read_hearing(closed).events) == 2


def test_nothing_is_removed_while_any_hearing_goes_on(stage: Stage) -> None:
    planned = stage.plan().hearing_id
    stage.begun(reference="DEMO-0002")
    presenter = _of(stage, planned)
    assert "going on" in in_english(_remove(presenter)[0].text)
    assert presenter.note(NOTED)
    assert planned in stage.vault.hearing_ids()


def test_every_file_of_every_export_is_listed(stage: Stage, tmp_path: Path) -> None:
    session = stage.ended()
    for part in Exporting:
        where = Destination(tmp_path / part.value)
        exported = export_part(session.hearing, session.pack, part, where, True, dutch(), Watch())
        session.record(exported.event)
    made = {str(path) for folder in Exporting for path in (tmp_path / folder.value).rglob("*") if path.is_file()}
    assert set(_of(stage, session.hearing_id).files()) == made


def _of(stage: Stage, hearing_id: str) -> RemovalPresenter:
    return RemovalPresenter(stage.desk, words_of("en"), hearing_id)


def test_what_is_noted_of_a_closed_hearing_shows_in_the_list_at_once(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.GateCleared(1), ev.MadeFinal("ab"))
    stage.desk.let_go()
    presenter, hearings = _of(stage, session.hearing_id), HearingsPresenter(stage.desk, words_of("en"))
    assert hearings.rows()[0].cells[5:] == ("not handed over yet", "final")
    assert presenter.note({"rapport": "Indigo 12-3"}) == ()
    assert hearings.rows()[0].cells[5:] == ("internal sheet not handed over yet", "final")
    assert presenter.note({"intern": "Indigo 12-4"}) == ()
    assert hearings.rows()[0].cells[5:] == ("–", "handed over on Tue 3 Nov 2026")


def test_nothing_is_handed_over_of_a_hearing_that_has_not_ended(stage: Stage) -> None:
    planned = stage.plan().hearing_id
    stage.desk.let_go()
    (problem,) = _of(stage, planned).note(NOTED)
    assert "has not ended" in in_english(problem.text)
    assert _of(stage, planned).values() == {"round_closed": False}


def test_the_list_asks_when_the_term_of_the_forms_is_over_and_nothing_goes_by_itself(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.GateCleared(1), ev.MadeFinal("ab"))
    session.record(ev.PartHandedOver("rapport", "Indigo 1"), ev.PartHandedOver("intern", "Indigo 2"))
    session.record(ev.RoundClosed(1))
    presenter, hearings = _of(stage, session.hearing_id), HearingsPresenter(stage.desk, words_of("en"))
    assert in_english(presenter.term() or Text("")) == "The forms know no term for keeping a hearing (onbevestigd)."
    session.pack = replace(session.pack, retention=Retention(2, Provenance("Archiefbesluit", state="bevestigd")))
    assert "kept until" in in_english(presenter.why_not()[0])
    assert hearings.rows()[0].cells[5] == "–"
    stage.later(minutes=2 * 24 * 60)
    assert hearings.rows()[0].cells[5] == "term for keeping it is over: remove it?"
    assert "Shall it be removed?" in in_english(presenter.term() or Text(""))
    assert presenter.why_not() == ()
    assert stage.vault.hearing_ids() == (session.hearing_id,)


def _remove(presenter: RemovalPresenter) -> tuple[Problem, ...]:
    problems = presenter.begin()
    if not problems:
        presenter.destroy()
        presenter.finish()
    return problems
