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
    mended,
)
from tests.journeys.scenes_of_rules import gates, open_points


def _plain() -> dict[str, Scene]:
    kinds = [turn("O", "Kijkt weg."), turn("T", "Een dialect."), turn("G", "Een vraag."), turn("S", "U zei:\ndit."), A]
    wordless = [turn("V", ""), turn("A", ""), turn("O", " "), turn("A", "Toch.")]
    answered = ("gedaan", "niet_nodig", "niet_mogelijk")
    before = [do("prepare", item="VB-01", answer="niet_nodig", note=""), *answers("prepare", "VB", answered)]
    within = [
        *answers("opening", "OP", ("gedaan", "overgeslagen")),
        *answers("close", "AF", answered),
        do("prepare", item="VB-01", answer="gedaan", note=""),
    ]
    return {
        "nothing to mark, park or mend": Scene(
            script([START, do("park", note="x"), do("mark", what="bladwijzer"), mended(1, "x"), END]),
            refused=(1, 2, 3),
        ),
        "a question and an answer": Scene(script(talk())),
        "every kind of turn": Scene(script(talk(*kinds), present=[{"role": "vwn"}, {"role": "gemachtigde"}])),
        "answers without a question, turns without words, equal turns": Scene(
            script([START, A, *wordless, A, V, A, V, A, A, END, END, EXPORT, END])
        ),
        "no end": Scene(script([START, V, A]), status=CONCEPT),
        "export in the middle and twice at the end": Scene(
            script([START, V, A, EXPORT, turn("V", "En toen?"), A, EXPORT, END, EXPORT, EXPORT])
        ),
        "every item": Scene(script([*before, *talk(*within)]), refused=(0,)),
        "every topic": Scene(
            script(talk(*[do("topic", id=topic) for topic in TOPICS], do("topic", id="MOD-01"))),
            items=ALL_ITEMS[:3],
            status=CONCEPT,
        ),
        "every mark, every state of a point": Scene(
            script(
                talk(
                    do("mark", what="onverstaanbaar"),
                    do("mark", what="bladwijzer"),
                    do("mark", what="tolkprobleem"),
                    do("mark", what="onzeker", woord="dorp"),
                    do("mark", what="onzeker"),
                    do("mark", what="onzeker", woord="staat er niet"),
                    do("cover", point="MOD-01.talen", state="gevraagd", reason=""),
                    do("cover", point="STREEK", state="uit_zichzelf", reason=""),
                    do("cover", point="kinderen", state="nvt", reason="geen"),
                    do("cover", point="contact", state="bewust_niet", reason="niet nu"),
                    do("cover", point="bestaat niet", state="gevraagd", reason=""),
                )
            ),
            refused=(8, 13),
        ),
    }


def _odd_places() -> dict[str, Scene]:
    return {**_in_pauses(), **_mended_and_changed(), **_out_of_turn()}


