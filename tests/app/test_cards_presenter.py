"""The cards in the room: neutral words, one answer each, and the life of a card as the officer meets it."""

from __future__ import annotations

import pytest

from hearing_desk.app.cards_presenter import ANSWER_KEYS, ROLE_KEYS, CardsPresenter
from hearing_desk.core import events as ev
from hearing_desk.core.escalation import open_cards
from hearing_desk.core.text import in_english
from tests.app.stage import Stage, raised

TORTURE = "Ik ben gemarteld."


def test_a_card_shows_neutral_words_the_turn_the_question_and_the_source(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Wat gebeurde er?")
    stage.say(session, "A", TORTURE)
    row = next(row for row in CardsPresenter(session).rows() if row.group == "SG-03")
    signal = session.pack.signal("SG-03")
    assert (row.code, row.label, row.places, row.words) == (signal.screen_code, signal.screen_label, ("A1",), TORTURE)
    assert (row.question, row.follow_up) == (signal.card, signal.follow_up)
    assert in_english(row.source).startswith(f"{signal.source.basis} · ")
    assert row.is_open
    assert signal.label not in f"{row.label} {row.question} {row.follow_up}"


def test_waiting_cards_come_first(stage: Stage) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    for group in ("SG-03", "SG-17", "SG-09"):
        raised(session, group, "consult")
    presenter.answer("SG-03", "doorgevraagd", (), "")
    assert [row.group for row in presenter.rows()] == ["SG-17", "SG-09", "SG-03"]


@pytest.mark.parametrize("answer", ["doorgevraagd", "voorgelegd", "opgehelderd"])
def test_a_settled_card_takes_further_places_in_silence(stage: Stage, answer: str) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    turn = stage.say(session, "A", TORTURE)
    presenter.answer("SG-03", answer, (), turn)
    counted = presenter.counted()
    stage.say(session, "A", f"{TORTURE} En geslagen.")
    row = next(row for row in presenter.rows() if row.group == "SG-03")
    assert (presenter.counted(), row.is_open, row.new_places) == (counted, False, 1)


def test_a_card_that_was_not_relevant_opens_again_on_a_later_turn(stage: Stage) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    turn = stage.say(session, "A", TORTURE)
    presenter.answer("SG-03", "niet_relevant", (), turn)
    assert "SG-03" not in open_cards(session.committed)
    stage.say(session, "A", TORTURE)
    assert "SG-03" in open_cards(session.committed)


def test_a_card_for_later_leaves_the_number_until_the_next_pause(stage: Stage) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    raised(session, "SG-09", "consult")
    presenter.answer("SG-09", "later", (), "")
    seen = [(presenter.counted(), "SG-09" in open_cards(session.committed))]
    session.record(ev.PauseBegun("medewerker", "pauze"))
    seen.append((presenter.counted(), "SG-09" in open_cards(session.committed)))
    assert seen == [(0, True), (1, True)]


def test_roles_are_kept_where_the_card_asks_them_and_nowhere_else(stage: Stage) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    for group in ("SG-03", "SG-09"):
        raised(session, group, "consult")
        presenter.answer(group, "doorgevraagd", ("zelf", "getuige"), "")
    assert session.committed.cards["SG-03"].answers[-1].roles == ("zelf", "getuige")
    assert session.committed.cards["SG-09"].answers[-1].roles == ()


def test_a_card_is_raised_by_hand_on_the_turn_at_hand(stage: Stage) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    turn = stage.say(session, "A", "Ik zeg daar liever niets over.")
    presenter.raise_card("SG-06", turn)
    card = session.committed.cards["SG-06"]
    assert (card.turns, card.is_by_hand, card.level) == ((turn,), True, "consult")
    assert not session.committed.matches


def test_every_group_can_be_raised_under_a_neutral_name(stage: Stage) -> None:
    session = stage.begun()
    groups = CardsPresenter(session).groups()
    assert [group for group, _ in groups] == [signal.id for signal in session.pack.signals]
    assert all(name.endswith(session.pack.signal(group).screen_label) for group, name in groups)


def test_taking_along_exists_only_in_a_registration_interview(stage: Stage) -> None:
    session = stage.begun()
    presenter = CardsPresenter(session)
    raised(session, "SG-07", "consult")
    assert presenter.answer("SG-07", "meenemen", (), "") != ()
    first = stage.begun(hearing_type="aanmeldgehoor", reference="DEMO-0002")
    raised(first, "SG-07", "consult")
    assert CardsPresenter(first).answer("SG-07", "voorgelegd", (), "") != ()
    assert CardsPresenter(first).answer("SG-07", "meenemen", (), "") == ()
    assert not open_cards(first.committed)


def test_a_final_hearing_takes_no_answer(stage: Stage) -> None:
    session = stage.begun()
    raised(session, "SG-07", "consult")
    session.record(ev.HearingEnded(), ev.MadeFinal("0" * 64))
    count = len(session.records)
    assert CardsPresenter(session).answer("SG-07", "doorgevraagd", (), "") != ()
    assert len(session.records) == count


def test_each_answer_and_each_role_has_a_key_of_its_own(stage: Stage) -> None:
    pack = stage.begun().pack
    assert set(ANSWER_KEYS.values()) == {option.id for option in pack.lists["card_answer"]}
    assert tuple(ROLE_KEYS.values()) == tuple(option.id for option in pack.lists["role"])
    assert not set(ANSWER_KEYS) & set(ROLE_KEYS)


def test_a_group_without_a_code_shows_none(stage: Stage) -> None:
    session = stage.begun()
    raised(session, "SG-21", "note")
    row = next(row for row in CardsPresenter(session).rows() if row.group == "SG-21")
    assert (session.pack.signal("SG-21").screen_code, row.code) == ("-", "")
    assert dict(CardsPresenter(session).groups())["SG-21"] == f"SG-21 · {row.label}"
