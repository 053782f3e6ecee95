"""Small hearings in which the unusual happens, each with what replay must say of it."""

from __future__ import annotations

from tests.journeys.builders import (
    DAY,
    END,
    EXPORT,
    NO_WISH,
    START,
    A,
    V,
    case,
    do,
    interpreter,
    script,
    signal,
    talk,
    turn,
    wish,
)
from tests.journeys.scene import (
    ALL_ITEMS,
    CONCEPT,
    NOT_STARTED,
    PAUSE,
    RESUME,
    TOPICS,
    Scene,
    another_day,
    answers,
    consult,
    gate,
)
from tests.journeys.scenes_of_rules import gates, open_points


def _plain() -> dict[str, Scene]:
    kinds = [turn("O", "Kijkt weg."), turn("T", "Een dialect."), turn("G", "Een vraag."), turn("S", "U zei:\ndit."), A]
    return {
        "nothing": Scene(script([START, END, EXPORT])),
        "a question and an answer": Scene(script(talk())),
        "every kind of turn": Scene(script(talk(*kinds), present=[{"role": "vwn"}, {"role": "gemachtigde"}])),
        "an answer before any question": Scene(script([START, A, turn("A", "Nog een."), END, EXPORT])),
        "turns without words": Scene(script(talk(turn("V", ""), turn("A", ""), turn("O", " "), turn("A", "Toch.")))),
        "equal turns": Scene(script(talk(V, A, V, A, A))),
        "no end": Scene(script([START, V, A]), status=CONCEPT),
        "the end twice": Scene(script([START, V, A, END, END, EXPORT, END])),
        "export in the middle and twice at the end": Scene(
            script([START, V, A, EXPORT, turn("V", "En toen?"), A, EXPORT, END, EXPORT, EXPORT])
        ),
        "every item": Scene(
            script(
                [
                    *answers("prepare", "VB", ("gedaan", "niet_nodig", "niet_mogelijk")),
                    *talk(
                        *answers("opening", "OP", ("gedaan", "overgeslagen")),
                        *answers("close", "AF", ("gedaan", "niet_nodig", "niet_mogelijk")),
                    ),
                ]
            )
        ),
        "prepared in the hearing": Scene(script(talk(do("prepare", item="VB-01", answer="gedaan", note="")))),
        "no reason given": Scene(
            script([do("prepare", item="VB-01", answer="niet_nodig", note=""), *talk()]), refused=(0,)
        ),
        "every topic": Scene(
            script(talk(*[do("topic", id=topic) for topic in TOPICS], do("topic", id="MOD-01"))),
            items=ALL_ITEMS[:3],
            status=CONCEPT,
        ),
        "every state of a point": Scene(
            script(
                talk(
                    do("cover", point="MOD-01.talen", state="gevraagd", reason=""),
                    do("cover", point="STREEK", state="uit_zichzelf", reason=""),
                    do("cover", point="kinderen", state="nvt", reason="geen"),
                    do("cover", point="contact", state="bewust_niet", reason="niet nu"),
                    do("cover", point="bestaat niet", state="gevraagd", reason=""),
                )
            ),
            refused=(7,),
        ),
        "every mark": Scene(
            script(
                talk(
                    do("mark", what="onverstaanbaar"),
                    do("mark", what="bladwijzer"),
                    do("mark", what="tolkprobleem"),
                    do("mark", what="onzeker", woord="dorp"),
                    do("mark", what="onzeker"),
                    do("mark", what="onzeker", woord="staat er niet"),
                )
            ),
            refused=(8,),
        ),
        "nothing to mark, park or mend": Scene(
            script([START, do("park", note="x"), do("mark", what="bladwijzer"), do("revise", turn=1, text="x"), END]),
            refused=(1, 2, 3),
        ),
    }


