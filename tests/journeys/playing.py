"""Plays a script in the real windows of this process, in a throw-away vault, and reads what it left."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import docx
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.clock import StandingClock
from hearing_desk.app.custody import Custody
from hearing_desk.app.desk import ANY_REFERENCE, Desk
from hearing_desk.app.outcome import Options, as_plain
from hearing_desk.app.playable_script import read_playable_script
from hearing_desk.formpack import packs_in
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly, Surroundings
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.driver import run_script, settle
from hearing_desk.ui.driver_result import Measured
from hearing_desk.ui.theme import Theme
from hearing_desk.vault import KeyCost, create_vault

CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
DATA = Path(__file__).parents[2] / "hearing_desk" / "data"


@dataclass(frozen=True)
class Left:
    """What a played script left: what replay says, and the exported files."""

    script: Mapping[str, Any]
    said: Mapping[str, Any]
    out: Path

    @cached_property
    def hearing(self) -> dict[str, Any]:
        """gehoor.json."""
        found: dict[str, Any] = json.loads((self.out / "2-intern" / "gehoor.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def report(self) -> dict[str, Any]:
        """rapport.json."""
        found: dict[str, Any] = json.loads((self.out / "1-rapport" / "rapport.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def printed(self) -> str:
        """The paragraphs of rapport.docx."""
        document = docx.Document(str(self.out / "1-rapport" / "rapport.docx"))
        return "\n".join(paragraph.text for paragraph in document.paragraphs)

    @property
    def refused(self) -> list[int]:
        """The events that were refused."""
        return [refusal["event"] for refusal in self.said["refused"]]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Kind and text of every turn in the record."""
        return [(turn["kind"], turn["text"]) for turn in self.hearing["turns"]]


def _gone_after_the_run() -> Path | None:
    home = os.environ.get("XDG_DATA_HOME")
    return Path(home).parent if home else None


@cache
def _theme(application: QApplication) -> Theme:
    return Theme(application)


_PLAYED: dict[str, Left] = {}


def play(script: Mapping[str, Any], shots: Path | None = None) -> Left:
    """Play a script, each different one once a test run."""
    name = hashlib.sha256(json.dumps(script, sort_keys=True).encode()).hexdigest()
    if name not in _PLAYED or shots is not None:
        _PLAYED[name] = played_anew(script, shots)
    return _PLAYED[name]


def played_anew(script: Mapping[str, Any], shots: Path | None = None, out: str = "out") -> Left:
    """Play a script, whether it was played before or not; `out` is the name of the folder it is exported to."""
    folder = Path(tempfile.mkdtemp(prefix="journey-", dir=_gone_after_the_run()))
    path = folder / "script.json"
    path.write_text(json.dumps(script), encoding="utf-8")
    checked = read_playable_script(path, data=DATA)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    words, bridge, measured = words_of("nl"), Bridge(), Measured()
    vault = create_vault(folder / "vault", "proef", CHEAP, is_practice=True)
    clock = StandingClock(checked.moments[0])
    desk = Desk(
        vault,
        packs_in(DATA),
        clock,
        bridge.post,
        lambda done: measured.saved(done.closed_to_acknowledged_ms),
        practice_prefixes=ANY_REFERENCE,
    )
    theme, custody = _theme(application), Custody(lambda _: None, True, True, ExportLog(vault.log, clock))
    assembly = Assembly(desk, Surroundings(words, clock, theme, bridge.post, custody))
    assembly.open_list()
    assembly.window.show()
    assembly.window.activateWindow()
    options = Options(folder / out, None, shots, "nl")
    try:
        outcome = run_script(checked, options, assembly, clock, measured)
    finally:
        assembly.close()
        desk.close()
        # A backup that was just made is still told to the window.
        settle()
        assembly.window.close()
        assembly.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return Left(script, json.loads(json.dumps(as_plain(outcome, words))), folder / out.strip())


