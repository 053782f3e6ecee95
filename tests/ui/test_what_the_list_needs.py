"""The list of hearings stands before anything is loaded that only a hearing needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.command import ROOT

MOST_OF_OURS = 140
ONLY_FOR_A_HEARING = {
    "babel", "docx", "hearing_desk.app.matching", "hearing_desk.app.session", "hearing_desk.core.codec",
    "hearing_desk.core.events", "hearing_desk.core.form",
    "hearing_desk.core.hearing", "hearing_desk.core.report", "hearing_desk.formpack.compile",
    "hearing_desk.ui.editor", "hearing_desk.ui.open_hearing", "hearing_desk.vault.backups",
    "hearing_desk.vault.hearing_file", "hearing_desk.vault.journal", "hearing_desk.vault.restore",
    "hearing_desk.vault.verify", "hearing_desk.vault.writer", "hunspell", "jsonschema", "lxml", "snowballstemmer",
    "sqlite_utils", "yaml",
}  # fmt: skip


def test_the_list_stands_before_what_only_a_hearing_needs_is_loaded(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.the_list_alone", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "hearing_desk.ui.rooms.hearings" in loaded
    assert not loaded & ONLY_FOR_A_HEARING
    assert sum(name.startswith("hearing_desk.") for name in loaded) <= MOST_OF_OURS


def test_the_question_for_the_passphrase_needs_no_ciphers_and_no_windows() -> None:
    probe = "import sys, hearing_desk.wiring, hearing_desk.ui.entrance, hearing_desk.ui.ask_for_vault"
    command = [sys.executable, "-c", f"{probe}; print(*sys.modules, sep='\\n')"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & (ONLY_FOR_A_HEARING | {"cryptography", "hearing_desk.ui.main_window", "subprocess"})
