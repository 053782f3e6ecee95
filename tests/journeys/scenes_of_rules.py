"""Small hearings in which a rule decides: what must still be settled, and whether the gate lets the hearing start."""

from __future__ import annotations

from typing import Any

from tests.journeys.builders import (
    DAY,
    END,
    EXPORT,
    FEMALE,
    NO_WISH,
    START,
    A,
    Event,
    V,
    do,
    interpreter,
    script,
    signal,
    talk,
    wish,
)
from tests.journeys.scene import (
    ALL_ITEMS,
    CONCEPT,
    NOBODY_ASKED,
    NOT_STARTED,
    OFFICER_ASKED,
    OUTCOMES,
    PARTIES,
    PAUSE,
    RESUME,
    SIGNALS,
    TRIED,
    WOMAN_ASKED,
    Scene,
    consult,
    gate,
    settle,
)


def gates() -> dict[str, Scene]:
    arranged = interpreter(number="T-0032", gender="v")
    essential = {"officer": wish("v", strength="essentieel"), "interpreter": NO_WISH}
    in_words = {"officer": wish("anders", wish_text="ouder dan 40"), "interpreter": NO_WISH}
    before = {"source": "gemachtigde", "date": "2026-11-01"}
    ground = {"decided_by": "senior", "ground": "artikel", "told_at": "3 november"}
    surfaced = [signal("SG-19", "voorgelegd"), PAUSE]
    return {
        "another interpreter": _let_in(gate("opgelost", "interpreter", replacement=arranged, note="n"), WOMAN_ASKED),
        "another officer": _let_in(gate("opgelost", replacement=FEMALE, note="n"), OFFICER_ASKED),
        "another that is no better": _refused_start(
            gate("opgelost", "interpreter", replacement=interpreter(number="T-4"), note="n"), WOMAN_ASKED
        ),
        "a new hearing": _refused_start(gate("nieuw_gehoor", note="n"), OFFICER_ASKED, is_refused=False),
        "withdrawn before the day": _let_in(gate("vooraf_ingetrokken", **before), OFFICER_ASKED),
        "withdrawn on the day": _refused_start(
            gate("vooraf_ingetrokken", source="gemachtigde", date=DAY), OFFICER_ASKED
        ),
        "withdrawn by nobody": _refused_start(gate("vooraf_ingetrokken", date="2026-11-01"), OFFICER_ASKED),
        "not possible": _let_in(gate("niet_mogelijk", **TRIED, answer="gaat door"), OFFICER_ASKED),
        "not possible, will wait": _refused_start(
            gate("niet_mogelijk", **TRIED, answer="wil wachten"), OFFICER_ASKED, is_refused=False
        ),
        "not possible, no answer": _refused_start(
            gate("niet_mogelijk", **TRIED, answer="geen"), OFFICER_ASKED, is_refused=False
        ),
        "not possible, essential": _refused_start(gate("niet_mogelijk", **TRIED, answer="gaat door"), essential),
        "a legal ground": _let_in(gate("rechtsgrond", **ground), OFFICER_ASKED),
        "a legal ground, essential": _refused_start(gate("rechtsgrond", **ground), essential),
        "no match": _refused_start(gate("match"), OFFICER_ASKED),
        "nobody could ask": _let_in(gate("match", tried_by="planner", why_not="geen tolk"), NOBODY_ASKED),
        "nobody tried to ask": _refused_start(gate("match"), NOBODY_ASKED),
        "a wish in words": _let_in(gate("match", note="Zij is 52."), in_words),
        "a wish in words, not described": _refused_start(gate("match"), in_words),
        "a skipped gate": Scene(
            script(talk(), preference=OFFICER_ASKED),
            refused=(0,),
            items=("gender_wish",),
            status=NOT_STARTED,
            blocked=True,
        ),
        "no wish without a source": Scene(
            script(talk(), preference={"officer": {"wish": "geen"}, "interpreter": NO_WISH}),
            refused=(0,),
            items=("gender_wish",),
            status=NOT_STARTED,
            blocked=True,
        ),
        "a second way out after a refused one": Scene(
            script([gate("match"), gate("vooraf_ingetrokken", **before), *talk()], preference=OFFICER_ASKED),
            refused=(0,),
            blocked=True,
        ),
        "a wish in the hearing, met": Scene(
            script(
                talk(
                    *surfaced, gate("opgelost", "interpreter", replacement=arranged, note="n"), gate("match"), RESUME, V
                )
            )
        ),
        "a wish in the hearing, not met": Scene(
            script(talk(*surfaced, RESUME, V)), refused=(5, 6), items=("gender_wish",), status=CONCEPT
        ),
        "a wish in the hearing, planned": Scene(
            script(talk(*surfaced, settle("gender_wish", date="2026-11-09"))), items=("gender_wish",)
        ),
        "an interpreter the wish forbids": Scene(
            script(
                [
                    gate("match", "interpreter"),
                    *talk(do("interpreter", **interpreter(number="T-5", gender="v"), reason="ziek"), V, PAUSE, RESUME),
                ],
                preference={"officer": NO_WISH, "interpreter": wish("m")},
            ),
            refused=(7,),
            items=("gender_wish",),
            status=CONCEPT,
        ),
    }


