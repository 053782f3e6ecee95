"""A preparation goes from one officer's vault to another's: sealed, logged on both sides, replacing nothing there."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.case import Case
from hearing_desk.app.custody import Custody
from hearing_desk.app.papers import SEALED_FILE, SEALING, Papers
from hearing_desk.app.session import Session
from hearing_desk.app.taking_over import FILE, WORDS, TakingOver
from hearing_desk.core import events as ev
from hearing_desk.core.handover import FORMAT, Handover, as_bytes, from_bytes, handover_of
from hearing_desk.core.papers import Paper
from hearing_desk.core.people import Fact, Officer, Wish
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from hearing_desk.vault.sealed_file import seal
from tests.app.stage import CHEAP, DAY, Stage, raised

TOLD = "appel wolk fiets molen raam boot"
CHEAPLY = partial(seal, cost=CHEAP)
NOW = "2026-11-03T09:00:00+01:00"


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path / "colleague")
    yield stage
    stage.close()


def papers_of(stage: Stage, session: Session) -> Papers:
    custody = Custody(stage.vault.check_passphrase, True, True, ExportLog(stage.vault.log, stage.clock))
    return Papers(session, custody, stage.clock, words_of("nl"), CHEAPLY)


def prepared(stage: Stage) -> Session:
    session = stage.plan(("MOD-04", "MOD-08"), motives="Weggelopen uit dienst.", birth_year="1996")
    session.record(
        ev.PreparationAnswered("VB-01", "gedaan", "alles gelezen"),
        ev.PreparationAnswered("VB-09", "niet_nodig", "geen aanwijzing"),
        ev.PlanQuestionNoted("q1", "MOD-04", "Welke route?", "let op de data"),
        ev.FactCardNoted("f1", "Dorp", "Adi Keyh", "rapport"),
        ev.ConsultLogged("toelt", "Is er een markt op maandag?", outcome="verzonden", due="2026-11-10", who="H-7"),
        ev.ConsultLogged("nationale_veiligheid", "Alleen mondeling."),
        ev.WishNoted(Fact.INTERPRETER, Wish("v", strength="essentieel", source="brief", date="2026-10-02")),
        ev.GateAnswered(Fact.OFFICER, "match"),
        ev.AbbreviationNoted("xx", "mijn eigen woorden"),
    )
    raised(session, "SG-06", "consult")
    return session


def sealed(stage: Stage, session: Session, folder: Path, **more: ev.FieldValue) -> Path:
    values = {"folder": str(folder), "purpose": "ziek", "recipient": "H-22", SEALING: TOLD, **more}
    assert papers_of(stage, session).strip(Paper.SEALED).save(values) == ()
    return folder / "4-overdracht" / SEALED_FILE


def taken(stage: Stage, file: Path, words: str = TOLD) -> tuple[Session, str]:
    taking = TakingOver(stage.desk, words_of("nl"))
    assert taking.take(taking.read({FILE: str(file), WORDS: words})) == ()
    assert stage.desk.session is not None
    return stage.desk.session, in_english(taking.told)


def refused(stage: Stage, data: bytes, folder: Path) -> str:
    file = folder / "hostile.hearingdesk"
    file.write_bytes(CHEAPLY(data, TOLD))
    taking = TakingOver(stage.desk, words_of("nl"))
    before = stage.desk.rows()
    try:
        (problem,) = taking.take(taking.read({FILE: str(file), WORDS: TOLD}))
        said = in_english(problem.text)
    except DeskError as error:
        said = in_english(error.text)
    assert stage.desk.rows() == before
    return said


def test_all_that_was_prepared_arrives_and_nothing_of_the_gate_the_cards_or_the_officer(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    session = prepared(stage)
    got, told = taken(receiver, sealed(stage, session, tmp_path))
    hearing, given = got.committed, session.committed
    assert hearing.fields == given.fields
    assert (hearing.plan, hearing.wishes) == (given.plan, given.wishes)
    assert [q.question for q in hearing.plan_questions.values()] == ["Welke route?"]
    assert [(f.label, f.text) for f in hearing.fact_card.values()] == [("Dorp", "Adi Keyh")]
    assert [(c.with_whom, c.due, c.who) for c, _ in hearing.consults] == [("toelt", "2026-11-10", "")]
    assert [i.number for i in hearing.present_interpreters] == ["T-1"]
    assert (hearing.officers, hearing.gate_answers, hearing.cards, hearing.abbreviations) == ([], {}, {}, {})
    assert not hearing.is_gate_clear
    assert "H-22" in told


def test_what_a_colleague_ticked_counts_only_when_this_officer_confirms_it(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    got, _ = taken(receiver, sealed(stage, prepared(stage), tmp_path))
    first, second = "checklists/preparation/VB-01", "checklists/preparation/VB-09"
    assert got.committed.preparation["VB-01"][0].note == "alles gelezen"
    assert not got.committed.stands(first)
    got.record(ev.AnswersConfirmed((first,)))
    assert got.committed.stands(first)
    got.record(ev.PreparationAnswered("VB-09", "gedaan", "zelf bekeken"))
    assert got.committed.stands(second)


def test_nothing_that_this_officer_already_noted_is_replaced(stage: Stage, receiver: Stage, tmp_path: Path) -> None:
    file = sealed(stage, prepared(stage), tmp_path)
    own = receiver.plan(("MOD-11",), motives="", location="Ter Apel")
    own.record(
        ev.PreparationAnswered("VB-01", "niet_mogelijk", "dossier op slot"),
        ev.PlanQuestionNoted("q1", "MOD-11", "Welke eenheid?"),
        ev.FactCardNoted("f1", "Vader", "Yohannes"),
    )
    before = own.committed
    receiver.desk.let_go()
    got, _ = taken(receiver, file)
    hearing = got.committed
    assert got.hearing_id == own.hearing_id
    assert (hearing.plan, hearing.text_of("location"), hearing.wishes) == (before.plan, "Ter Apel", before.wishes)
    assert hearing.officers == before.officers
    assert hearing.preparation["VB-01"] == before.preparation["VB-01"]
    assert hearing.stands("checklists/preparation/VB-01")
    assert hearing.text_of("motives") == "Weggelopen uit dienst."
    assert sorted(q.question for q in hearing.plan_questions.values()) == ["Welke eenheid?", "Welke route?"]
    assert sorted(f.text for f in hearing.fact_card.values()) == ["Adi Keyh", "Yohannes"]


def test_the_same_file_taken_in_again_changes_nothing(stage: Stage, receiver: Stage, tmp_path: Path) -> None:
    file = sealed(stage, prepared(stage), tmp_path)
    first, _ = taken(receiver, file)
    count = len(first.records)
    again, told = taken(receiver, file)
    assert (again.hearing_id, len(again.records)) == (first.hearing_id, count)
    assert "already" in told


def test_both_logs_hold_the_same_number_and_the_file_no_word_of_the_case(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    session = prepared(stage)
    file = sealed(stage, session, tmp_path)
    got, _ = taken(receiver, file)
    (export, _) = session.committed.exports[-1]
    assert (export.part, export.recipient, export.purpose) == ("overdracht", "H-22", "ziek")
    acts = [one.vault.log.acts() for one in (stage, receiver)]
    (given,) = [act for act in acts[0] if act.marks.get("record") == export.record_sha256]
    (came,) = [act for act in acts[1] if act.marks.get("record") == export.record_sha256]
    assert (given.hearing_id, came.hearing_id) == (session.hearing_id, got.hearing_id)
    everything = b"".join(path.read_bytes() for path in tmp_path.glob("4-overdracht/*"))
    assert not [word for word in (b"DEMO-0001", b"Adi Keyh", b"Weggelopen", b"H-22") if word in everything]


def test_the_list_says_whose_preparation_was_passed_on(stage: Stage, tmp_path: Path) -> None:
    session = prepared(stage)
    sealed(stage, session, tmp_path)
    stage.desk.refresh_row(session)
    assert "doorgegeven" in stage.desk.rows()[0].let_op


def test_a_preparation_that_came_from_a_colleague_goes_no_further(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    got, _ = taken(receiver, sealed(stage, prepared(stage), tmp_path))
    kinds = [paper for paper, _ in papers_of(receiver, got).kinds()]
    assert Paper.SEALED not in kinds
    assert Paper.PREPARATION not in kinds
    assert Paper.WISH in kinds


def test_a_hearing_that_has_begun_takes_nothing_in_and_gives_nothing_out(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    file = sealed(stage, prepared(stage), tmp_path)
    begun = receiver.begun()
    taking = TakingOver(receiver.desk, words_of("nl"))
    assert taking.why_not() is not None
    receiver.desk.let_go()
    (problem,) = taking.take(taking.read({FILE: str(file), WORDS: TOLD}))
    assert "begun here" in in_english(problem.text)
    assert receiver.desk.session is None
    assert Paper.SEALED not in [paper for paper, _ in papers_of(receiver, begun).kinds()]


def test_the_words_may_be_told_with_other_capitals_and_spaces_but_not_be_few(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    session = prepared(stage)
    papers = papers_of(stage, session)
    assert len(str(papers.strip(Paper.SEALED).values[SEALING]).split()) == 6
    values = {"folder": str(tmp_path / "no"), "purpose": "p", "recipient": "r", SEALING: "kort"}
    assert [problem.field for problem in papers.strip(Paper.SEALED).save(values)] == [SEALING]
    assert not (tmp_path / "no").exists()
    got, _ = taken(receiver, sealed(stage, session, tmp_path), "  Appel wolk  fiets molen Raam boot ")
    assert got.committed.text_of("reference") == "DEMO-0001"


def test_wrong_words_a_folder_and_no_file_are_each_told_and_nothing_is_made(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    file = sealed(stage, prepared(stage), tmp_path)
    taking = TakingOver(receiver.desk, words_of("nl"))
    for path, words, code in (
        (file, "andere woorden dan deze", "sealed_words"),
        (tmp_path, TOLD, "handover_file"),
        (tmp_path / "nothing", TOLD, "handover_file"),
        (file.parent / "manifest.sha256", TOLD, "sealed_foreign"),
    ):
        with pytest.raises(DeskError) as error:
            taking.read({FILE: str(path), WORDS: words})
        assert error.value.code == code
    assert taking.problems({FILE: "", WORDS: ""}) != ()
    assert receiver.desk.rows() == ()


def plain_of(handover: Handover) -> dict[str, object]:
    return dict(json.loads(as_bytes(handover)))


def test_hostile_content_under_the_right_words_is_refused_whole(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    session = prepared(stage)
    good = plain_of(handover_of(session.committed, session.pack, "r", NOW))
    hostile: list[bytes] = [
        b"",
        b"\xff\xfe",
        b"[" * 200_000,
        b"{}",
        json.dumps({"format": FORMAT}).encode(),
        json.dumps({**good, "format": "hearing-desk/preparation-9"}).encode(),
        json.dumps({**good, "turns": []}).encode(),
        json.dumps({**good, "plan": "MOD-01"}).encode(),
        json.dumps({**good, "reference": "\ud800"}).encode(),
        json.dumps({**good, "recipient": "x" * 60_000}).encode(),
        json.dumps({**good, "plan": ["MOD-01"] * 3, "facts": [{"id": "f", "label": "l", "text": "t"}] * 2500}).encode(),
        json.dumps({**good, "fields": [{"field": "reference", "value": "DEMO-0001"}]}).encode(),
        json.dumps({**good, "reference": "DEMO-9999"}).encode(),
    ]
    assert all("Nothing was taken in." in refused(receiver, data, tmp_path) for data in hostile)


def test_what_the_form_pack_here_does_not_know_is_left_out_and_counted(
    stage: Stage, receiver: Stage, tmp_path: Path
) -> None:
    session = prepared(stage)
    handover = handover_of(session.committed, session.pack, "H-22", NOW)
    strange = dataclasses.replace(
        handover,
        fields=(*handover.fields, ev.FieldFilled("field_of_tomorrow", "x"), ev.FieldFilled("birth_year", ("a",))),
        answers=(*handover.answers, ev.PreparationAnswered("VB-99", "gedaan"), ev.PreparationAnswered("VB-02", "ja")),
        wishes=(ev.WishNoted(Fact.OFFICER, Wish("draak")),),
        plan=("MOD-99",),
        deadlines=(ev.DeadlineSet("geen_stap", "2026-11-04", reason="x"),),
        interpreters=(ev.InterpreterAssigned(dataclasses.replace(handover.interpreters[0].interpreter, gender="7")),),
    )
    file = tmp_path / "f"
    file.write_bytes(CHEAPLY(as_bytes(strange), TOLD))
    got, told = taken(receiver, file)
    assert told.endswith("does not know it: 8.")
    assert got.committed.text_of("birth_year") == "1996"
    assert (got.committed.plan, got.committed.wishes, got.committed.present_interpreters) == ((), {}, ())
    assert set(got.committed.preparation) == {"VB-01", "VB-09"}


def test_a_package_reads_back_as_it_was_made(stage: Stage) -> None:
    session = prepared(stage)
    handover = handover_of(session.committed, session.pack, "r", NOW)
    assert from_bytes(as_bytes(handover)) == handover


def test_two_hearings_with_that_reference_take_nothing_in(stage: Stage, receiver: Stage, tmp_path: Path) -> None:
    file = sealed(stage, prepared(stage), tmp_path)
    receiver.plan()
    receiver.desk.plan(Case({"reference": "DEMO-0001", "date": DAY}, Officer("H-9", "m")))
    receiver.desk.let_go()
    taking = TakingOver(receiver.desk, words_of("nl"))
    (problem,) = taking.take(taking.read({FILE: str(file), WORDS: TOLD}))
    assert "Two hearings" in in_english(problem.text)
