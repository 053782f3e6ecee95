"""The desk: one hearing at a time, a list that always stands, and nothing real in a practice vault."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from hearing_desk.app.case import Case
from hearing_desk.app.desk import Desk
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent
from hearing_desk.formpack import packs_in
from hearing_desk.vault import Batch, Vault, create_vault, new_sheet
from tests.app.after_a_crash import desk_on_copy
from tests.app.stage import CHEAP, DAY, PACKS, PASSPHRASE, Stage
from tests.app.typing import named, opened


def files_of(stage: Stage, hearing_id: str) -> Path:
    return stage.vault.directory / "hearings" / hearing_id


def lose_list(vault: Vault) -> None:
    for row in vault.list_rows():
        vault._index.remove(row.hearing_id)


def status_of(stage: Stage, reference: str) -> str:
    return next(row.status for row in stage.desk.rows() if row.reference == reference)


@pytest.mark.parametrize("reference", ["V-123", "demo-1", "", " DEMO-1"])
def test_a_practice_vault_takes_no_real_hearing(stage: Stage, reference: str) -> None:
    with pytest.raises(DeskError, match="practice_only"):
        stage.plan(reference=reference)
    assert stage.desk.rows() == ()
    assert stage.vault.hearing_ids() == ()


@pytest.mark.parametrize("reference", ["DEMO-0007", "PROEF-1"])
def test_a_practice_vault_takes_made_up_hearings(stage: Stage, reference: str) -> None:
    stage.plan(reference=reference)
    assert [row.reference for row in stage.desk.rows()] == [reference]


def test_a_real_vault_takes_any_reference(tmp_path: Path, stage: Stage) -> None:
    vault = create_vault(tmp_path / "real", PASSPHRASE, CHEAP, is_practice=False, recovery=new_sheet())
    desk = Desk(vault, packs_in(PACKS), stage.clock, stage.post)
    assert not desk.is_practice
    session = desk.plan(Case({"reference": "V-123", "date": DAY}))
    assert session.committed.text_of("reference") == "V-123"
    desk.close()


def test_a_day_without_a_form_pack_is_refused_and_makes_nothing(stage: Stage) -> None:
    with pytest.raises(DeskError, match="no_pack_in_force"):
        stage.plan(date="1999-01-01")
    assert stage.vault.hearing_ids() == ()


def test_a_planned_hearing_is_pinned_to_its_pack_first(stage: Stage) -> None:
    session = stage.plan()
    pack = stage.desk.pack_on(DAY)
    assert session.records[0].event == ev.PackPinned(pack.line, pack.serial, pack.sha256)


def test_opening_another_hearing_saves_and_closes_the_one_that_was_open(stage: Stage) -> None:
    first = stage.begun()
    opened(first, "V", text="Waar woonde u?")
    second = stage.plan(reference="DEMO-0002")
    assert stage.desk.session is second
    stage.drain()
    assert named(stage.desk.open(first.hearing_id)) == ["V1:Waar woonde u?"]


def test_a_hearing_that_cannot_be_saved_is_not_left_for_a_new_one(stage: Stage) -> None:
    hearing_id = stage.begun().hearing_id
    stage.desk.let_go()
    session = stage.desk.open(hearing_id)
    place, away = files_of(stage, hearing_id), stage.vault.directory / "away"
    place.rename(away)
    opened(session, "V", text="W")
    stage.desk._patience_s = 0.2
    before = stage.vault.hearing_ids()
    for leave in (stage.desk.let_go, lambda: stage.plan(reference="DEMO-0002"), stage.desk.close):
        with pytest.raises(DeskError, match="not_saved"):
            leave()
    assert stage.desk.session is session
    assert stage.vault.hearing_ids() == before
    away.rename(place)
    stage.wait_until(lambda: session.save_state.unsaved_since is None)


def test_letting_go_of_nothing_is_allowed(stage: Stage) -> None:
    stage.desk.let_go()
    stage.desk.let_go()
    assert stage.desk.session is None


def test_the_list_shows_each_hearing_with_its_status(stage: Stage) -> None:
    stage.plan(reference="DEMO-0001")
    stage.begun(reference="DEMO-0002")
    stage.ended(reference="DEMO-0003")
    stage.desk.let_go()
    assert [(row.reference, row.status) for row in stage.desk.rows()] == [
        ("DEMO-0001", "gepland"),
        ("DEMO-0002", "bezig"),
        ("DEMO-0003", "afgerond"),
    ]


def test_a_row_is_true_while_its_hearing_is_open_and_after_a_crash(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.SessionStarted(1, DAY, "Zevenaar"))
    session.flush()
    assert status_of(stage, "DEMO-0001") == "bezig"
    with desk_on_copy(stage) as desk:
        assert [row.status for row in desk.rows()] == ["bezig"]


def test_a_list_that_was_lost_is_made_again(stage: Stage) -> None:
    stage.plan(reference="DEMO-0001")
    stage.ended(reference="DEMO-0002")
    stage.desk.let_go()
    with desk_on_copy(stage) as desk:
        before = desk.rows()
        lose_list(desk.vault)
        assert desk.vault.list_rows() == ()
        assert desk.rows() == before


def test_a_lost_row_of_the_open_hearing_is_made_from_what_is_open(stage: Stage) -> None:
    stage.begun()
    before = stage.desk.rows()
    lose_list(stage.vault)
    assert stage.desk.rows() == before


@pytest.mark.parametrize("damage", ["database", "keys", "empty"])
def test_one_damaged_hearing_never_keeps_the_list_from_standing(stage: Stage, damage: str) -> None:
    whole = stage.plan(reference="DEMO-0001").hearing_id
    broken = stage.plan(reference="DEMO-0002").hearing_id
    stage.desk.let_go()
    lose_list(stage.vault)
    for path in files_of(stage, broken).iterdir():
        if damage == "empty":
            path.unlink()
        elif path.name.startswith("keys") == (damage == "keys"):
            path.write_bytes(b"x" * 5000)
    rows = {row.hearing_id: row for row in stage.desk.rows()}
    assert rows[whole].reference == "DEMO-0001"
    assert rows[broken].reference == "?"
    assert stage.desk.find("DEMO-0001") == whole


def test_a_hearing_that_was_healed_is_listed_by_its_name_again(stage: Stage) -> None:
    hearing_id = stage.plan().hearing_id
    stage.desk.let_go()
    lose_list(stage.vault)
    place, away = files_of(stage, hearing_id), stage.vault.directory / "away"
    place.rename(away)
    place.mkdir()
    assert [row.reference for row in stage.desk.rows()] == ["?"]
    place.rmdir()
    away.rename(place)
    assert [row.reference for row in stage.desk.rows()] == ["DEMO-0001"]


def test_finding_a_reference_that_nobody_has_says_so(stage: Stage) -> None:
    with pytest.raises(DeskError, match="no_such_hearing"):
        stage.desk.find("DEMO-0009")


def test_finding_the_one_hearing_with_a_reference(stage: Stage) -> None:
    hearing_id = stage.plan(reference="DEMO-0001").hearing_id
    stage.plan(reference="DEMO-0002")
    assert stage.desk.find("DEMO-0001") == hearing_id


def test_finding_a_reference_that_several_have_names_their_ids(stage: Stage) -> None:
    ids = {stage.plan(reference="DEMO-0001").hearing_id for _ in range(2)}
    with pytest.raises(DeskError, match="several_hearings") as refused:
        stage.desk.find("DEMO-0001")
    assert all(hearing_id in str(refused.value) for hearing_id in ids)


def test_a_hearing_that_holds_an_act_of_a_newer_program_opens_for_reading(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    hearing_id = session.hearing_id
    stage.desk.let_go()
    file = stage.vault.open_hearing_file(hearing_id)
    file.append(Batch((StoredEvent(file.last_seq() + 1, session.now(), "hologram_shown", 1, "{}"),)))
    file.close()
    found = stage.desk.open(hearing_id)
    assert found.is_read_only
    assert named(found) == ["V1:Waar woonde u?"]
    with pytest.raises(DeskError, match="hearing_read_only"):
        found.record(ev.TopicOpened("MOD-01"))
    assert stage.desk.rows()[0].reference == "DEMO-0001"


def test_closing_the_desk_gives_the_vault_back(stage: Stage, tmp_path: Path) -> None:
    vault = create_vault(tmp_path / "other", PASSPHRASE, CHEAP, is_practice=True)
    desk = Desk(vault, packs_in(PACKS), stage.clock, stage.post, new_id=lambda: uuid.uuid4().hex)
    session = desk.plan(Case({"reference": "DEMO-1", "date": DAY}))
    opened(session, "V", text="W")
    desk.close()
    stage.drain()
    assert desk.session is None
