"""The timeline on the screen: a picture with words in it, and a table that says the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QImage

from hearing_desk.app.clock import ZONE
from hearing_desk.app.timeline import Span, TimelineDay, TimelineRow
from hearing_desk.core.text import in_english
from hearing_desk.ui.timeline_panel import TimelinePanel
from tests.ui.accessible import unnamed
from tests.ui.show import Show

START = datetime(2026, 11, 3, 9, 0, tzinfo=ZONE)


def row(what: Span, label: str, start: int, end: int) -> TimelineRow:
    return TimelineRow(1, what, label, START + timedelta(minutes=start), START + timedelta(minutes=end))


ROWS = (
    row(Span.TOPIC, "Opening", 0, 20),
    row(Span.MARK, "bookmark at V3", 10, 10),
    row(Span.TOPIC, "Work", 20, 60),
    row(Span.PAUSE, "Pause", 40, 55),
)
DAY = TimelineDay(1, START, START + timedelta(minutes=60), ROWS)


@pytest.fixture
def panel(show: Show) -> TimelinePanel:
    panel = TimelinePanel("timeline", in_english)
    panel.resize(500, 300)
    show(panel)
    return panel


def cells(panel: TimelinePanel) -> list[list[str]]:
    table = panel.table
    found = [[table.item(r, c) for c in range(table.columnCount())] for r in range(table.rowCount())]
    return [[cell.text() if cell else "" for cell in line] for line in found]


def test_the_table_says_all_that_the_picture_shows(panel: TimelinePanel) -> None:
    panel.show_days((DAY,))
    assert cells(panel) == [
        ["09:00", "09:20", "Opening", "20"],
        ["09:10", "", "bookmark at V3", ""],
        ["09:20", "10:00", "Work", "40"],
        ["09:40", "09:55", "Pause", "15"],
    ]


def test_both_have_a_name_for_a_screen_reader(panel: TimelinePanel) -> None:
    assert panel.table.accessibleName()
    assert panel.picture.accessibleName()


def painted(panel: TimelinePanel, day: TimelineDay) -> QImage:
    panel.show_days((day,))
    return panel.picture.grab().toImage()


@pytest.mark.parametrize("left_out", ROWS, ids=lambda row: str(row.label))
def test_every_line_of_the_table_is_seen_in_the_picture(panel: TimelinePanel, left_out: TimelineRow) -> None:
    fewer = TimelineDay(1, DAY.from_at, DAY.to_at, tuple(each for each in ROWS if each is not left_out))
    assert painted(panel, DAY) != painted(panel, fewer)


def test_a_day_of_no_length_is_drawn_too(panel: TimelinePanel) -> None:
    assert not painted(panel, TimelineDay(1, START, START, ())).isNull()


def test_a_shorter_timeline_leaves_no_lines_of_the_longer(panel: TimelinePanel) -> None:
    panel.show_days((DAY,))
    panel.show_days((TimelineDay(1, DAY.from_at, DAY.to_at, ROWS[:1]),))
    assert len(cells(panel)) == 1


def test_nothing_in_it_is_without_a_name(panel: TimelinePanel) -> None:
    panel.show_days((DAY,))
    assert unnamed(panel) == []
