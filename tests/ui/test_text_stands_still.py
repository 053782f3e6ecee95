"""The text of a hearing stands still: strips, lists and larger letters come and go beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from hearing_desk.core.text import Text
from tests.ui.hall import Hall

LONG = "Die ochtend kwamen er drie mannen naar ons huis en zij vroegen naar mij bij naam, zei mijn vader later. " * 3
SIZES = pytest.mark.parametrize(("width", "height"), [(1366, 768), (1093, 534), (911, 432)])


@pytest.fixture
def zooming(hall: Hall) -> Iterator[Hall]:
    letters = QApplication.font()
    hall.rooms.window.zoomed.connect(hall.rooms.theme.enlarge)
    yield hall
    QApplication.setFont(letters)


def _sized(hall: Hall, width: int, height: int) -> None:
    hall.rooms.window.resize(width, height)
    _settle()


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _caret_on_screen(hall: Hall) -> QPoint:
    return hall.editor.viewport().mapTo(hall.rooms.window, hall.editor.cursorRect().topLeft())


def _left_of_text(hall: Hall) -> int:
    return hall.editor.viewport().mapTo(hall.rooms.window, QPoint(0, 0)).x()


def _written(hall: Hall) -> None:
    for _ in range(5):
        hall.write(f"Wat gebeurde er?\n{LONG}")
        hall.command("turn_v")
    hall.write("En toen?")


@SIZES
@pytest.mark.parametrize("command_id", ["cards", "consult", "key_card"])
def test_a_strip_that_opens_or_closes_moves_no_text(hall: Hall, command_id: str, width: int, height: int) -> None:
    _sized(hall, width, height)
    _written(hall)
    left, caret = _left_of_text(hall), _caret_on_screen(hall)
    hall.command(command_id)
    _settle()
    assert hall.rooms.window.strip.isVisible()
    assert (_left_of_text(hall), _caret_on_screen(hall)) == (left, caret)
    hall.rooms.window.strip.close_strip()
    _settle()
    assert (_left_of_text(hall), _caret_on_screen(hall)) == (left, caret)


@SIZES
def test_the_first_sentence_at_the_bottom_moves_no_text(hall: Hall, width: int, height: int) -> None:
    _sized(hall, width, height)
    before = hall.editor.height()
    hall.rooms.window.tell(Text("Short."))
    _settle()
    assert hall.editor.height() == before


def test_on_a_usual_screen_no_line_breaks_otherwise_when_a_strip_opens(hall: Hall) -> None:
    _sized(hall, 1366, 768)
    _written(hall)
    before = hall.editor.document().documentLayout().documentSize()
    hall.command("cards")
    _settle()
    assert hall.editor.document().documentLayout().documentSize() == before


def test_the_panel_stays_where_a_strip_opens_beside_it(hall: Hall) -> None:
    _sized(hall, 1093, 534)
    hall.command("cards")
    _settle()
    assert hall.room.beside.isVisible()


def test_on_a_narrow_screen_a_list_stands_behind_the_text_and_goes_when_one_types(hall: Hall) -> None:
    _sized(hall, 911, 432)
    hall.write("Waar?")
    left = _left_of_text(hall)
    hall.command("list_opening")
    _settle()
    assert hall.room.beside.isVisible()
    assert _left_of_text(hall) == left
    hall.command("pane_next")
    _settle()
    assert not hall.room.beside.isVisible()
    assert hall.is_in_text()


@SIZES
def test_larger_letters_widen_no_window_and_keep_the_caret_in_sight(zooming: Hall, width: int, height: int) -> None:
    hall, window = zooming, zooming.rooms.window
    _sized(hall, width, height)
    _written(hall)
    for _ in range(10):
        hall.command("zoom_in")
    _settle()
    hall.command("consult")
    _settle()
    assert window.width() == width
    assert hall.editor.font().pointSizeF() == pytest.approx(QApplication.font().pointSizeF())
    assert 0 <= hall.editor.cursorRect().top() < hall.editor.viewport().height()


def test_a_window_with_a_strip_and_larger_letters_can_become_narrow_again(zooming: Hall) -> None:
    hall, window = zooming, zooming.rooms.window
    _sized(hall, 1366, 768)
    for _ in range(10):
        hall.command("zoom_in")
    hall.command("consult")
    _sized(hall, 911, 432)
    assert window.width() == 911
    assert hall.editor.width() >= 360


def test_the_topics_give_way_to_the_list_one_works_in(hall: Hall) -> None:
    _sized(hall, 1093, 534)
    topics, points = hall.room.beside.topics.view, hall.room.beside.lists["points"].view
    before = topics.height()
    hall.command("list_points")
    _settle()
    assert topics.height() < before - topics.sizeHintForRow(0)
    assert points.height() >= 4 * points.sizeHintForRow(0)
    hall.key(Qt.Key.Key_Escape)
    _settle()
    assert topics.height() >= before


def test_quiet_view_leaves_the_text_and_the_truth_about_saving_and_all_comes_back(hall: Hall) -> None:
    hall.write("Waar?")
    window, room = hall.rooms.window, hall.room
    others = (room.beside, room.rail, room.kind_line, window.menuBar(), window.status, window.header.clock)
    hall.command("quiet_view")
    _settle()
    assert [part.isVisible() for part in others] == [False] * len(others)
    assert window.header.saved.isVisible()
    hall.write(" En waar nog meer?")
    assert hall.session.turns[-1].text == "Waar? En waar nog meer?"
    hall.command("list_opening")
    assert room.beside.isVisible()
    hall.key(Qt.Key.Key_Escape)
    assert not room.beside.isVisible()
    hall.command("quiet_view")
    _settle()
    assert [part.isVisible() for part in others] == [True] * len(others)


def test_in_the_quiet_view_a_refusal_is_said_until_one_types_on(hall: Hall) -> None:
    hall.write("Waar?")
    hall.command("quiet_view")
    status = hall.rooms.window.status
    hall.command("start_hearing")
    assert status.isVisible()
    assert status.message.text()
    hall.write(" En waar?")
    assert not status.isVisible()
    assert hall.is_in_text()


def test_in_the_quiet_view_what_lasts_is_seen(hall: Hall) -> None:
    hall.command("quiet_view")
    status = hall.rooms.window.status
    status.tell_lasting(Text("No backup can be made."))
    hall.write("Waar?")
    assert status.isVisible()
    status.tell_lasting(None)
    assert not status.isVisible()


def test_full_screen_comes_and_goes_with_one_key_and_moves_no_focus(hall: Hall) -> None:
    hall.write("Waar?")
    hall.command("full_screen")
    assert hall.rooms.window.isFullScreen()
    assert hall.is_in_text()
    hall.command("full_screen")
    assert not hall.rooms.window.isFullScreen()


def test_five_topics_are_in_sight_on_the_design_size(hall: Hall) -> None:
    _sized(hall, 1093, 534)
    view = hall.room.beside.topics.view
    rows = [view.visualRect(view.model().index(at, 0)) for at in range(view.model().rowCount())]
    assert sum(view.viewport().rect().contains(row) for row in rows) >= min(5, len(rows))


def test_the_topic_at_hand_is_in_sight_after_the_window_shrank(hall: Hall) -> None:
    hall.room.open_topic("afsluiting")
    _sized(hall, 1093, 300)
    view = hall.room.beside.topics.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_keys_of_a_list_show_while_somebody_works_in_it(hall: Hall) -> None:
    note = hall.room.beside.lists["opening"].note
    assert not note.isVisible()
    hall.command("list_opening")
    assert note.isVisible()
    hall.rooms.key(Qt.Key.Key_Escape)
    assert (note.isVisible(), hall.is_in_text()) == (False, True)
