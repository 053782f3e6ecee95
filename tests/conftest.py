"""What every test stands on: nobody's screen, nobody's own vault, no network, and figures that end up in a file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.figures import Figures, as_rows_of_the_plan, as_table, write_figures
from tests.no_network import take_the_network

FIGURES = pytest.StashKey[Figures]()
HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows while the tests type in them")
    parser.addoption("--figures", type=Path, help="write the figures to this file; exit 1 beyond a limit")


def pytest_configure(config: pytest.Config) -> None:
    take_the_network()
    # A busy machine is no mistake of the program: what may take how long is measured by tests/benchmarks.
    settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any machine")
    config.stash[FIGURES] = Figures()
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in [name for name in os.environ if name.startswith("HEARING_DESK_")]:
        del os.environ[name]
    home = tempfile.TemporaryDirectory(prefix="hearing-desk-tests-")
    config.stash[HOME] = home
    for kind in ("DATA", "CONFIG", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(home.name) / kind.lower())


@pytest.fixture
def figures(pytestconfig: pytest.Config) -> Figures:
    """Where a test of tests/benchmarks, or any other that measures, leaves its rows."""
    return pytestconfig.stash[FIGURES]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed or (report.when == "call" and report.passed):
        item.config.stash[FIGURES].took(report.nodeid, report.duration, passed=report.passed)
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    path: Path | None = session.config.getoption("--figures")
    if path is not None:
        rows = session.config.stash[FIGURES].rows
        write_figures(path, rows)
        if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK
        elif not all(row.ok for row in rows):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    path: Path | None = config.getoption("--figures")
    if path is None:
        return
    rows = config.stash[FIGURES].rows
    terminalreporter.section(f"figures, also in {path}")
    terminalreporter.write_line(as_table(rows) or "There is nothing to measure yet.")
    if config.getoption("-m").startswith("torture"):
        terminalreporter.section("the rows of the torture plan")
        terminalreporter.write_line(as_rows_of_the_plan(rows))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[HOME].cleanup()
    _empty_clipboard()


def _empty_clipboard() -> None:
    # The offscreen clipboard outlives Python: what was copied by a Python class would be freed too late, and crash.
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