def _odd_places() -> dict[str, Scene]:
    codes = ("pauze", "op verzoek", "techniek", "overleg", "lunch", "medisch advies")
    people = ("medewerker", "vreemdeling", "tolk", "gemachtigde")
    pauses = [do("pause", code=code, by=people[n % 4], reason="intern") for n, code in enumerate(codes)]
    in_pause = [
        do("mark", what="bladwijzer"),
        do("park", note="straks"),
        signal("SG-21", "niet_relevant"),
        do("topic", id="MOD-02"),
        do("cover", point="streek", state="gevraagd", reason=""),
        do("prepare", item="VB-05", answer="niet_nodig", note="want"),
        do("opening", item="OP-01", answer="overgeslagen", note="want"),
        do("close", item="AF-01", answer="niet_mogelijk", note="want"),
        do("interpreter", **interpreter(number="T-0031"), reason="ziek"),
        consult("senior"),
    ]
    after = [
        turn("V", "Nog iets?"),
        PAUSE,
        RESUME,
        do("mark", what="bladwijzer"),
        do("park"),
        do("revise", turn=2, text="x"),
    ]
    late = [
        *after,
        do("interpreter", **interpreter(), reason=""),
        another_day("2026-12-01"),
        do("break_off", by="tolk", cause="x"),
    ]
    return {
        "consulted before the start": Scene(script([consult("senior"), *talk()])),
        "every pause": Scene(script(talk(*[event for pause in pauses for event in (pause, RESUME)]))),
        "pause twice and resume twice": Scene(script(talk(PAUSE, PAUSE, RESUME, RESUME)), refused=(4, 6)),
        "the end in a pause": Scene(script(talk(do("pause", code="lunch", by="tolk")))),
        "how people are in a pause": Scene(
            script(talk(PAUSE, turn("O", "Is moe.\nDrinkt water."), turn("T", "Gaat door."), RESUME, V, A))
        ),
        "questions in a pause": Scene(
            script([START, PAUSE, V, A, RESUME, V, A, do("revise", turn=3, text="Anders?"), END, EXPORT]),
            refused=(2, 3),
        ),
        "all sorts in a pause, but no other topic": Scene(script(talk(PAUSE, *in_pause, RESUME)), refused=(7,)),
        "parked with and without a note": Scene(
            script(talk(do("park"), turn("V", "En?"), do("park", note="terugkomen"), PAUSE, RESUME))
        ),
        "old turns mended": Scene(
            script(
                talk(V, A, do("revise", turn=2, text="In een stad.\nAan zee."), do("revise", turn=1, text="Waar?"), V)
            )
        ),
        "a turn mended that is not there": Scene(script(talk(do("revise", turn=3, text="x"), A)), refused=(3,)),
        "the interpreter changed twice": Scene(
            script(
                talk(
                    do("interpreter", **interpreter(number="T-2", gender="v", mode="video"), reason="ziek"),
                    do(
                        "interpreter",
                        interpreter=interpreter(
                            number="T-3", register="geen", register_reason="haast", mode="telefoon"
                        ),
                        reason="weg",
                    ),
                )
            )
        ),
        "an interpreter outside the register without a reason": Scene(
            script(talk(do("interpreter", **interpreter(number="T-2", register="B2"), reason="ziek"))), refused=(3,)
        ),
        "before the start": Scene(
            script([V, A, PAUSE, RESUME, do("park"), another_day("2026-12-01"), END, EXPORT, *talk()]),
            refused=(0, 1, 2, 3, 4, 5, 6, 7),
        ),
        "after the end": Scene(script([START, V, A, END, *late, START, EXPORT]), refused=(*range(4, 14),)),
        "who spoke": Scene(
            script(
                talk(
                    turn("G", "Ik."),
                    turn("G", "En ik.", by="vwn"),
                    turn("T", "Wij.", by="tolk"),
                    turn("G", "?", by="voogd"),
                ),
                present=[{"role": "waarnemer"}, {"role": "vwn"}],
            ),
            refused=(6,),
        ),
    }


