"""A whole hearing under real keys on a real display: from Ctrl+N to the report in its folder."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from hearing_desk.app.case_presenter import CasePresenter
from hearing_desk.app.clock import SystemClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.post_queue import PostQueue
from hearing_desk.core.form import FieldKind
from hearing_desk.core.hearing import Status
from hearing_desk.core.people import Fact
from hearing_desk.i18n import words_of
from hearing_desk.vault import open_vault
from tests.app.stage import Stage, installed_packs
from tests.cli.command import PASSPHRASE, tree, with_passphrase
from tests.journeys.conftest import screen as screen
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until
from tests.torture.locked import HEARING, PAUSE

LIST, PREPARATION, GATE, CLOSING, REVIEW = (
    f"{room} – Hearing Desk"
    for room in ("Mijn gehoren", "Voorbereiding", "Controle vooraf", "Afronding", "Nakijken en export")
)
REFERENCE, MET = "DEMO-4711", "klopt"
PLANNED = {
    "reference": REFERENCE,
    "hearing_type": "Nader",
    "profile": "Oud",
    "procedure": "AA",
    "date": "{today}",
    "location": "Zevenaar",
    "applicant_gender": "vrouw",
    "applicant_language": "Tigrinya",
    "officer.id": "H-1",
    "officer.gender": "vrouw",
    "interpreter.number": "T-1",
    "interpreter.gender": "vrouw",
    "interpreter.language": "Tigrinya",
    "interpreter.register": "Rbtv",
    "interpreter.mode": "in",
    "wish_officer.wish": "vrouw",
    "wish_officer.strength": "wens",
    "wish_officer.source": "aanmeldgehoor",
    "wish_officer.date": "1-11-2026",
    "wish_interpreter.wish": "geen",
    "wish_interpreter.source": "aanmeldgehoor",
    "wish_interpreter.date": "1-11-2026",
    "plan.MOD-01": " ",
}
TYPED = (
    ("V", "Waar woonde u vóór de reis?"),
    ("A", "In een dorp bij de rivier.\nSoms bij mijn tante."),
    ("V", "Hoe heet het café?"),
    ("O", "Zij drinkt water."),
    ("A", "Café Zoë."),
    ("V", "Wilt u nog iets zeggen?"),
    ("A", "Nee, dank u."),
)


@pytest.mark.torture
def test_a_hearing_is_planned_checked_heard_ended_made_final_and_exported_by_keys_alone(
    screen: Screen, tmp_path: Path
) -> None:
    out, vault, stops = tmp_path / "uit", tmp_path / "vault", tab_stops(tmp_path / "other")
    with on_screen(screen, vault, with_passphrase(tmp_path)) as process:
        screen.focus(LIST)
        screen.press("ctrl+n")
        fill(screen, stops)
        screen.focus(PREPARATION)
        pass_gate(screen)
        screen.focus(HEARING)
        hear(screen)
        screen.focus(REVIEW)
        screen.press("ctrl+shift+f")
        export(screen, out)
        screen.press("ctrl+q")
        assert process.wait(PATIENCE_S) == 0
    assert tree(out / "1-rapport") == ["manifest.sha256", "rapport.docx", "rapport.json"]
    assert not (out / "2-intern").exists()
    with closing(open_vault(vault, PASSPHRASE)) as opened:
        desk = Desk(opened, installed_packs(), SystemClock(), PostQueue().post)
        session = desk.open(desk.find(REFERENCE))
        hearing = session.committed
        assert [(turn.kind, turn.text) for turn in session.turns if turn.text] == list(TYPED)
        assert hearing.status is Status.FINAL
        assert (len(hearing.parked), len(hearing.marks), len(hearing.pauses)) == (1, 1, 1)
        assert hearing.gate_answers[Fact.OFFICER].outcome == "match"
        desk.let_go()


def tab_stops(folder: Path) -> list[tuple[str, int]]:
    """The fields of the form of a new hearing, and how often Tab is pressed to leave each."""
    stage = Stage(folder)
    case = CasePresenter(stage.desk, words_of("nl"))
    boxes = FieldKind.CHOICES
    stops = [(f.id, len(case.options(f)) if f.kind is boxes else 1) for f in case.form.fields]
    stage.close()
    return stops


def fill(screen: Screen, stops: list[tuple[str, int]]) -> None:
    """Plan the hearing for today."""
    today = f"{SystemClock().now():%d-%m-%Y}"
    for name, tabs in stops:
        words = PLANNED.get(name, "")
        screen.type(words.format(today=today))
        screen.press(*["Tab"] * tabs)
        if name == "plan.MOD-01":
            break
    screen.press("ctrl+Return")


def pass_gate(screen: Screen) -> None:
    """Answer the wish and start."""
    screen.press("alt+3")
    screen.focus(GATE)
    screen.type(MET)
    screen.press("ctrl+Return", "ctrl+shift+s")


def hear(screen: Screen) -> None:
    """Type the hearing: a mark, a parked item, a topic and a pause in it; then end it."""
    screen.type("Waar woonde u vóór de reis?")
    screen.press("Return")
    screen.type("In een dorp bij de rivier.")
    screen.press("ctrl+d", "ctrl+m", "Return")
    screen.type("Soms bij mijn tante.")
    screen.press("F8", "Return", "Return")
    screen.type("Hoe heet het café?")
    screen.press("ctrl+3")
    screen.type("Zij drinkt water.")
    screen.press("ctrl+2")
    screen.type("Café Zoë.")
    screen.press("ctrl+shift+p")
    screen.focus(PAUSE)
    screen.press("space", "ctrl+shift+p")
    screen.focus(HEARING)
    screen.press("ctrl+1")
    screen.type("Wilt u nog iets zeggen?")
    screen.press("Return")
    screen.type("Nee, dank u.")
    screen.press("ctrl+shift+e")
    wait_until(lambda: screen.has_window(CLOSING) or screen.has_window(REVIEW), "the end")
    screen.press("alt+7")


def export(screen: Screen, out: Path) -> None:
    """Ask for the report; what is missing is asked for in order."""
    screen.press("F12")
    for words in (str(out), "dossier", "IND"):
        screen.type(words)
        screen.press("Tab")
    screen.press("F12")
    wait_until((out / "1-rapport" / "manifest.sha256").is_file, "the report")
