"""The pages an officer hands over: each made as a Word file, logged, and with nothing its reader must not see."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.export_documents import dutch
from hearing_desk.app.papers import Papers
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.events import FieldValue
from hearing_desk.core.papers import Paper, build_paper
from hearing_desk.core.people import Fact, Wish
from hearing_desk.i18n import words_of
from hearing_desk.reports.text_writer import as_text
from tests.app.stage import PASSPHRASE, Stage, raised
from tests.reports.package import everything_in

WHO = ("DEMO-0001", "H-1", "T-1", "Zevenaar", "09.0", "09:0")


def papers_of(stage: Stage, session: Session, is_from_file: bool = True) -> Papers:
    log = ExportLog(stage.vault.log, stage.clock)
    custody = Custody(stage.vault.check_passphrase, is_from_file, True, log)
    return Papers(session, custody, stage.clock, words_of("nl"))


def made(papers: Papers, paper: Paper, folder: Path, **more: FieldValue) -> str:
    values: dict[str, FieldValue] = {"folder": str(folder), "purpose": "proef", "recipient": "proef", **more}
    assert papers.strip(paper).save(values) == ()
    file = folder / f"4-{paper.value}" / f"{paper.value}.docx"
    Document(str(file))
    return everything_in(file.read_bytes())


def test_the_question_about_the_wish_asks_nothing_of_the_applicant_in_the_room(stage: Stage, tmp_path: Path) -> None:
    session = stage.plan()
    text = made(papers_of(stage, session), Paper.WISH, tmp_path)
    assert "buiten de hoorruimte" in text
    assert "DEMO-0001" in text
    (export, _) = session.committed.exports[-1]
    assert (export.part, export.recipient) == ("wens", "proef")


def test_what_is_missing_is_asked_of_the_bedrijfsbureau_line_by_line(stage: Stage, tmp_path: Path) -> None:
    session = stage.plan(missing_papers="rapport aanmeldgehoor\n\nmedisch advies")
    papers = papers_of(stage, session)
    assert Paper.MISSING in [paper for paper, _ in papers.kinds()]
    text = made(papers, Paper.MISSING, tmp_path)
    assert "rapport aanmeldgehoor" in text
    assert "medisch advies" in text
    assert Paper.MISSING not in [paper for paper, _ in papers_of(stage, stage.plan(reference="DEMO-2")).kinds()]


def test_a_specialist_gets_the_turns_in_question_with_what_was_asked_and_no_others(
    stage: Stage, tmp_path: Path
) -> None:
    session = stage.begun(("MOD-12",))
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een dorp bij de rivier.")
    stage.say(session, "V", "Wat deed u daar?")
    turn = stage.say(session, "A", "Dat vertel ik liever later.")
    raised(session, "SG-01", "consult", turn)
    session.record(ev.ConsultLogged("unit_1f", "Overnemen?", "Nee.", "niet_overgenomen", "geen rang"))
    session.record(ev.PauseBegun("medewerker", "pauze"))
    text = made(papers_of(stage, session), Paper.SPECIALIST, tmp_path, party="unit_1f")
    assert "Wat deed u daar?" in text
    assert "Dat vertel ik liever later." in text
    assert "rivier" not in text
    assert "Overnemen?" in text
    assert "ondergeschikten" in text
    assert "INTERN" in text


def test_the_preparation_goes_to_whoever_takes_over(stage: Stage, tmp_path: Path) -> None:
    session = stage.plan(("MOD-04",), competence="ervaring met jongeren")
    session.record(ev.PlanQuestionNoted("q1", "MOD-04", "Welke route?", "let op de data"))
    session.record(ev.PreparationAnswered("VB-02", "gedaan", "profiel klopt"))
    text = made(papers_of(stage, session), Paper.PREPARATION, tmp_path)
    for words in ("Welke route?", "let op de data", "profiel klopt", "ervaring met jongeren"):
        assert words in text


@pytest.mark.parametrize("paper", [Paper.QUALITY, Paper.PEER])
def test_an_anonymous_page_names_nobody_no_case_and_no_time(stage: Stage, tmp_path: Path, paper: Paper) -> None:
    session = stage.ended(("MOD-08",))
    session.record(ev.CoverageSet("MOD-08.beleving", "bewust_niet", code="geen_tijd"))
    text = made(papers_of(stage, session), paper, tmp_path)
    assert [word for word in (*WHO, "rivier") if word in text] == []
    if paper is Paper.QUALITY:
        assert "geen tijd meer" in text
        assert "0 van 1" in text


@pytest.mark.parametrize(
    ("points", "code", "said"),
    [("", "pauze", "geen advies"), ("elk uur pauze", "pauze", "nee"), ("elk uur pauze", "medisch advies", "ja")],
)
def test_the_quality_card_says_no_of_the_breaks_only_when_some_were_advised(
    stage: Stage, points: str, code: str, said: str
) -> None:
    session = stage.begun((), medical_advice_points=points)
    session.record(ev.PauseBegun("medewerker", code), ev.PauseEnded(), ev.HearingEnded())
    assert f"Pauzes volgens het advies | {said}\n" in quality_card(session)


def test_of_a_wish_that_nobody_knew_the_card_tells_no_days(stage: Stage) -> None:
    session = stage.ended(())
    session.record(ev.WishNoted(Fact.OFFICER, Wish("onbekend")))
    assert "Wens over de hoormedewerker | niet bekend\n" in quality_card(session)
    assert "Wens over de tolk | geen voorkeur; 33 dagen van tevoren bekend\n" in quality_card(session)


def quality_card(session: Session) -> str:
    card = build_paper(Paper.QUALITY, session.committed, session.pack, "", True, dutch().names)
    return as_text(card, dutch().say)


def test_while_the_applicant_sits_at_the_table_no_page_is_made(stage: Stage) -> None:
    session = stage.begun()
    papers = papers_of(stage, session)
    assert papers.why_not() is not None
    session.record(ev.PauseBegun("medewerker", "pauze"))
    assert papers.why_not() is None


def test_the_passphrase_is_asked_again_before_anything_leaves_the_vault(stage: Stage, tmp_path: Path) -> None:
    session = stage.plan()
    papers = papers_of(stage, session, is_from_file=False)
    values = {"folder": str(tmp_path / "uit"), "purpose": "p", "recipient": "r"}
    (wrong,) = papers.strip(Paper.WISH).save({**values, "passphrase": "fout"})
    assert wrong.field == "passphrase"
    assert not (tmp_path / "uit").exists()
    assert papers.strip(Paper.WISH).save({**values, "passphrase": PASSPHRASE}) == ()
    assert papers.strip(Paper.PEER).save(values) == ()
