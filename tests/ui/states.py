"""Every state of the hearing screen and what belongs to it, as pictures to look at, each at every size and look.

`python -m tests.ui.states DIRECTORY [STATE …]`; ends with what was cut off anywhere, and 1 when anything was.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from hearing_desk.core import events as ev
from hearing_desk.i18n import Language
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.rooms.pause import PauseRoom
from hearing_desk.ui.rooms.review import ReviewRoom
from hearing_desk.ui.shots import SIZES, looks
from hearing_desk.ui.theme import Theme, speak_qt_texts
from hearing_desk.ui.tokens import LIGHT, Tokens
from tests.app.stage import Stage
from tests.ui.screens import assembly_of, clipped, settle

LIFE = (
    "Waar hebt u het langst gewoond?\nIn Qala, een dorp aan de rivier bij de grens. Mijn vader had er een bakkerij.\n\n"
    "Wie woonden er nog meer?\nMijn moeder, mijn twee zussen en ik. Later kwam mijn oom Selam erbij, met zijn gezin. "
    "Hij was uit Adi Keyh gevlucht en kon nergens anders heen; wij sliepen met zes mensen in één kamer.\n\n"
    "Wat gebeurde er in het voorjaar?\nOp een ochtend kwamen er drie mannen aan de deur. Zij vroegen naar mij bij naam."
)


MAY_BE_SHORTENED = "header.crumb"
"""Begins with … where there is no room; its topic stands last, and the whole is read by a screen reader."""


class Officer:
    """Works the window by keys, as the states need it."""

    def __init__(self, stage: Stage, assembly: Assembly) -> None:
        self.stage = stage
        self.assembly = assembly
        self.window = assembly.window
        self.afterwards = ExitStack()
        self._hands = Hands(self.window, self.settle)

    def settle(self) -> None:
        self.stage.drain()
        self.assembly.show_time()
        settle()

    def type(self, text: str) -> None:
        """Type where the focus is, with a minute for each turn."""
        for part in text.splitlines(keepends=True):
            self._hands.type(part)
            self.stage.later()

    def ask(self, *commands: str) -> None:
        for command in commands:
            self.window.ask(command)
            self.settle()

    def press(self, key: Qt.Key) -> None:
        self._hands.press(key)

    def record(self, *events: ev.Event) -> None:
        session = self.stage.desk.session
        assert session is not None
        session.record(*events)
        self.settle()

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        self.stage.wait_until(is_so)
        self.settle()


State = Callable[[Officer], None]


def hearing(officer: Officer) -> None:
    """A hearing that goes on: turns of several kinds, marks, parked words, cards."""
    session = officer.stage.begun(plan=("MOD-01", "MOD-02", "MOD-03"), present=("gemachtigde",))
    session.record(
        ev.FactCardNoted("f1", "naam", "Selam Haile (spelling uit het paspoort)"),
        ev.FactCardNoted("f2", "plaats", "Qala, Adi Keyh, Senafe"),
        ev.PlanQuestionNoted("q1", "MOD-01", "Hoe kwam uw vader aan de bakkerij, en wie heeft die nu?", "NIET TONEN"),
        ev.PlanQuestionNoted("q2", "MOD-01", "Wie weten er nog meer van?"),
    )
    officer.assembly.open_hearing(session.hearing_id)
    officer.type("Goedemorgen. Begrijpt u de tolk goed?\nJa, ik versta hem goed.\n\n")
    officer.record(ev.TopicOpened("MOD-01"))
    officer.type(LIFE)
    officer.ask("mark_uncertain", "turn_t")
    officer.type("De tolk legt uit dat “Qala” ook de naam van de streek is.")
    officer.ask("bookmark", "turn_g")
    officer.type("De gemachtigde vraagt om een korte pauze.")
    officer.ask("turn_a")
    officer.type("Zij zeiden dat ik mee moest. Ik ben daarna gemarteld en ik moest in het leger. Ik was bang € 20 ")


def _then(*commands: str, typed: str = "") -> State:
    def go(officer: Officer) -> None:
        hearing(officer)
        officer.ask(*commands)
        officer.type(typed)

    return go


def _signals(officer: Officer) -> None:
    hearing(officer)
    officer.ask("turn_v")
    session = officer.stage.desk.session
    assert session is not None
    officer.wait_until(lambda: not session.is_matching)
    officer.ask("cards")


def _topic_changed(officer: Officer) -> None:
    _signals(officer)
    officer.window.strip.close_strip()
    officer.ask("next_topic")


def _back(officer: Officer) -> None:
    _then("park", "pause", "pause")(officer)


def _back_at_200(officer: Officer) -> None:
    hearing(officer)
    officer.ask(*["zoom_in"] * 10, "park", "pause", "pause")


def _failing_disk(officer: Officer) -> None:
    hearing(officer)
    session = officer.stage.desk.session
    assert session is not None
    officer.afterwards.enter_context(pytest.MonkeyPatch.context()).setattr(os, "fsync", _refuse)
    officer.type("en toen")
    officer.wait_until(lambda: session.save_state.is_at_risk)


def _refuse(_: int) -> None:
    raise OSError(errno.ENOSPC, "")


def _pause(officer: Officer) -> None:
    _then("park", "pause")(officer)
    officer.stage.later(12)
    while officer.assembly.is_pause_covered():
        officer.press(Qt.Key.Key_Space)


def _pause_timeline(officer: Officer) -> None:
    _pause(officer)
    room = officer.window.room("pause")
    assert isinstance(room, PauseRoom)
    officer.window.resize(SIZES[-1])
    officer.settle()
    for area in room.widget.findChildren(QScrollArea):
        if area.isAncestorOf(room.timeline):
            area.ensureWidgetVisible(room.timeline)
    officer.settle()


def _review(officer: Officer) -> None:
    hearing(officer)
    officer.type("in een hius bij de rivver.")
    officer.ask("park")
    officer.record(ev.PauseBegun("medewerker", "pauze"))
    officer.stage.later(15)
    officer.record(ev.PauseEnded("medewerker", "verder"), ev.HearingEnded())
    officer.window.go_to("review")
    room = officer.window.room("review")
    assert isinstance(room, ReviewRoom)
    page: QWidget | None = room.timeline
    while page is not None and room.tabs.indexOf(page) < 0:
        page = page.parentWidget()
    assert page is not None
    room.tabs.setCurrentWidget(page)
    officer.settle()


def _spelling(officer: Officer) -> None:
    _review(officer)
    officer.ask("spelling")
    officer.wait_until(lambda: officer.window.strip.content is not None)


STATES: Mapping[str, State] = MappingProxyType(
    {
        "typing": hearing,
        "signals": _signals,
        "topic-changed": _topic_changed,
        "find": _then("find", typed="qala"),
        "replace": _then("replace", typed="Qala"),
        "parked": _then("park"),
        "fact-card": _then("fact_card"),
        "ghost-question": _then("plan_question"),
        "kind": _then("turn_kind"),
        "abbreviation": _then("abbreviation"),
        "abbreviations": _then("abbreviations"),
        "go-to": _then("go_to"),
        "choose-topic": _then("choose_topic"),
        "command-search": _then("command_search", typed="pau"),
        "key-card": _then("key_card"),
        "points": _then("list_points"),
        "quiet": _then("quiet_view"),
        "zoom-200": _then(*["zoom_in"] * 10),
        "back-from-pause": _back,
        "back-at-200": _back_at_200,
        "failing-disk": _failing_disk,
        "pause": _pause,
        "pause-timeline": _pause_timeline,
        "spelling": _spelling,
        "review-timeline": _review,
    }
)


@contextmanager
def standing(name: str, theme: Theme, language: Language) -> Iterator[Officer]:
    """The window in that state, and nothing left of it afterwards."""
    letters = QApplication.font()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder))
        assembly = assembly_of(stage, theme, language)
        assembly.window.show()
        assembly.window.activateWindow()
        officer = Officer(stage, assembly)
        officer.settle()
        try:
            STATES[name](officer)
            yield officer
        finally:
            officer.afterwards.close()
            assembly.close()
            assembly.window.close()
            QApplication.setFont(letters)
            theme.enlarge(100)
            stage.close()


def cut_off(officer: Officer) -> list[str]:
    """Words that have less room than they need now."""
    return [words for words in clipped(officer.window) if not words.startswith(MAY_BE_SHORTENED)]


def main() -> int:
    """Take the pictures, in Dutch at each size and look, in English at the smallest."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("states", nargs="*")
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
    app = QApplication([])
    theme, cut = Theme(app, "light"), list[str]()
    speak_qt_texts(app, "nl")
    runs: tuple[tuple[Language, Mapping[str, Tokens], Sequence[QSize]], ...] = (
        ("nl", looks(), SIZES),
        ("en", {"light": LIGHT}, SIZES[-1:]),
    )
    for name, (language, worn, sizes) in product(given.states or STATES, runs):
        with standing(name, theme, language) as officer:
            cut += _taken(officer, given.folder / f"{name}-{language}", worn, sizes)
    print("\n".join(cut) or "Nothing is cut off.")
    return 1 if cut else 0


def _taken(officer: Officer, stem: Path, worn: Mapping[str, Tokens], sizes: Sequence[QSize]) -> Iterator[str]:
    theme = officer.assembly.theme
    for look, tokens in worn.items():
        theme.wear(tokens)
        for size in sizes:
            officer.window.resize(size)
            officer.settle()
            name = f"{stem.name}-{look}-{size.width()}x{size.height()}"
            officer.window.grab().save(str(stem.with_name(f"{name}.png")))
            yield from (f"{name}: {words}" for words in cut_off(officer))
    theme.wear(LIGHT)


if __name__ == "__main__":
    sys.exit(main())
