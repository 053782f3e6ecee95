"""Hearings that stand in a vault already, for commands that read one."""

from __future__ import annotations

from datetime import datetime

from hearing_desk.app.case import Case
from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.post_queue import PostQueue
from hearing_desk.core import events as ev
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.formpack import packs_in
from hearing_desk.vault import Vault
from tests.cli.command import ROOT

_FIELDS = {
    "hearing_type": "nader_gehoor",
    "profile": "oud_vb2000",
    "procedure": "aa6",
    "date": "2026-11-03",
    "location": "Zevenaar",
    "applicant_language": "ti",
    "applicant_gender": "v",
}
_WISH = Wish("geen", source="aanmeldformulier", date="2026-10-01")


def put_ended(vault: Vault, *references: str) -> None:
    """Put hearings into the vault that have ended and are not definitief: one for each reference."""
    clock = StandingClock(datetime(2026, 11, 3, 9, tzinfo=ZONE))
    desk = Desk(vault, packs_in(ROOT / "hearing_desk" / "data"), clock, PostQueue().post)
    interpreter = Interpreter("T-1", "v", "ti", register="C1", mode="in_persoon")
    wishes = {Fact.OFFICER: _WISH, Fact.INTERPRETER: _WISH}
    for reference in references:
        case = Case({**_FIELDS, "reference": reference}, Officer("H-1", "v"), interpreter, wishes, ("MOD-12",))
        desk.plan(case).record(ev.SessionStarted(1, "2026-11-03", "Zevenaar"), ev.HearingEnded())
        desk.let_go()
