"""The officer moves a hearing to a newer pack: never by itself, never in the hearing, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearing_desk.app.pack_moving import PackMoving
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.session import Session
from hearing_desk.app.start_conditions import facts_about
from hearing_desk.core import events as ev
from hearing_desk.core.fold import fold
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.pack_move import Fate
from hearing_desk.core.report import Report
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from hearing_desk.reports.text_writer import as_text
from tests.app.stage import Stage
from tests.hearings import NAMES
from tests.packs_in_a_row import GONE, RETIRED, two_packs

A_DAY = 24 * 60
WHY = "De vragenset van vandaag vraagt meer."


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, two_packs())
    yield stage
    stage.close()


@pytest.fixture
def session(stage: Stage) -> Session:
    """A hearing under the first pack, in a pause, on a day on which the second is in force."""
    session = stage.begun(form_of_address="u")
    session.record(ev.PreparationAnswered(RETIRED, "gedaan"), ev.OpeningAnswered(GONE, "gedaan"))
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een dorp bij de rivier.")
    session.record(ev.PauseBegun("medewerker", "lunch"))
    stage.later(A_DAY)
    return session


def _moved(stage: Stage, session: Session) -> Session:
    assert PackMoving(stage.desk, session).move(WHY) == ()
    assert stage.desk.session is not None
    return stage.desk.session


def _text(report: Report) -> str:
    return as_text(report, in_english)


def test_a_hearing_stays_on_the_pack_of_its_day_until_somebody_moves_it(stage: Stage, session: Session) -> None:
    again = stage.desk.open(session.hearing_id)

    assert (again.pack.serial, again.committed.pack_moves) == (1, [])
    assert PackMoving(stage.desk, again).newer == "nl-2"


def test_what_is_shown_is_what_happens(stage: Stage, session: Session) -> None:
    moving = PackMoving(stage.desk, session)
    shown = {fate: [one.path for one in moving.fates() if one.fate is fate] for fate in Fate}

    moved = _moved(stage, session).committed

    assert sorted(moved.unconfirmed) == sorted(shown[Fate.CONFIRM]) == ["sheets/zaak/hearing_type"]
    assert sorted(moved.kept_aside) == sorted(shown[Fate.KEPT_ASIDE])
    assert moved.fields["form_of_address"] == "neutraal"


def test_both_packs_stay_inside_the_hearing_and_it_reads_the_same_from_its_journal_alone(
    stage: Stage, session: Session
) -> None:
    moved = _moved(stage, session)
    known, pack = moved.committed, moved.pack
    stage.desk.let_go()
    (database,) = (stage.vault.directory / "hearings" / session.hearing_id).glob("hearing.db")
    database.write_bytes(b"damaged" * 4096)

    again = stage.desk.open(session.hearing_id)

    assert again.committed == known == fold(again.records)
    assert again.pack == pack
    stage.desk.let_go()
    first, second = two_packs()
    assert stage.vault.read_hearing(session.hearing_id).pack == first.text
    assert known.pack_moves[0][0].text == second.text


def test_what_the_newer_pack_no_longer_asks_is_printed_as_it_was(stage: Stage, session: Session) -> None:
    before = _text(build_report(session.hearing, session.pack, True, True, "", NAMES))

    moved = _moved(stage, session)

    report = _text(build_report(moved.hearing, moved.pack, True, True, "", NAMES))
    sheet = _text(build_internal_sheet(moved.hearing, moved.pack, True, True, "", NAMES))
    assert "Vertrouwelijkheid" in before
    assert sorted(report.replace("nl-2", "nl-1").splitlines()) == sorted(before.splitlines())
    assert "Juridisch profiel en procedure gekozen | gedaan" in sheet
    assert WHY in sheet
    assert "to confirm again" in sheet
    assert "kept aside" in sheet


def test_a_rule_waits_for_what_is_to_be_confirmed(stage: Stage, session: Session) -> None:
    assert facts_about(session.committed)["hearing.type"] == "nader_gehoor"
    moved = _moved(stage, session)
    moving = PackMoving(stage.desk, moved)
    assert "hearing.type" not in facts_about(moved.committed)

    assert [one.path for one in moving.to_confirm()] == ["sheets/zaak/hearing_type"]
    assert moving.confirm(()) != ()
    assert moving.confirm(["sheets/zaak/hearing_type"]) == ()

    assert facts_about(moved.committed)["hearing.type"] == "nader_gehoor"
    assert moving.to_confirm() == ()


def test_the_preparation_counts_what_is_asked_now_and_still_shows_what_was(stage: Stage, session: Session) -> None:
    before = PreparationPresenter(session, words_of("en"))
    (shown,) = (row for row in before.rows() if row.id == RETIRED)

    after = PreparationPresenter(_moved(stage, session), words_of("en"))

    assert before.title.fields["all"] == 12
    assert (after.title.fields["done"], after.title.fields["all"]) == (0, 11)
    (kept,) = (row for row in after.rows() if row.id == RETIRED)
    assert (kept.state_text, kept.is_open) == (f"{shown.state_text}: no longer asked", False)


def test_never_while_the_hearing_is_going_on(stage: Stage, session: Session) -> None:
    moving = PackMoving(stage.desk, session)
    assert (moving.is_offered, moving.refused("pause")) == (True, None)

    session.record(ev.PauseEnded())

    assert not moving.is_offered
    for room in ("preparation", "pause", "review", "hearing"):
        assert moving.refused(room) is not None


def test_only_in_the_rooms_beside_the_hearing_and_never_when_it_is_final(stage: Stage, session: Session) -> None:
    moving = PackMoving(stage.desk, session)
    assert moving.refused("gate") is not None

    session.record(ev.PauseEnded(), ev.HearingEnded())
    assert moving.refused("review") is None

    session.record(ev.MadeFinal("ab"))
    assert moving.refused("review") is not None


def test_a_hearing_that_is_on_the_newest_pack_has_nowhere_to_go(stage: Stage, session: Session) -> None:
    moved = _moved(stage, session)
    moving = PackMoving(stage.desk, moved)
    moving.confirm(["sheets/zaak/hearing_type"])

    refused = moving.refused("pause")

    assert refused is not None
    assert in_english(refused) == "There is no newer form pack for this hearing."
    assert moving.move(WHY) != ()
    assert len(moved.committed.pack_moves) == 1
