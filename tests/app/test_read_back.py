"""Reading back turn by turn: what was read back as it stands, and confirming at once only when all of it was."""

from __future__ import annotations

from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.hearing_presenter import HearingPresenter
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.text import in_english
from tests.app.stage import Stage


def test_reading_back_goes_from_turn_to_turn_and_ends(stage: Stage) -> None:
    session = stage.begun()
    first, second = stage.say(session, "V", "Waar woonde u?"), stage.say(session, "A", "In een dorp.")
    presenter = HearingPresenter(session)
    assert presenter.read_back(first) == ((), second)
    assert presenter.read_back(second) == ((), "")
    assert presenter.line(first, "V").signs == "✓"


def test_a_report_is_confirmed_at_once_only_when_every_turn_was_read_back_as_it_stands(stage: Stage) -> None:
    session = stage.begun(profile="apr_2026", procedure="apr_gewoon")
    first, second = stage.say(session, "V", "Waar woonde u?"), stage.say(session, "A", "In een dorp.")
    presenter, closing = HearingPresenter(session), ClosingPresenter(session)
    presenter.read_back(first)
    (problem,) = closing.confirm({"state": "nu"})
    assert in_english(problem.text).endswith("Left: 1.")
    presenter.read_back(second)
    session.replace_turns(TurnsReplaced(first, (), (TurnText(second, "A", "In een stad."),)))
    session.finish_all_turns()
    assert closing.confirm({"state": "nu"}) != ()
    presenter.read_back(second)
    assert closing.confirm({"state": "nu"}) == ()
    assert session.committed.is_text_fixed


def test_a_correction_at_reading_back_is_a_turn_of_its_own_and_is_read_back_too(stage: Stage) -> None:
    session = stage.begun(profile="apr_2026", procedure="apr_gewoon")
    turns = [stage.say(session, "V", "Waar woonde u?"), stage.say(session, "A", "In een dorp.")]
    presenter, closing = HearingPresenter(session), ClosingPresenter(session)
    for turn in turns:
        presenter.read_back(turn)
    added = stage.say(session, "A", "Het was een stad.")
    assert session.committed.turns[added].number == "1a"
    assert closing.confirm({"state": "nu"}) != ()
    presenter.read_back(added)
    assert closing.confirm({"state": "nu"}) == ()


def test_in_a_pause_nothing_is_read_back(stage: Stage) -> None:
    session = stage.plan()
    assert HearingPresenter(session).read_back("t1")[0] != ()


def test_the_answer_to_the_evaluation_question_is_never_looked_at_for_signals(stage: Stage) -> None:
    session = stage.begun()
    (item,) = [i for i in session.pack.checklist("closing").items if i.is_outside_signals]
    said = "Ik dacht aan zelfmoord en ik was soldaat."
    stage.say(session, "V", item.ask)
    stage.say(session, "A", said)
    assert session.committed.cards == {}
    stage.say(session, "V", "Wat gebeurde er?")
    stage.say(session, "A", said)
    assert session.committed.cards != {}
