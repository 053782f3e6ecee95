"""What an export begins with: the folder of the organisation, the last words, and the quarter of the passphrase."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.export_documents import Exporting
from hearing_desk.app.exporter import Exporter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from tests.app.stage import PASSPHRASE, Stage


@pytest.fixture
def custody(stage: Stage, tmp_path: Path) -> Custody:
    log = ExportLog(stage.vault.log, stage.clock)
    return Custody(stage.vault.check_passphrase, False, True, log, str(tmp_path / "uit"))


def exported(stage: Stage, custody: Custody, session: Session, folder: str, passphrase: str) -> tuple[str, ...]:
    exporter = Exporter(session, custody, stage.clock, stage.post, lambda: None)
    values: dict[str, ev.FieldValue] = {"folder": folder, "purpose": "dossier", "recipient": "gemachtigde"}
    problems = exporter.start(Exporting.REPORT, {**values, "passphrase": passphrase})
    stage.wait_until(lambda: not exporter.is_exporting)
    exporter.close()
    return tuple(problem.field for problem in (*problems, *exporter.problems))


def test_the_quarter_of_an_hour_holds_for_the_next_hearing_too_and_not_when_the_clock_is_set_back(
    stage: Stage, custody: Custody
) -> None:
    assert exported(stage, custody, stage.ended(), custody.folder, PASSPHRASE) == ()
    second = stage.ended(reference="DEMO-0002")
    later = Exporter(second, custody, stage.clock, stage.post, lambda: None)
    assert not later.asks_passphrase()
    assert later.proposed() == {"folder": custody.folder, "also": (), "purpose": "dossier", "recipient": "gemachtigde"}
    stage.clock.put_at(stage.clock.now() - timedelta(hours=1))
    assert later.asks_passphrase()
    later.close()


def test_the_last_words_are_proposed_in_the_next_process_too_and_stand_nowhere_readable(
    stage: Stage, custody: Custody, tmp_path: Path
) -> None:
    assert exported(stage, custody, stage.ended(), custody.folder, PASSPHRASE) == ()
    stage.desk.close()
    stage.open_again()
    other = Exporter(stage.ended(reference="DEMO-0002"), custody, stage.clock, stage.post, lambda: None)
    assert other.proposed() == {"folder": custody.folder, "also": (), "purpose": "dossier", "recipient": "gemachtigde"}
    other.close()
    stage.desk.let_go()
    files = [path for path in stage.vault.directory.rglob("*") if path.is_file()]
    assert not any(b"gemachtigde" in path.read_bytes() for path in files)


def test_an_export_goes_to_the_folder_of_the_organisation_alone(stage: Stage, custody: Custody, tmp_path: Path) -> None:
    assert exported(stage, custody, stage.ended(), str(tmp_path / "elders"), PASSPHRASE) == ("folder",)
    assert not (tmp_path / "elders").exists()


def test_the_list_says_that_a_report_is_not_handed_over_until_it_is(stage: Stage, custody: Custody) -> None:
    session = stage.ended()
    assert "overdracht" in stage.desk.rows()[0].let_op
    assert exported(stage, custody, session, custody.folder, PASSPHRASE) == ()
    assert "overdracht" in stage.desk.rows()[0].let_op
    session.record(ev.PartHandedOver("rapport", "ontvangst 12"))
    assert "overdracht" not in stage.desk.rows()[0].let_op
