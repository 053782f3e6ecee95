"""An export from the screen runs beside it, asks the passphrase, and is noted in the hearing when it is done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.export_documents import Exporting
from hearing_desk.app.exporter import Exporter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.text import in_english
from hearing_desk.vault import Doing, LogHead, Result
from tests.app.stage import PASSPHRASE, Stage

Make = Callable[..., Exporter]


@pytest.fixture
def make(stage: Stage) -> Iterator[Make]:
    made: list[Exporter] = []

    def make_one(session: Session, check: Callable[[str], None], is_from_file: bool = False) -> Exporter:
        custody = Custody(check, is_from_file, True, ExportLog(stage.vault.log, stage.clock))
        made.append(Exporter(session, custody, stage.clock, stage.post, lambda: None))
        return made[-1]

    yield make_one
    for exporter in made:
        exporter.close()


def values(folder: Path, passphrase: str = "") -> dict[str, ev.FieldValue]:
    return {"folder": str(folder), "purpose": "dossier", "recipient": "gemachtigde", "passphrase": passphrase}


def finish(stage: Stage, exporter: Exporter) -> None:
    stage.wait_until(lambda: not exporter.is_exporting)


def test_an_export_is_written_and_noted(stage: Stage, make: Make, tmp_path: Path) -> None:
    session = stage.ended()
    exporter = make(session, stage.vault.check_passphrase)
    assert exporter.start(Exporting.REPORT, values(tmp_path / "out", PASSPHRASE)) == ()
    assert exporter.is_exporting
    finish(stage, exporter)
    assert (tmp_path / "out/1-rapport/rapport.docx").is_file()
    (export, _) = session.committed.exports[0]
    assert (export.part, export.purpose, export.recipient) == ("rapport", "dossier", "gemachtigde")
    assert "Ready at" in in_english(exporter.line)


def test_a_wrong_passphrase_lets_nothing_out(stage: Stage, make: Make, tmp_path: Path) -> None:
    session = stage.ended()
    exporter = make(session, stage.vault.check_passphrase)
    exporter.start(Exporting.REPORT, values(tmp_path / "out", "een andere zin"))
    finish(stage, exporter)
    assert [problem.field for problem in exporter.problems] == ["passphrase"]
    assert not (tmp_path / "out").exists()
    assert session.committed.exports == []
    assert exporter.asks_passphrase()


def test_a_passphrase_counts_for_a_quarter_of_an_hour(stage: Stage, make: Make, tmp_path: Path) -> None:
    exporter = make(stage.ended(), stage.vault.check_passphrase)
    assert [p.field for p in exporter.start(Exporting.REPORT, values(tmp_path / "out"))] == ["passphrase"]
    exporter.start(Exporting.REPORT, values(tmp_path / "out", PASSPHRASE))
    finish(stage, exporter)
    stage.later(14)
    assert not exporter.asks_passphrase()
    stage.later(2)
    assert exporter.asks_passphrase()


def test_a_passphrase_from_a_file_is_not_asked_again(stage: Stage, make: Make, tmp_path: Path) -> None:
    exporter = make(stage.ended(), stage.vault.check_passphrase, is_from_file=True)
    assert not exporter.asks_passphrase()
    assert exporter.start(Exporting.INTERNAL, values(tmp_path / "out")) == ()
    finish(stage, exporter)
    assert (tmp_path / "out/2-intern/gehoor.json").is_file()


def test_an_export_says_where_for_what_and_to_whom(stage: Stage, make: Make) -> None:
    exporter = make(stage.ended(), stage.vault.check_passphrase, is_from_file=True)
    assert [problem.field for problem in exporter.start(Exporting.REPORT, {})] == ["folder", "purpose", "recipient"]


def test_one_export_at_a_time_and_a_stopped_one_leaves_nothing(stage: Stage, make: Make, tmp_path: Path) -> None:
    gate = threading.Event()
    exporter = make(stage.ended(), lambda _: assert_opens(gate))
    exporter.start(Exporting.REPORT, values(tmp_path / "out", "x"))
    assert exporter.start(Exporting.INTERNAL, values(tmp_path / "out", "x")) != ()
    exporter.cancel()
    gate.set()
    finish(stage, exporter)
    assert in_english(exporter.line) == "The export was stopped. Nothing was written."
    assert not (tmp_path / "out").exists()


def test_an_export_of_a_hearing_that_was_let_go_is_not_noted(stage: Stage, make: Make, tmp_path: Path) -> None:
    gate = threading.Event()
    session = stage.ended()
    exporter = make(session, lambda _: assert_opens(gate))
    exporter.start(Exporting.REPORT, values(tmp_path / "out", "x"))
    exporter.close()
    gate.set()
    stage.desk.let_go()
    stage.drain()
    assert session.committed.exports == []


def assert_opens(gate: threading.Event) -> None:
    assert gate.wait(10)


def test_each_export_is_a_line_of_the_log_and_its_manifest_holds_the_head(
    stage: Stage, make: Make, tmp_path: Path
) -> None:
    session = stage.ended()
    exporter = make(session, lambda _: None, is_from_file=True)
    for part, folder in [(Exporting.REPORT, "1-rapport"), (Exporting.INTERNAL, "2-intern")]:
        exporter.start(part, values(tmp_path))
        finish(stage, exporter)
        remark = (tmp_path / folder / "manifest.sha256").read_text().splitlines()[0]
        assert stage.vault.log.has_had(LogHead.from_text(remark.removeprefix("# hearing-desk log ")))
        assert exporter.last is not None
        assert stage.vault.log.acts()[-1].marks["record"] == exporter.last.record_sha256
    made = [(act.doing, act.hearing_id, act.result) for act in stage.vault.log.acts()[1:]]
    assert made == [
        (Doing.EXPORTED, session.hearing_id, Result.DONE),
        (Doing.EXPORTED_INTERNAL, session.hearing_id, Result.DONE),
    ]
    head = stage.vault.log.head()
    documents = b"".join((tmp_path / "1-rapport" / name).read_bytes() for name in ("rapport.json", "rapport.docx"))
    assert head is not None
    assert head.digest.encode() not in documents


def test_an_export_that_fails_after_all_is_logged_so(stage: Stage, make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    exporter = make(stage.ended(), lambda _: None, is_from_file=True)
    exporter.start(Exporting.REPORT, values(tmp_path / "file"))
    finish(stage, exporter)
    assert [act.result for act in stage.vault.log.acts()[1:]] == [Result.DONE, Result.FAILED]


def test_what_cannot_be_logged_is_not_exported(stage: Stage, make: Make, tmp_path: Path) -> None:
    exporter = make(stage.ended(), lambda _: None, is_from_file=True)
    for path in stage.vault.directory.glob("log-*"):
        path.unlink()
    (stage.vault.directory / "log-0001").mkdir()
    exporter.start(Exporting.REPORT, values(tmp_path / "out"))
    finish(stage, exporter)
    assert exporter.problems
    assert not (tmp_path / "out").exists()
