"""Why a hearing stays on this computer: each condition alone keeps it, and only all of them together let it go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.events import CorrectionNoted
from hearing_desk.core.fold import fold
from hearing_desk.core.form import FormPack, Provenance, Retention
from hearing_desk.core.hearing import Hearing, HearingSession
from hearing_desk.core.removal import kept_until, why_not_removed
from hearing_desk.core.text import in_english
from tests.report_pack import report_pack

PACK = report_pack()
TODAY = date(2026, 11, 23)
SESSION = HearingSession(1, "2026-11-03", "Zevenaar", "2026-11-03T09:00:00+01:00", "2026-11-03T12:00:00+01:00")
DONE = (
    ev.HearingEnded(),
    ev.MadeFinal("ab"),
    ev.PartHandedOver("rapport", "Indigo 12-3"),
    ev.PartHandedOver("intern", "Indigo 12-4"),
    ev.RoundClosed(1),
)


def test_what_never_began_may_go_at_once() -> None:
    assert why_not_removed(Hearing(), PACK, TODAY) == ()


def test_a_hearing_that_is_done_may_go() -> None:
    assert _reasons(*DONE) == []


@pytest.mark.parametrize(
    ("left_out", "reason"),
    [
        (ev.MadeFinal, "not final"),
        (ev.RoundClosed, "term for corrections"),
    ],
)
def test_each_condition_that_is_not_met_keeps_it(left_out: type, reason: str) -> None:
    said = _reasons(*(event for event in DONE if not isinstance(event, left_out)))
    assert len(said) == 1
    assert reason in said[0]


@pytest.mark.parametrize(("part", "words"), [("rapport", "the report was"), ("intern", "the internal sheet was")])
def test_each_part_has_to_be_handed_over(part: str, words: str) -> None:
    said = _reasons(*(event for event in DONE if getattr(event, "part", "") != part))
    assert len(said) == 1
    assert words in said[0]


@pytest.mark.parametrize(("day", "count"), [("2026-11-22", 0), ("2026-11-23", 1), ("2026-11-24", 1), ("later", 1)])
def test_a_term_that_has_passed_counts_as_a_closed_round(day: str, count: int) -> None:
    assert len(_reasons(*DONE[:-1], ev.DeadlineSet("correcties", day))) == count


def test_a_correction_after_the_round_was_closed_opens_it_again() -> None:
    late = CorrectionNoted("t1", "Nee, in 2019.", "lawyer", "verkeerd_verstaan", round=1)
    assert len(_reasons(*DONE, late)) == 1
    assert _reasons(*DONE, late, ev.RoundClosed(1)) == []


def test_an_answer_that_is_still_awaited_keeps_it() -> None:
    asked = ev.ConsultLogged("toelt", "Klopt het dialect?", outcome="gepland")
    assert len(_reasons(*DONE, asked)) == 1
    assert _reasons(*DONE, asked, ev.ConsultLogged("toelt", "Klopt het dialect?", "Ja.", "advies")) == []


def test_an_open_gate_or_card_keeps_it() -> None:
    card = ev.CardOpened("SG-01", ev.TurnId("t1"), "consult")
    assert len(_reasons(*DONE, card)) == 1
    assert len(_reasons(*DONE, change=lambda hearing: replace(hearing, is_gate_clear=False))) == 1


@pytest.mark.parametrize(("days", "count"), [(0, 0), (19, 0), (20, 0), (21, 1), (400, 1)])
def test_the_forms_may_ask_to_keep_it_for_days_after_the_hand_over(days: int, count: int) -> None:
    pack = replace(PACK, retention=Retention(days, Provenance("Archiefbesluit")))
    assert len(_reasons(*DONE, pack=pack)) == count


def test_a_term_begins_when_the_last_part_was_handed_over() -> None:
    pack, hearing = replace(PACK, retention=Retention(3, Provenance("Archiefbesluit"))), fold(_records(*DONE))
    assert kept_until(hearing, pack) == date(2026, 11, 6)
    assert kept_until(fold(_records(*DONE[:3])), pack) is None
    assert kept_until(hearing, PACK) is None


def _records(*events: ev.Event) -> list[ev.Recorded]:
    return [ev.Recorded(n, f"2026-11-03T12:00:{n:02d}+01:00", event) for n, event in enumerate(events, 1)]


def _reasons(
    *events: ev.Event, change: Callable[[Hearing], Hearing] = lambda hearing: hearing, pack: FormPack = PACK
) -> list[str]:
    start = Hearing(sessions=[SESSION], is_gate_clear=True)
    return [in_english(text) for text in why_not_removed(change(fold(_records(*events), start)), pack, TODAY)]
