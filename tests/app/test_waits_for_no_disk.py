"""What an officer does in a hearing waits for no disk: the windows' thread makes nothing durable by itself."""

from __future__ import annotations

import os
import threading
import time

import pytest

from hearing_desk.app.enter_key import EnterKey
from hearing_desk.core import events as ev
from hearing_desk.vault import Doing, IndexRow, index_keeper
from hearing_desk.vault.index import put_row
from hearing_desk.vault.sqlcipher import Connection
from tests.app.stage import Stage

SLOW_S = 0.05


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the thread of the test waited for on a disk that takes its time."""
    seen, sync, here = list[str](), os.fsync, threading.get_ident()

    def slow(descriptor: int) -> None:
        seen.extend(["fsync"] if threading.get_ident() == here else [])
        time.sleep(SLOW_S)
        sync(descriptor)

    def put(index: Connection, row: IndexRow) -> None:
        seen.extend(["row"] if threading.get_ident() == here else [])
        put_row(index, row)

    monkeypatch.setattr(os, "fsync", slow)
    monkeypatch.setattr(index_keeper, "put_row", put)
    return seen


def test_typing_pausing_and_settings_wait_for_no_disk(stage: Stage, waited: list[str]) -> None:
    session = stage.begun()
    waited.clear()
    stage.say(session, "V", "Waar woonde u?")
    session.record(ev.PauseBegun("medewerker", "pauze"))
    session.record(ev.PauseEnded("medewerker", "verder"))
    EnterKey(session).switch()
    session.personal.keep_setting("learning", "on")
    session.personal.keep_abbreviation("qs", "Qala Sharif")
    session.record(ev.HearingEnded())
    session.record(ev.MadeFinal("ab" * 32))
    session.record(ev.PartHandedOver("rapport", "Indigo 1"))
    assert waited == []
    assert stage.desk.rows()[0].status == "definitief"
    assert session.personal.setting("learning") == "on"


def test_who_makes_something_durable_here_is_caught(stage: Stage, waited: list[str]) -> None:
    session = stage.begun()
    waited.clear()
    stage.vault.log.append(Doing.LOCKED, session.now())
    assert waited


def test_settings_that_wait_are_kept_with_one_write(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    held, written = threading.Event(), list[str]()
    replace = os.replace

    def counted(source: str, target: str) -> None:
        written.extend([str(target)] if "personal-" in str(target) else [])
        replace(source, target)

    monkeypatch.setattr(os, "replace", counted)
    stage.vault.later(held.wait)
    for name in ("purpose", "recipient", "also"):
        stage.vault.personal.keep_setting(name, "x")
    assert stage.vault.personal.setting("also") == "x"
    assert stage.desk.rows() == ()
    assert written == []
    held.set()
    stage.settle()
    assert len(written) == len(("a", "b"))
