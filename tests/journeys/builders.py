"""Builds small hearing scripts (cases/FORMAT.md) from pieces, so that a test says only what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Event = dict[str, Any]
Script = dict[str, Any]

DAY = "2026-11-04"
NO_WISH = {"wish": "geen", "strength": "niet_gevraagd", "source": "aanmeldformulier", "date": "2026-10-01"}
MALE, FEMALE = {"id": "H-131", "gender": "m"}, {"id": "H-132", "gender": "v"}


def wish(wanted: str, **changes: str) -> dict[str, str]:
    """A wish with its source."""
    given = {"wish": wanted, "strength": "wens", "source": "aanmeldformulier", "date": "2026-10-01"}
    return {**given, **changes}


def interpreter(**changes: str) -> dict[str, str]:
    """An interpreter as in a case."""
    return {
        "number": "T-0027",
        "gender": "m",
        "language": "ar",
        "dialect": "",
        "register": "C1",
        "register_reason": "",
        "mode": "in_persoon",
        **changes,
    }


def case(**changes: Any) -> dict[str, Any]:
    """A hearing in which nothing stands in the way; `applicant` changes single fields of the applicant."""
    applicant = {
        "form_of_address": "meneer",
        "gender": "m",
        "language": "ar",
        "nationality": "SY",
        "birth_year": 1991,
    }
    known = {
        "reference": "DEMO-0100",
        "profile": "oud_vb2000",
        "procedure": "aa6",
        "hearing_type": "nader_gehoor",
        "date": DAY,
        "location": "Zevenaar",
        "officer": {**MALE, "other_steps": []},
        "applicant": {**applicant, **changes.pop("applicant", {})},
        "preference": {"officer": NO_WISH, "interpreter": NO_WISH},
        "interpreter": interpreter(),
        "present": [],
        "medical_advice": None,
        "motives": "",
        "modules": ["MOD-01"],
    }
    return {**known, **changes}


def script(events: Iterable[Event], **changes: Any) -> Script:
    """A whole script; every event from the first `start` on gets a time of its own, a minute after the one before."""
    timed, minutes, is_running = [], 9 * 60, False
    for event in events:
        is_running = is_running or event["do"] == "start"
        at = {"at": f"{minutes // 60:02d}:{minutes % 60:02d}:00"} if is_running else {}
        timed.append({**at, **event})
        minutes += is_running
        is_running = is_running and event["do"] != "next_session"
    return {"format": "hearing-script/1", "title": "Proef", "case": case(**changes), "events": timed}


def do(name: str, /, **fields: Any) -> Event:
    """An event."""
    return {"do": name, **fields}


def turn(kind: str, text: str, **fields: Any) -> Event:
    """A turn event."""
    return do("turn", kind=kind, text=text, **fields)


def signal(group: str, answer: str, **fields: Any) -> Event:
    """A signal event."""
    return do("signal", group=group, answer=answer, **fields)


START, END, EXPORT = do("start"), do("end"), do("export")
V, A = turn("V", "Waar woonde u?"), turn("A", "In een dorp bij de rivier.")


def talk(*events: Event) -> list[Event]:
    """A hearing from start to export, with these events after a first question and answer."""
    return [START, V, A, *events, END, EXPORT]
