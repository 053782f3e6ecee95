"""LibreOffice itself changes our file, by its own scripting, and everything it did comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hearing_desk.core.returned import How
from hearing_desk.reports.returned_changes import read_returned
from tests.reports.returned import sent

MACRO = "vnd.sun.star.script:libreoffice_edits.py$change_report?language=Python&location=user"
EXPECTED = [
    (How.TRACKED, "t2", "u.", "u. Een beetje moe."),
    (How.SILENT, "t3", "geboren?", "geboren en getogen?"),
    (How.COMMENT, "t4", "Op het land", "Dit was in de stad."),
    (How.TRACKED, "t8", "Mannen kwamen naar de winkel van", "Vier mannen kwamen naar de zaak van"),
    (How.TRACKED, "t13", "jaartal.", "jaartal.\nHet was in 2001."),
    (How.TRACKED, "t15", "Ja, alles.", ""),
]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_everything_libreoffice_did_comes_back(tmp_path: Path) -> None:
    data, original = sent()
    (tmp_path / "rapport.docx").write_bytes(data)
    returned = changed_by_libreoffice(tmp_path, tmp_path / "rapport.docx")
    found = read_returned(returned, original)
    assert [(change.how, change.turn, change.old, change.new) for change in found.changes] == EXPECTED
    assert found.is_of_report


def changed_by_libreoffice(folder: Path, report: Path) -> bytes:
    """The report after the macro of `libreoffice_edits` has worked on it."""
    macros = folder / "profile" / "user" / "Scripts" / "python"
    macros.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("libreoffice_edits.py"), macros)
    returned = folder / "terug.docx"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    places = {**os.environ, "SENT": str(report), "RETURNED": str(returned)}
    command = ["soffice", "--headless", "--norestore", profile, MACRO]
    subprocess.run(command, env=places, check=True, capture_output=True, timeout=120)
    return returned.read_bytes()
