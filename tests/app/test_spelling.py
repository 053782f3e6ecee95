"""The Dutch dictionary: asked on another thread, with the names of the fact card, and never for the last word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hearing_desk.app.session import Session
from hearing_desk.app.spelling import DICTIONARY, MOST_SUGGESTIONS, Speller, SpellingPresenter
from hearing_desk.core import events as ev
from tests.app.stage import Stage


@pytest.fixture
def speller(stage: Stage) -> Iterator[Speller]:
    speller = Speller(DICTIONARY, stage.post)
    yield speller
    speller.stop()


@pytest.fixture
def session(stage: Stage) -> Session:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een hius in Qala, bij het asielzoekerscentrum.")
    return session


def unknown(stage: Stage, spelling: SpellingPresenter, text: str) -> list[str]:
    found: list[list[str]] = []
    spelling.unknown_in(text, lambda places: found.append([place.word for place in places]))
    stage.wait_until(lambda: bool(found))
    return found[0]


def test_words_that_no_dictionary_has_are_found(stage: Stage, session: Session, speller: Speller) -> None:
    text = "Het hius van de vreemdeling; de gemachtigde zag foto’s bij het asielzoekerscentrum in Qala."
    assert unknown(stage, SpellingPresenter(session, speller), text) == ["hius", "Qala"]


def test_the_names_of_the_fact_card_are_known(stage: Stage, session: Session, speller: Speller) -> None:
    session.record(ev.FactCardNoted("f1", "dorp", "Qala Sharif"))
    assert unknown(stage, SpellingPresenter(session, speller), "In Qala staat een hius.") == ["hius"]


def test_words_that_look_like_it_are_offered_and_not_too_many(stage: Stage, session: Session, speller: Speller) -> None:
    found: list[tuple[str, ...]] = []
    SpellingPresenter(session, speller).suggestions("hius", found.append)
    stage.wait_until(lambda: bool(found))
    assert "huis" in found[0]
    assert len(found[0]) <= MOST_SUGGESTIONS


def test_the_next_turn_with_an_unknown_word_is_found_and_then_none(
    stage: Stage, session: Session, speller: Speller
) -> None:
    spelling = SpellingPresenter(session, speller)
    found: list[str] = []
    spelling.next_turn("", found.append)
    spelling.next_turn("t2", found.append)
    stage.wait_until(lambda: len(found) == 2)
    assert found == ["t2", ""]


def test_after_the_end_nobody_is_answered(stage: Stage, session: Session) -> None:
    speller = Speller(DICTIONARY, stage.post)
    found: list[object] = []
    SpellingPresenter(session, speller).unknown_in("hius", found.append)
    speller.stop()
    SpellingPresenter(session, speller).unknown_in("hius", found.append)
    stage.drain()
    assert found == []
