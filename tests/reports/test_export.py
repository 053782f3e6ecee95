from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.reports import export
from hearing_desk.reports.export import Part, write_export

REPORT = Part("1-rapport", {"rapport.docx": b"docx", "rapport.json": b"{}\n"})
INTERNAL = Part("2-intern", {"gehoor.json": b"{}\n"}, remark="log 12")


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_part_becomes_a_folder_with_its_manifest(tmp_path: Path) -> None:
    written = write_export(tmp_path / "uit", (REPORT, INTERNAL))
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "uit/1-rapport/manifest.sha256",
        "uit/1-rapport/rapport.docx",
        "uit/1-rapport/rapport.json",
        "uit/2-intern/gehoor.json",
        "uit/2-intern/manifest.sha256",
    ]
    assert set(files_below(tmp_path)) == {path.relative_to(tmp_path).as_posix() for path in written}


@pytest.mark.parametrize("part", [REPORT, INTERNAL])
def test_sha256sum_checks_the_manifest(part: Part, tmp_path: Path) -> None:
    write_export(tmp_path, (part,))
    command = ["sha256sum", "--check", "--strict", "manifest.sha256"]
    checked = subprocess.run(command, cwd=tmp_path / part.folder, check=False, capture_output=True)
    assert checked.returncode == 0, checked.stderr


def test_a_part_that_stood_there_is_replaced_whole_and_others_stay(tmp_path: Path) -> None:
    write_export(tmp_path, (REPORT, INTERNAL))
    (tmp_path / "eigen.txt").write_bytes(b"van mij")
    write_export(tmp_path, (Part("1-rapport", {"rapport.json": b"[]\n"}),))
    found = files_below(tmp_path)
    assert found["1-rapport/rapport.json"] == b"[]\n"
    assert "1-rapport/rapport.docx" not in found
    assert found["2-intern/gehoor.json"] == b"{}\n"
    assert found["eigen.txt"] == b"van mij"


def test_a_folder_that_is_a_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "uit").write_bytes(b"een bestand")
    with pytest.raises(DeskError) as raised:
        write_export(tmp_path / "uit", (REPORT,))
    assert raised.value.code == "export_folder"
    assert files_below(tmp_path) == {"uit": b"een bestand"}


def test_a_folder_that_may_not_be_written_is_refused_and_left_alone() -> None:
    closed_to_everybody = Path("/proc/sys/kernel")
    before = sorted(path.name for path in closed_to_everybody.iterdir())
    with pytest.raises(DeskError) as raised:
        write_export(closed_to_everybody, (REPORT,))
    assert raised.value.code == "export_folder"
    assert sorted(path.name for path in closed_to_everybody.iterdir()) == before


def test_a_name_that_cannot_be_written_leaves_the_earlier_export_whole(tmp_path: Path) -> None:
    write_export(tmp_path, (REPORT, INTERNAL))
    before = files_below(tmp_path)
    with pytest.raises(DeskError):
        write_export(tmp_path, (Part("1-rapport", {"a.txt": b"nieuw"}), Part("2-intern", {"x" * 300: b""})))
    assert files_below(tmp_path) == before


def test_a_part_that_cannot_be_put_in_place_takes_the_others_back(tmp_path: Path) -> None:
    write_export(tmp_path, (REPORT,))
    before = files_below(tmp_path)

    def lose_the_second_part(done: int, total: int) -> None:
        if done == total:
            shutil.rmtree(next(tmp_path.glob(".export-*/2-intern")))

    with pytest.raises(DeskError):
        write_export(tmp_path, (Part("1-rapport", {"a.txt": b"nieuw"}), INTERNAL), lose_the_second_part)
    assert files_below(tmp_path) == before


def test_stopping_halfway_leaves_nothing(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with pytest.raises(DeskError) as raised:
        write_export(
            tmp_path / "uit", (REPORT,), lambda done, total: steps.append((done, total)), lambda: len(steps) == 2
        )
    assert raised.value.code == "export_cancelled"
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_the_files_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_export(tmp_path, (REPORT,), lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_names_in_a_part_are_durable_before_it_gets_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, bool]] = []
    target = tmp_path / "new" / "out"
    placed = target / REPORT.folder
    monkeypatch.setattr(export, "_sync_folder", lambda folder: synced.append((folder.name, placed.exists())))
    write_export(target, [REPORT])
    assert {name for name, _ in synced[:2]} == {"new", tmp_path.name}
    assert synced[2:] == [(REPORT.folder, False), ("out", True)]


def test_what_a_killed_export_left_goes_with_the_next_and_one_at_work_stays(tmp_path: Path) -> None:
    for name, age_s in ((".export-killed", 4000), (".export-at-work", 10)):
        left = tmp_path / name / "1-rapport"
        left.mkdir(parents=True)
        (left / "rapport.docx").write_bytes(b"docx")
        then = left.stat().st_mtime - age_s
        os.utime(left.parent, (then, then))
    write_export(tmp_path, [REPORT])
    assert {path.name for path in tmp_path.iterdir()} == {".export-at-work", "1-rapport"}
