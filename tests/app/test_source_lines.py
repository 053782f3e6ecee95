"""Beside each text of the pack stands when its source was checked; only outside the hearing it asks to check it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearing_desk.app.cards_presenter import CardsPresenter
from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.app.pause_presenter import PausePresenter
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.session import Session
from hearing_desk.app.source_lines import checked_line, source_line
from hearing_desk.app.waiting import as_row
from hearing_desk.core import events as ev
from hearing_desk.core.form import Provenance
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from tests.app.stage import Stage, raised

A_YEAR = 365 * 24 * 60
FOUND = Provenance("Vc 2000 C1", "2026-10-30", "gevonden")


def _in_preparation(session: Session) -> list[str]:
    return [row.checked for row in PreparationPresenter(session, words_of("en")).rows()]


def _at_dates(session: Session) -> list[str]:
    fields = DeadlinesPresenter(session, words_of("en")).fields()
    return [field.hint for field in fields if field.id.startswith("deadline.") and "checked" in field.hint]


def _on_cards(session: Session) -> list[str]:
    return [in_english(row.source) for row in CardsPresenter(session).rows()]


def _in_pause(session: Session) -> list[str]:
    rows = (as_row(line, in_english) for line in PausePresenter(session).waiting())
    return [row.checked for row in rows if row.id == "SG-06"]


PLACES = [_in_preparation, _at_dates, _on_cards, _in_pause]


@pytest.mark.parametrize("lines", PLACES)
def test_an_old_check_asks_to_be_done_again_and_never_in_the_hearing(
    lines: Callable[[Session], list[str]], stage: Stage
) -> None:
    session = stage.begun()
    raised(session, "SG-06", "consult")
    stage.later(A_YEAR)

    told = lines(session)
    assert told
    assert all("checked" in line and "check this" not in line for line in told)

    session.record(ev.PauseBegun("medewerker", "lunch"))
    assert lines(session)
    assert all("check this" in line for line in lines(session))


def test_a_check_of_this_month_is_told_by_its_day_alone(stage: Stage) -> None:
    session = stage.plan()

    assert in_english(checked_line(session, FOUND)) == "checked on 2026-10-30"
    assert in_english(source_line(session, FOUND)) == "Vc 2000 C1 · checked on 2026-10-30"
    stage.later(A_YEAR)
    assert in_english(source_line(session, FOUND, "twee dagen")) == (
        "twee dagen · check this: last checked on 2026-10-30"
    )
