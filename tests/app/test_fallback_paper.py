"""For when the computer fails: plan, checklists and empty turns whose numbers go on where the hearing is."""

from __future__ import annotations

from pathlib import Path

import docx

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.papers import Papers
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.fallback_paper import PAIRS
from hearing_desk.core.papers import Paper
from hearing_desk.i18n import words_of
from tests.app.stage import Stage

WHERE = {"purpose": "papieren reserve", "recipient": "ik zelf"}


def papers_of(stage: Stage, session: Session) -> Papers:
    custody = Custody(stage.vault.check_passphrase, True, True, ExportLog(stage.vault.log, stage.clock))
    return Papers(session, custody, stage.clock, words_of("nl"))


def tables_of(stage: Stage, session: Session, folder: Path) -> list[list[list[str]]]:
    assert papers_of(stage, session).strip(Paper.FALLBACK).save({"folder": str(folder), **WHERE}) == ()
    document = docx.Document(str(folder / "4-papieren-gehoor" / "papieren-gehoor.docx"))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_plan_checklists_and_empty_turns_are_there(stage: Stage, tmp_path: Path) -> None:
    session = stage.plan(("MOD-08",))
    session.record(ev.PlanQuestionNoted("q1", "MOD-08", "Wie wist ervan?", "let op schaamte"))
    plan, opening, closing, turns = tables_of(stage, session, tmp_path)
    (topic,) = (topic for topic in session.pack.topics if topic.id == "MOD-08")
    assert plan[1:] == [[topic.screen_label, "Wie wist ervan?", ""]]
    assert topic.label not in str(plan)
    assert "schaamte" not in str(plan)
    asked = [item.ask for item in session.pack.checklist("opening").items if item.ask]
    assert set(asked) <= {row[1] for row in opening}
    assert len(closing) > 5
    assert [row[0] for row in turns[1:5]] == ["V1", "A1", "V2", "A2"]
    assert len(turns) == 1 + 2 * PAIRS
    assert {row[2].strip() for row in turns[1:]} == {""}


def test_numbers_go_on_where_the_hearing_is(stage: Stage, tmp_path: Path) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een dorp.")
    session.record(ev.PauseBegun("medewerker", "pauze"))
    *_, turns = tables_of(stage, session, tmp_path)
    assert [row[0] for row in turns[1:3]] == ["V2", "A2"]


def test_it_is_not_offered_after_the_hearing(stage: Stage) -> None:
    assert Paper.FALLBACK not in [paper for paper, _ in papers_of(stage, stage.ended()).kinds()]
