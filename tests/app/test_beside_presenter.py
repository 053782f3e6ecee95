"""The lists beside the text: set by the officer alone, linked to what was asked, and why something was left out."""

from __future__ import annotations

import pytest

from hearing_desk.app.beside_presenter import CLOSING, OPENING, POINTS, BesidePresenter
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from tests.app.stage import Stage
from tests.app.typing import opened


def row_of(presenter: BesidePresenter, which: str, item: str) -> ItemRow:
    return next(row for row in presenter.rows(which) if row.id == item)


def asking_item(session: Session, which: str = "opening") -> str:
    return next(item.id for item in session.pack.checklist(which).items if item.ask)


@pytest.mark.parametrize(
    ("topic", "which"),
    [("", OPENING), ("opening", OPENING), ("MOD-02", POINTS), ("afsluiting", CLOSING)],
)
def test_the_list_fits_the_topic(stage: Stage, topic: str, which: str) -> None:
    session = stage.begun()
    if topic:
        session.record(ev.TopicOpened(topic))
    assert BesidePresenter(session).fitting() == which


def test_nothing_is_set_before_the_officer_sets_it(stage: Stage) -> None:
    session = stage.begun()
    presenter = BesidePresenter(session)
    stage.say(session, "V", "Begrijpt u de tolk?")
    stage.say(session, "A", "Ja, ik begrijp de tolk.")
    for which in (OPENING, POINTS, CLOSING):
        assert all(row.is_open for row in presenter.rows(which))


def test_a_question_that_was_put_shows_its_number_once_it_is_answered(stage: Stage) -> None:
    session = stage.begun()
    presenter, item = BesidePresenter(session), asking_item(session)
    turn = stage.say(session, "V", presenter.question(OPENING, item))
    presenter.question_was_put(OPENING, item, turn)
    assert row_of(presenter, OPENING, item).is_open
    opened(session, "A", text="J")
    row = row_of(presenter, OPENING, item)
    assert (row.is_open, row.state_text) == (False, "V1")
    assert presenter.given(OPENING, item) == ""


def test_an_item_links_to_the_question_asked_since_the_one_before(stage: Stage) -> None:
    session = stage.begun()
    presenter, items = BesidePresenter(session), session.pack.checklist("opening").items
    first = stage.say(session, "V", "Begrijpt u de tolk?")
    stage.say(session, "A", "Ja.")
    presenter.answer(OPENING, items[0].id, "gedaan")
    presenter.answer(OPENING, items[1].id, "gedaan")
    unanswered = stage.say(session, "V", "Gaat het?")
    presenter.answer(OPENING, items[2].id, "gedaan")
    linked = [session.committed.opening[item.id][0].turn for item in items[:3]]
    assert linked == [first, "", ""]
    assert unanswered not in linked


@pytest.mark.parametrize(("which", "answer"), [(CLOSING, "niet_nodig"), (CLOSING, "niet_mogelijk")])
def test_leaving_an_item_out_asks_why(stage: Stage, which: str, answer: str) -> None:
    session = stage.begun()
    presenter = BesidePresenter(session)
    item = presenter.rows(which)[0].id
    assert [problem.field for problem in presenter.answer(which, item, answer)] == ["note"]
    assert presenter.answer(which, item, answer, "al besproken") == ()
    assert presenter.given(which, item) == answer
    assert row_of(presenter, which, item).note == "al besproken"


def test_answering_an_item_finishes_what_was_being_typed(stage: Stage) -> None:
    session = stage.begun()
    presenter = BesidePresenter(session)
    turn = stage.say(session, "V", "Begrijpt u de tolk?")
    opened(session, "A", text="Ja.")
    presenter.answer(OPENING, presenter.rows(OPENING)[0].id, "gedaan")
    assert next(iter(session.committed.opening.values()))[0].turn == turn


def test_a_point_is_set_and_changed(stage: Stage) -> None:
    session = stage.begun()
    presenter = BesidePresenter(session)
    point = presenter.rows(POINTS)[0].id
    assert presenter.given(POINTS, point) == ""
    assert presenter.cover(point, "uit_zichzelf") == ()
    assert presenter.given(POINTS, point) == "uit_zichzelf"
    assert not row_of(presenter, POINTS, point).is_open


def test_deliberately_not_asking_needs_a_code_or_a_reason(stage: Stage) -> None:
    session = stage.begun()
    presenter = BesidePresenter(session)
    point = presenter.rows(POINTS)[0].id
    assert [problem.field for problem in presenter.cover(point, "bewust_niet")] == ["code"]
    assert presenter.cover(point, "bewust_niet", reason="te belastend") == ()
    assert session.committed.coverage[point].reason == "te belastend"


def test_the_points_of_this_topic_come_first_and_the_others_name_theirs(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.TopicOpened("MOD-03"))
    rows = BesidePresenter(session).rows(POINTS)
    topic = next(topic for topic in session.pack.topics if topic.id == "MOD-03")
    own = [point.id for point in topic.points]
    assert [row.id for row in rows[: len(own)]] == own
    assert all(" – " in row.label for row in rows[len(own) :])


def test_a_row_has_its_question_or_its_statement(stage: Stage) -> None:
    presenter = BesidePresenter(stage.begun())
    for which in (OPENING, CLOSING):
        for item in presenter.checklist(which).items:
            assert (presenter.question(which, item.id), presenter.statement(which, item.id)) == (item.ask, item.say)


def test_a_final_hearing_takes_no_answer(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.HearingEnded(), ev.MadeFinal("0" * 64))
    presenter, count = BesidePresenter(session), len(session.records)
    assert presenter.answer(OPENING, presenter.rows(OPENING)[0].id, "gedaan") != ()
    assert presenter.cover(presenter.rows(POINTS)[0].id, "gevraagd") != ()
    assert len(session.records) == count


def test_a_child_is_asked_in_its_own_words_and_nothing_is_summed_up(stage: Stage) -> None:
    session = stage.begun(birth_year="2018")
    presenter = BesidePresenter(session)
    assert presenter.statement(OPENING, "OP-02").startswith("Ik wil graag weten")
    assert presenter.question(POINTS, "MOD-01.namen_aliassen") == "Hoe heet je, en hoe noemen de mensen je thuis?"
    assert "AF-01" not in [row.id for row in presenter.rows(CLOSING)]


def test_a_point_puts_its_second_question_when_the_first_one_stands_there(stage: Stage) -> None:
    session = stage.begun()
    presenter = BesidePresenter(session)
    first = presenter.question(POINTS, "MOD-01.geboorte")
    stage.say(session, "V", first)
    second = presenter.question(POINTS, "MOD-01.geboorte")
    stage.say(session, "V", second)
    assert first != second
    assert presenter.question(POINTS, "MOD-01.geboorte") == first