def _endings() -> dict[str, Scene]:
    cut = {
        f"broken off by {by}": Scene(script([START, V, A, do("break_off", by=by, cause=cause, note="n"), EXPORT]))
        for by, cause in (
            ("vreemdeling", "ziek"),
            ("medewerker", "nood"),
            ("tolk", "tolk"),
            ("gemachtigde", "wil stoppen"),
            ("een familielid", "techniek"),
        )
    }
    two_days = [START, V, A, another_day("2026-11-05"), START, V, A]
    met = {"officer": NO_WISH, "interpreter": wish("m")}
    again = gate("match", "interpreter")
    return cut | {
        "broken off in a pause and ended": Scene(
            script([START, V, PAUSE, do("break_off", by="tolk", cause="ziek"), END, EXPORT])
        ),
        "three zittingen": Scene(script([*two_days, another_day("2026-11-06"), START, V, A, END, EXPORT])),
        "two zittingen on one day": Scene(script([START, V, A, another_day(DAY), START, V, A, END, EXPORT])),
        "a next zitting on a day before": Scene(
            script([START, V, another_day("2026-11-01"), START, A, END, EXPORT]), refused=(2, 3)
        ),
        "a next zitting in a pause": Scene(script([START, V, A, PAUSE, another_day("2026-11-05"), START, V, END])),
        "a next zitting that never came": Scene(script([START, V, A, another_day("2026-11-05")]), status=CONCEPT),
        "the gate on each day": Scene(
            script([again, *two_days[:4], again, *two_days[4:], END, EXPORT], preference=met)
        ),
        "the gate on the first day only": Scene(
            script([again, *two_days, END, EXPORT], preference=met),
            refused=(5,),
            items=("gender_wish",),
            status=NOT_STARTED,
        ),
        "corrections after the end": Scene(
            script(
                [
                    *[START, V, A, do("correct", turn=2, text="Te vroeg", by="vreemdeling", reason="anders"), END],
                    *[
                        do("correct", turn=2, text=f"Niet {reason}\nmaar zo", by=by, reason=reason)
                        for reason, by in (
                            ("verkeerd_verstaan", "vreemdeling"),
                            ("verkeerd_vertaald", "gemachtigde"),
                            ("niet_opgeschreven", "vreemdeling"),
                            ("typefout", "gemachtigde"),
                            ("aanvulling", "vreemdeling"),
                            ("anders", "gemachtigde"),
                        )
                    ],
                    do("correct", turn=3, text="Bestaat niet", by="vreemdeling", reason="anders"),
                    EXPORT,
                ]
            ),
            refused=(3, 11),
        ),
    }


def _cases() -> dict[str, Scene]:
    types = ("aanmeldgehoor", "nader_gehoor", "aanvullend_gehoor")
    profiles = ("oud_vb2000", "apr_2026")
    procedures = ("aa6", "apr_gewoon", "aa9", "apr_versneld", "va", "grens")
    kinds = [(kind, profile) for kind in types for profile in profiles]
    found = {
        f"{kind} under {profile}": Scene(script(talk(), hearing_type=kind, profile=profile, procedure=procedure))
        for (kind, profile), procedure in zip(kinds, procedures, strict=True)
    }
    child = {"form_of_address": "u", "gender": "x", "language": "ti", "nationality": "XXA", "birth_year": 2015}
    return found | {
        "everything a case can say": Scene(
            script(
                talk(),
                reference="DEMO/0007 é",
                officer={"id": "H-1", "gender": "x", "other_steps": ["voornemen", "iets anders"]},
                applicant=child,
                medical_advice={"date": "2026-10-01", "points": ["elk uur pauze", "ramen\ndicht"]},
                motives="Een lang\nverhaal; zie ook het dossier",
                present=[{"role": r} for r in ("waarnemer", "voogd", "vwn", "vertrouwenspersoon", "gemachtigde")],
                interpreter=interpreter(register="uitwijklijst", register_reason="geen ander", mode="video"),
                modules=TOPICS,
            ),
            items=ALL_ITEMS[:3],
            status=CONCEPT,
        ),
        "what a case may leave out": Scene(
            {
                **script(talk()),
                "case": {n: v for n, v in case().items() if n not in ("motives", "medical_advice", "present")},
            }
        ),
    }


SCENES: dict[str, Scene] = _plain() | _odd_places() | _endings() | open_points() | gates() | _cases()
