"""A part is written whole, read back, and is the same every time."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from hearing_desk.app.copies import GoOn
from hearing_desk.app.corrections_presenter import CorrectionsPresenter
from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.export_hearing import Destination, Exported, Noted, Watch, export_part, export_parts
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Report, Say
from hearing_desk.core.text import Text, in_english
from tests.app.stage import Stage
from tests.app.test_corrections_presenter import CORRECTION

NOBODY = Watch()


def exported(
    session: Session, folder: Path, part: Exporting = Exporting.REPORT, watch: Watch = NOBODY
) -> Exported:
    return export_part(
        session.committed, session.pack, part, Destination(folder, "proef", "replay"), True, dutch(), watch
    )


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_report_and_the_internal_sheet_are_two_acts(stage: Stage, tmp_path: Path) -> None:
    session = stage.ended()
    exported(session, tmp_path / "out")
    report = ["1-rapport/manifest.sha256", "1-rapport/rapport.docx", "1-rapport/rapport.json"]
    assert names(tmp_path / "out") == report
    exported(session, tmp_path / "out", Exporting.INTERNAL)
    internal = ["2-intern/gehoor.json", "2-intern/manifest.sha256", "2-intern/procesblad.docx"]
    assert names(tmp_path / "out") == report + internal


def test_each_round_of_corrections_has_its_own_document(stage: Stage, tmp_path: Path) -> None:
    session = stage.ended()
    corrections = CorrectionsPresenter(session, in_english)
    corrections.note(CORRECTION)
    corrections.begin_round()
    corrections.note(CORRECTION)
    exported(session, tmp_path / "out")
    rounds = [name for name in names(tmp_path / "out") if name.startswith("3-correcties/ronde")]
    kinds = ("-in-rapport.docx", ".docx", ".json")
    assert rounds == [f"3-correcties/ronde-{n}{kind}" for n in (1, 2) for kind in kinds]


def test_what_is_told_of_an_export_is_what_was_written(stage: Stage, tmp_path: Path) -> None:
    session = stage.ended()
    done = exported(session, tmp_path / "out")
    record = json.loads((tmp_path / "out/1-rapport/rapport.json").read_text(encoding="utf-8"))
    assert all(path.is_file() for path in done.paths)
    assert record["record_sha256"] == done.record_sha256
    files = tuple(str(path) for path in sorted((tmp_path / "out" / "1-rapport").iterdir()))
    assert done.event == ev.PartExported("rapport", "proef", "replay", done.record_sha256, is_concept=True, files=files)
    for line in (tmp_path / "out/1-rapport/manifest.sha256").read_text().splitlines():
        sha256, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "out/1-rapport" / name).read_bytes()).hexdigest() == sha256


def test_a_final_hearing_is_no_concept_and_keeps_its_hash(stage: Stage, tmp_path: Path) -> None:
    from tests.app.test_review_presenter import review_of

    session = stage.ended()
    concept = exported(session, tmp_path / "concept")
    review_of(session).make_final()
    first, second = exported(session, tmp_path / "one"), exported(session, tmp_path / "two")
    assert not first.event.is_concept
    assert first.record_sha256 == session.committed.record_sha256 != concept.record_sha256
    pairs = zip(first.paths, second.paths, strict=True)
    assert all(one.read_bytes() == two.read_bytes() for one, two in pairs)


def test_an_export_that_is_stopped_leaves_nothing(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as stopped:
        exported(stage.ended(), tmp_path / "out", watch=Watch(is_cancelled=lambda: True))
    assert stopped.value.code == "export_cancelled"
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_written(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DeskError) as refused:
        exported(stage.ended(), tmp_path / "file")
    assert refused.value.code == "export_folder"


def test_a_file_that_changed_on_its_way_to_the_disk_is_found(stage: Stage, tmp_path: Path) -> None:
    def spoil(done: int, total: int) -> None:
        if done == total:
            next((tmp_path / "out").rglob("rapport.docx")).write_bytes(b"something else")

    with pytest.raises(DeskError) as differs:
        exported(stage.ended(), tmp_path / "out", watch=Watch(progress=spoil))
    assert differs.value.code == "export_differs"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("falling", list(Exporting))
def test_of_two_parts_at_once_both_stand_there_or_none(falling: Exporting, stage: Stage, tmp_path: Path) -> None:
    session = stage.ended()

    def fall(record_sha256: str) -> str:
        raise DeskError("log_not_written", Text("The log cannot be written."))

    noted: dict[Exporting, Noted] = {part: fall if part is falling else str for part in Exporting}
    where, out = Destination(tmp_path / "out"), tmp_path / "out"
    with pytest.raises(DeskError):
        export_parts(session.committed, session.pack, noted, where, True, dutch(), Watch())
    assert not out.exists()
    both = dict.fromkeys(Exporting, str)
    done = export_parts(session.committed, session.pack, both, where, True, dutch(), Watch())
    assert [one.event.part for one in done] == ["rapport", "intern"]
    assert sorted(str(path.relative_to(out)) for one in done for path in one.paths) == names(out)


def test_an_export_is_stopped_within_a_file_that_takes_long_and_leaves_nothing(stage: Stage, tmp_path: Path) -> None:
    made: list[str] = []
    is_stopped = False

    def make_slowly(report: Report, say: Say, go_on: GoOn) -> bytes:
        nonlocal is_stopped
        is_stopped = True
        go_on()
        raise AssertionError("it went on")

    session, where = stage.ended(), Destination(tmp_path / "out")
    watch = Watch(making=made.append, is_cancelled=lambda: is_stopped)
    with pytest.raises(DeskError) as raised:
        export_part(
            session.committed, session.pack, Exporting.REPORT, where, True, dutch(), watch, copies={"pdf": make_slowly}
        )
    assert raised.value.code == "export_cancelled"
    assert made == ["rapport.json", "rapport.docx"]
    assert not (tmp_path / "out").exists()
