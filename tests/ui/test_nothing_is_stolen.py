"""Two thousand characters while everything happens that can: each stands in its place, and nothing else moved."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.show import Show

COUNT = 2000
WORDS = "hij liep naar het café van José en betaalde € 5, want “morgen” was het te laat; dat zei hij. "
TYPED = (WORDS * (COUNT // len(WORDS) + 1))[:COUNT]
DISK_FULL_FROM, DISK_FULL_TO = 500, 1100


class Typist:
    """An officer who types in the real window, and what could be taken from them at each letter."""

    def __init__(self, stage: Stage, session: Session, show: Show, app: QApplication) -> None:
        custody = Custody(stage.vault.check_passphrase, True, True, ExportLog(stage.vault.log, stage.clock))
        around = Surroundings(words_of("nl"), stage.clock, Theme(app, "light"), stage.post, custody)
        self.stage, self.session = stage, session
        self.assembly = Assembly(stage.desk, around)
        self.window = self.assembly.window
        show(self.window)
        self.assembly.open_hearing(session.hearing_id)
        room = self.window.room("hearing")
        assert isinstance(room, HearingRoom)
        assert stage.desk.session is not None
        self.session, self.room = stage.desk.session, room
        self.hands = Hands(self.window, QApplication.processEvents)

    def write(self, letter: str) -> None:
        self.hands.letter(letter)
        self.stage.drain()
        QApplication.processEvents()

    def stands(self) -> tuple[object, ...]:
        """Where the focus, every part of the window and every window stand now."""
        parts = [self.room.editor.viewport(), self.room.beside, self.room.rail, self.window.header, self.window.status]
        visible = {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}
        return QApplication.focusWidget(), visible, *(self._place(part) for part in parts)

    def _place(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self.window, part.rect().topLeft()), part.size())


@pytest.fixture
def typist(stage: Stage, show: Show, qapp: QApplication) -> Iterator[Typist]:
    typist = Typist(stage, stage.begun(plan=("MOD-01", "MOD-02")), show, qapp)
    yield typist
    typist.assembly.close()


@contextmanager
def full_disk() -> Iterator[Callable[[bool], None]]:
    """Lets no file of this process grow, and lets all grow again at the end whatever happens."""
    soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(is_full: bool) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 if is_full else soft, most))

    try:
        yield fill
    finally:
        fill(False)


def happenings(typist: Typist, disk: Callable[[bool], None]) -> dict[int, list[Callable[[], object]]]:
    """What happens at which letter: cards, clock, disk, a topic that closes and the next that opens."""
    session, stage = typist.session, typist.stage
    found: dict[int, list[Callable[[], object]]] = {}
    answer = session.committed.order[1]
    for number, signal in enumerate(session.pack.signals[:30]):
        card = ev.CardOpened(signal.id, answer, "stop" if number % 9 == 0 else "consult")
        found.setdefault(60 * number, []).append(lambda card=card: session.record(card))  # type: ignore[misc]
    for at in range(0, COUNT, 40):
        found.setdefault(at, []).extend((stage.later, typist.window.header.show_time))
    found.setdefault(DISK_FULL_FROM, []).append(lambda: disk(True))
    found.setdefault(DISK_FULL_TO, []).append(lambda: disk(False))
    points = session.pack.topic("MOD-01").points
    found.setdefault(1500, []).extend(
        [
            *(lambda p=p: session.record(ev.CoverageSet(p.id, "gevraagd")) for p in points),
            lambda: session.record(ev.TopicOpened("MOD-02")),
            lambda: session.record(ev.ConsultLogged("senior", "", "", "")),
        ]
    )
    return found


def begin(typist: Typist) -> None:
    """A question, an answer that is looked at for signals while the typing goes on, and an empty answer."""
    typist.session.record(ev.TopicOpened("MOD-01"))
    for letter in "Waarom?\nIk ben gemarteld en ik heb in het leger gediend.":
        typist.write(letter)
    typist.hands.command("turn_a")
    typist.write(TYPED[0])


def test_two_thousand_characters_stand_in_their_places_whatever_happens(typist: Typist) -> None:
    begin(typist)
    start = typist.room.editor.textCursor().position()
    stood, said = typist.stands(), set()
    with full_disk() as disk:
        happens = happenings(typist, disk)
        for at, letter in enumerate(TYPED[1:], start=1):
            for happen in happens.get(at, ()):
                happen()
            typist.write(letter)
            said.add(typist.window.header.saved.text()[:1])
            assert typist.stands() == stood, at
            assert typist.room.editor.textCursor().position() == start + at
    assert typist.session.turns[-1].text == TYPED
    assert typist.room.editor.read()[-1].text == TYPED
    assert said == {"●", "▲"}
    typist.stage.wait_until(lambda: typist.session.save_state.unsaved_since is None)
    assert typist.session.committed.cards["SG-01"].turns


BREACHES: dict[str, Callable[[Typist], object]] = {
    "a line that comes below the text": lambda t: t.room.find_bar.show(),
    "the focus somewhere else": lambda t: t.room.beside.topics.view.setFocus(),
    "a window of its own": lambda t: QLabel("Let op", t.window, Qt.WindowType.Tool).show(),
    "a strip that opens by itself": lambda t: t.window.ask("key_card"),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_what_would_be_stolen_is_seen(typist: Typist, breach: str) -> None:
    begin(typist)
    stood = typist.stands()
    BREACHES[breach](typist)
    QApplication.processEvents()
    assert typist.stands() != stood
