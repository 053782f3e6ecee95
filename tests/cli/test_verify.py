"""`verify` says it in a sentence, with exit 0 or 1."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import hearing_desk
from tests.hearings import full_hearing
from tests.reports.files import parts_of_export


def test_a_file_that_carries_its_text_is_exit_nought_and_one_without_its_record_exit_one(tmp_path: Path) -> None:
    report, *_ = parts_of_export(full_hearing())
    for name, data in report.files.items():
        (tmp_path / name).write_bytes(data)
    done = hearing_desk("verify", str(tmp_path / "rapport.docx"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "In dit bestand staat de tekst van zijn hash" in done.stdout
    (tmp_path / "rapport.json").unlink()
    refused = hearing_desk("verify", str(tmp_path / "rapport.docx"))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "rapport.docx" not in refused.stderr
    assert refused.stderr.count("\n") == 1
