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
    """The ways out of the gate, and what is none; wishes that come up in the hearing."""
    return _ways_out() | _no_way_out() | _surfaced()


def _ways_out() -> dict[str, Scene]:
    arranged = gate("opgelost", "interpreter", replacement=interpreter(number="T-0032", gender="v"), note="n")
    no_better = gate("opgelost", "interpreter", replacement=interpreter(number="T-4"), note="n")
    another = gate("opgelost", replacement=FEMALE, note="n")
    essential = {"officer": wish("v", strength="essentieel"), "interpreter": NO_WISH}
    in_words = {"officer": wish("anders", wish_text="ouder dan 40"), "interpreter": NO_WISH}
    withdrawn, goes_on = "vooraf_ingetrokken", {**TRIED, "answer": "gaat door"}
    ground = gate("rechtsgrond", decided_by="senior", ground="artikel", told_at="3 november")
    none_of_these = [
        gate("match"),
        gate(withdrawn, source="gemachtigde", date=DAY),
        gate(withdrawn, date="2026-11-01"),
        gate("niet_mogelijk", tried="gebeld", answer="gaat door"),
        gate("rechtsgrond", decided_by="senior"),
    ]
    return {
        "another interpreter, not the first": _let_in(WOMAN_ASKED, no_better, arranged),
        "withdrawn before the day, after what is no way out": _let_in(
            OFFICER_ASKED, *none_of_these, gate(withdrawn, source="gemachtigde", date="2026-11-01")
        ),
        "not possible": _let_in(OFFICER_ASKED, gate("niet_mogelijk", **goes_on)),
        "a legal ground": _let_in(OFFICER_ASKED, ground),
        "essential: another officer or nothing": _let_in(essential, gate("niet_mogelijk", **goes_on), ground, another),
        "nobody could ask": _let_in(
            NOBODY_ASKED, gate("match"), ground, gate("match", tried_by="planner", why_not="geen tolk")
        ),
        "a wish in words": _let_in(in_words, gate("match"), gate("match", note="Zij is 52.")),
    }


def _no_way_out() -> dict[str, Scene]:
    sourceless = {"officer": {"wish": "geen"}, "interpreter": NO_WISH}
    return {
        "a new hearing": _kept_out(OFFICER_ASKED, gate("nieuw_gehoor", note="n")),
        "not possible, will wait": _kept_out(OFFICER_ASKED, gate("niet_mogelijk", **TRIED, answer="wil wachten")),
        "not possible, no answer": _kept_out(OFFICER_ASKED, gate("niet_mogelijk", **TRIED, answer="geen")),
        "a skipped gate": _kept_out(OFFICER_ASKED),
        "no wish without a source": _kept_out(sourceless),
    }


def _surfaced() -> dict[str, Scene]:
    surfaced = [signal("SG-19", "voorgelegd"), PAUSE]
    arranged = gate("opgelost", "interpreter", replacement=interpreter(number="T-0032", gender="v"), note="n")
    return {
        "a wish in the hearing, met": Scene(script(talk(*surfaced, arranged, gate("match"), RESUME, V))),
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
    """What must be settled before the report is final, and what is not."""
    return {**_cards_and_parties(), **_settled()}


def _cards_and_parties() -> dict[str, Scene]:
    answered = [signal(group, "later") for group in SIGNALS]
    take = [f"SG-{n:02d}" for n in (6, 7, 8, 10, 12, 13, 14, 17, 21, 25, 26, 27)]
    mandatory = (*(f"SG-{n:02d}" for n in (1, 2, 3, 5, 6, 7, 8, 9, 11, 18, 19, 20)), "SG-15U")
    return {
        "everybody consulted": Scene(
            script(
                talk(*[consult(*pair) for pair in zip(PARTIES, OUTCOMES, strict=False)]),
                modules=["MOD-07", "MOD-08", "MOD-12"],
                procedure="aa9",
            )
        ),
        "every card later": Scene(
            script(talk(*answered, signal("SG-15U", "later"))), items=ALL_ITEMS, cards=mandatory, status=CONCEPT
        ),
        "who it was about, cleared up, and not relevant after all": Scene(
            script(
                talk(
                    signal("SG-01", "doorgevraagd", role="gezinslid"),
                    signal("SG-02", "voorgelegd", role=["dader", "getuige"]),
                    signal("SG-03", "doorgevraagd", role="slachtoffer"),
                    signal("SG-04", "doorgevraagd", role="onbekend"),
                    signal("SG-30", "niet_relevant", role="zelf"),
                    signal("SG-06", "doorgevraagd"),
                    signal("SG-06", "opgehelderd"),
                    *[signal("SG-05", "doorgevraagd"), consult("senior")],
                    *[signal("SG-07", "later"), signal("SG-07", "niet_relevant")],
                )
            ),
            items=("bekeringscoordinator",),
            status=CONCEPT,
        ),
        "the applicant themselves, and a plan is no consultation": Scene(
            script(talk(signal("SG-04", "doorgevraagd", role=["zelf", "getuige"]), consult("unit_1f", "gepland"))),
            items=("unit_1f",),
            status=CONCEPT,
        ),
        "taken along": Scene(
            script(
                talk(*[signal(group, "meenemen") for group in take], signal("SG-06", "voorgelegd")),
                hearing_type="aanmeldgehoor",
                modules=["MOD-07", "MOD-08"],
            ),
            refused=(15,),
        ),
    }


def _settled() -> dict[str, Scene]:
    day = {"date": "2026-11-09"}
    return {
        "settled before and after the end": Scene(
            script(
                [
                    *[
                        START,
                        V,
                        A,
                        settle("bekeringscoordinator", **day),
                        signal("SG-09", "later"),
                        settle("SG-09"),
                        A,
                        END,
                    ],
                    *[settle("mensenhandel", **day), signal("SG-06", "meenemen"), settle("SG-11"), EXPORT],
                ],
                modules=["MOD-07"],
            ),
            refused=(9, 10),
            items=("bekeringscoordinator", "mensenhandel"),
            cards=("SG-09",),
        ),
        "settled without a day": Scene(
            script([START, V, A, END, settle("bekeringscoordinator"), EXPORT], modules=["MOD-07"]),
            refused=(4,),
            items=("bekeringscoordinator",),
            status=CONCEPT,
        ),
    }


def _let_in(preference: dict[str, Any], *answers: Event) -> Scene:
    """The last of these answers opens the gate; those before it are refused."""
    return Scene(script([*answers, *talk()], preference=preference), tuple(range(len(answers) - 1)), blocked=True)


def _kept_out(preference: dict[str, Any], *answers: Event) -> Scene:
    """None of these answers is refused, and the start is."""
    events, start = script([*answers, *talk()], preference=preference), (len(answers),)
    return Scene(events, start, ("gender_wish",), status=NOT_STARTED, blocked=True)
