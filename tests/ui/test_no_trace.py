"""The folder a file was chosen in stands in no settings afterwards; without that care Qt does write it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

CHOOSE = """
import sys
from contextlib import nullcontext
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from hearing_desk.ui.no_trace import leaving_no_trace

application = QApplication([])

def choose():
    dialog = application.activeModalWidget()
    dialog.setDirectory(sys.argv[1])
    dialog.findChild(QLineEdit).setText("brief.docx")
    dialog.accept()

QTimer.singleShot(0, choose)
with leaving_no_trace() if sys.argv[2] == "careful" else nullcontext():
    print(QFileDialog.getOpenFileName(None, "", "", "")[0])
"""


@pytest.mark.parametrize(("manner", "is_written"), [("careful", False), ("careless", True)])
def test_the_folder_a_file_was_chosen_in_is_written_nowhere(tmp_path: Path, manner: str, is_written: bool) -> None:
    folder = tmp_path / "zaak-Kanarie"
    folder.mkdir()
    (folder / "brief.docx").touch()
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CHOOSE, str(folder), manner],
        env={**os.environ, **home, "PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, timeout=120,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == str(folder / "brief.docx")
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*.conf"))
    assert (b"Kanarie" in written) is is_written