def open_points() -> dict[str, Scene]:
    closing = [START, V, A, END]
    later = {"date": "2026-11-09"}
    answered = [signal(group, "later") for group in SIGNALS]
    take = [f"SG-{n:02d}" for n in (6, 7, 8, 10, 12, 13, 14, 17, 21, 25, 26, 27)]
    return {
        "everybody consulted": Scene(
            script(
                talk(*[consult(*pair) for pair in zip(PARTIES, OUTCOMES, strict=False)]),
                modules=["MOD-07", "MOD-08", "MOD-12"],
            )
        ),
        "a plan is no consultation": Scene(
            script(talk(consult("unit_1f", "gepland")), modules=["MOD-12"]), items=("unit_1f",), status=CONCEPT
        ),
        "every card later": Scene(
            script(talk(*answered, signal("SG-15U", "later"))),
            items=ALL_ITEMS,
            cards=(*(f"SG-{n:02d}" for n in (1, 2, 3, 5, 6, 7, 8, 9, 11, 18, 19, 20)), "SG-15U"),
            status=CONCEPT,
        ),
        "who it was about": Scene(
            script(
                talk(
                    signal("SG-01", "doorgevraagd", role="gezinslid"),
                    signal("SG-02", "voorgelegd", role=["dader", "getuige"]),
                    signal("SG-03", "doorgevraagd", role="slachtoffer"),
                    signal("SG-04", "doorgevraagd", role="onbekend"),
                    signal("SG-30", "niet_relevant", role="zelf"),
                )
            )
        ),
        "the applicant themselves": Scene(
            script(talk(signal("SG-04", "doorgevraagd", role=["zelf", "getuige"]))), items=("unit_1f",), status=CONCEPT
        ),
        "cleared up, and not relevant after all": Scene(
            script(
                talk(
                    signal("SG-06", "doorgevraagd"),
                    signal("SG-06", "opgehelderd"),
                    signal("SG-07", "later"),
                    signal("SG-07", "niet_relevant"),
                )
            ),
            items=("bekeringscoordinator",),
            status=CONCEPT,
        ),
        "a senior settles national security": Scene(script(talk(signal("SG-05", "doorgevraagd"), consult("senior")))),
        "taken along": Scene(
            script(
                talk(*[signal(group, "meenemen") for group in take], signal("SG-06", "voorgelegd")),
                hearing_type="aanmeldgehoor",
                modules=["MOD-07", "MOD-08"],
            ),
            refused=(15,),
        ),
        "nothing to take along": Scene(script(talk(signal("SG-06", "meenemen"))), refused=(3,)),
        "settled after the end": Scene(
            script([*closing, settle("bekeringscoordinator", **later), EXPORT], modules=["MOD-07"]),
            items=("bekeringscoordinator",),
        ),
        "settled before the end": Scene(
            script(talk(settle("bekeringscoordinator", **later), V, A), modules=["MOD-07"]),
            items=("bekeringscoordinator",),
        ),
        "settled without a day": Scene(
            script([*closing, settle("bekeringscoordinator"), EXPORT], modules=["MOD-07"]),
            refused=(4,),
            items=("bekeringscoordinator",),
            status=CONCEPT,
        ),
        "a card and its consultation settled": Scene(
            script(talk(signal("SG-09", "later"), settle("SG-09"), settle("mensenhandel", **later))),
            items=("mensenhandel",),
            cards=("SG-09",),
        ),
        "settled though nothing is open": Scene(script([*closing, settle("SG-09"), EXPORT]), refused=(4,)),
    }


def _refused_start(first: Event, preference: dict[str, Any], is_refused: bool = True) -> Scene:
    refused = (0, 1) if is_refused else (1,)
    events = script([first, *talk()], preference=preference)
    return Scene(events, refused, ("gender_wish",), status=NOT_STARTED, blocked=True)


def _let_in(first: Event, preference: dict[str, Any]) -> Scene:
    return Scene(script([first, *talk()], preference=preference), blocked=True)