def _in_pauses() -> dict[str, Scene]:
    codes = ("pauze", "op verzoek", "techniek", "overleg", "lunch", "medisch advies")
    people = ("medewerker", "vreemdeling", "tolk", "gemachtigde", "voogd", "vwn", "vertrouwenspersoon")
    pauses = [do("pause", code=codes[n % 6], by=who, reason="intern") for n, who in enumerate(people)]
    called = [consult(party) for party in ("nidos", "planner", "hulpdiensten", "coa", "veilig_thuis", "politie")]
    in_pause = [
        do("mark", what="onzeker", woord="dorp"),
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
    how_people_are = [PAUSE, turn("O", "Is moe.\nDrinkt water."), turn("T", "Gaat door."), V, A, RESUME]
    return {
        "consulted before the start, and every pause": Scene(
            script(
                [
                    consult("senior"),
                    *talk(*[e for pause in pauses for e in (pause, RESUME)], PAUSE, PAUSE, RESUME, RESUME, PAUSE),
                ]
            ),
            refused=(19, 21),
        ),
        "danger now: whoever was called needs the time and what was told, which a script has no word for": Scene(
            script(talk(PAUSE, *called, RESUME)), refused=(6, 7, 8, 9)
        ),
        "turns in a pause": Scene(
            script(
                talk(*how_people_are, V, A, do("revise", turn=3, text="Moe."), do("revise", turn=7, text="Anders?"))
            ),
            refused=(6, 7),
        ),
        "all sorts in a pause, but no other topic": Scene(script(talk(PAUSE, *in_pause, RESUME)), refused=(7,)),
    }


def _mended_and_changed() -> dict[str, Scene]:
    video = do("interpreter", **interpreter(number="T-2", gender="v", mode="video"), reason="ziek")
    unlisted = interpreter(number="T-3", register="geen", register_reason="haast", mode="telefoon")
    return {
        "old turns mended, words parked": Scene(
            script(
                talk(
                    *[do("park"), V, do("park", note="terugkomen"), A],
                    *[
                        do("revise", turn=2, text="In een stad.\nAan zee."),
                        do("revise", turn=1, text="Waar?"),
                        PAUSE,
                        RESUME,
                        V,
                    ],
                    do("revise", turn=9, text="Is er niet"),
                )
            ),
            refused=(12,),
        ),
        "the interpreter changed twice": Scene(
            script(
                talk(
                    video,
                    do("interpreter", interpreter=unlisted, reason="weg"),
                    do("interpreter", **interpreter(number="T-2", register="B2"), reason="geen reden"),
                )
            ),
            refused=(5,),
        ),
    }


def _out_of_turn() -> dict[str, Scene]:
    video = do("interpreter", **interpreter(number="T-2", gender="v", mode="video"), reason="ziek")
    spoken = [turn("G", "Ik."), turn("G", "En ik.", by="vwn"), turn("T", "Wij.", by="tolk"), turn("G", "?", by="voogd")]
    late = [
        *[turn("V", "Nog iets?"), PAUSE, RESUME, do("mark", what="bladwijzer"), do("park")],
        *[
            mended(2, "x"),
            video,
            another_day("2026-12-01"),
            do("break_off", by="tolk", cause="x"),
            START,
        ],
    ]
    return {
        "before the start": Scene(
            script([V, A, PAUSE, RESUME, do("park"), another_day("2026-12-01"), END, EXPORT, *talk()]),
            refused=(0, 1, 2, 3, 4, 5, 6, 7),
        ),
        "after the end": Scene(script([START, V, A, END, *late, EXPORT]), refused=(*range(4, 14),)),
        "who spoke": Scene(script(talk(*spoken), present=[{"role": "waarnemer"}, {"role": "vwn"}]), refused=(6,)),
    }


def _endings() -> dict[str, Scene]:
    two_days = [START, V, A, another_day("2026-11-05"), START, V, A]
    met = {"officer": NO_WISH, "interpreter": wish("m")}
    again = gate("match", "interpreter")
    kinds = ("verkeerd_verstaan", "verkeerd_vertaald", "niet_opgeschreven", "typefout", "aanvulling", "anders")
    by = ("vreemdeling", "gemachtigde") * 3
    corrections = [
        do("correct", turn=2, text=f"Niet\nmaar {kind}", by=w, reason=kind) for kind, w in zip(kinds, by, strict=True)
    ]
    early, wrong = ({**corrections[0], "turn": turn} for turn in (2, 3))
    broken = {
        f"broken off by {who}": Scene(script([START, V, A, do("break_off", by=who, cause=cause, note="n"), EXPORT]))
        for who, cause in (("vreemdeling", "ziek"), ("medewerker", "nood"), ("een familielid", "liep weg"))
    }
    return broken | {
        "broken off by the interpreter in a pause, and ended": Scene(
            script([START, V, PAUSE, do("break_off", by="tolk", cause="ziek"), END, EXPORT])
        ),
        "broken off by the lawyer on the second day": Scene(
            script([*two_days, do("break_off", by="gemachtigde", cause="wil stoppen"), EXPORT])
        ),
        "four zittingen, one on the same day and one after a pause": Scene(
            script(
                [
                    *[START, V, another_day("2026-11-01"), START, A, another_day(DAY), START, V, PAUSE],
                    *[another_day("2026-11-05"), START, A, another_day("2026-11-06"), START, V, A, END, EXPORT],
                ]
            ),
            refused=(2, 3),
        ),
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
            script([START, V, A, early, END, *corrections, wrong, EXPORT]), refused=(3, 11)
        ),
    }


def _cases() -> dict[str, Scene]:
    child = {"form_of_address": "u", "gender": "x", "language": "ti", "nationality": "XXA", "birth_year": 2015}
    left_out = ("motives", "medical_advice", "present")
    short = {**script(talk()), "case": {name: value for name, value in case().items() if name not in left_out}}
    return {
        "a registration interview": Scene(script(talk(), hearing_type="aanmeldgehoor", procedure="grens")),
        "a main hearing under the new law": Scene(script(talk(), profile="apr_2026", procedure="apr_gewoon")),
        "an additional hearing under the new law": Scene(
            script(talk(), hearing_type="aanvullend_gehoor", profile="apr_2026", procedure="apr_versneld")
        ),
        "everything a case can say": Scene(
            script(
                talk(),
                procedure="va",
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
        "a child without a guardian": Scene(script(talk(), applicant=child, present=[])),
        "what a case may leave out": Scene(short),
    }


SCENES: dict[str, Scene] = _plain() | _odd_places() | _endings() | open_points() | gates() | _cases()
