"""The bridge: what other threads say arrives on the windows' own, and the system's wish to stop is heard."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearing_desk.ui.bridge import Bridge, StopRequests


def test_an_act_of_another_thread_is_done_on_the_windows_thread(qtbot: QtBot) -> None:
    bridge = Bridge()
    done: list[int] = []
    worker = threading.Thread(target=lambda: bridge.post(lambda: done.append(threading.get_ident())))
    worker.start()
    worker.join()
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    assert done == [threading.get_ident()]


def test_acts_are_done_in_the_order_they_were_posted(qtbot: QtBot) -> None:
    bridge = Bridge()
    done: list[int] = []
    for number in range(100):
        bridge.post(lambda number=number: done.append(number))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 100)
    assert done == list(range(100))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_the_program_in_order(qtbot: QtBot, qapp: QApplication, number: signal.Signals) -> None:
    stopped: list[bool] = []
    requests = StopRequests(qapp, lambda: stopped.append(True))
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: bool(stopped))
    finally:
        requests.let_go()


def test_afterwards_signals_are_handled_as_before(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGTERM)
    StopRequests(qapp, lambda: None).let_go()
    assert signal.getsignal(signal.SIGTERM) == before


IDLE = """
import sys
from PySide6.QtWidgets import QApplication
from hearing_desk.ui.bridge import StopRequests
app = QApplication([])
requests = StopRequests(app, lambda: app.exit(7))
print("waiting", flush=True)
sys.exit(app.exec())
"""


def test_a_program_that_waits_for_nothing_hears_the_signal() -> None:
    with subprocess.Popen([sys.executable, "-c", IDLE], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "waiting\n"
        program.terminate()
        assert program.wait(10) == 7
