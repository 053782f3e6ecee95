"""A small form pack for tests of rules: just the topics, signals and tables that a rule reads, and nothing to print.

`small_pack()` holds the table of product.md 6 and the card rules of decisions.md; `dataclasses.replace` changes a part.
Whole hearings use the real pack; whether that one says what the pages promise is tested in tests/formpack.
"""

from __future__ import annotations

from hearing_desk.core.form import (
    CardNeed,
    CardRules,
    ConsultNeed,
    CoveragePoint,
    FormPack,
    GateRules,
    GoesTo,
    Level,
    Option,
    Provenance,
    ReportLayout,
    SignalGroup,
    Topic,
    Words,
)

SERIAL = 7
SOURCE = Provenance("proef")
SELF_OR_UNKNOWN = ("zelf", "onbekend")

LEVELS = {
    **dict.fromkeys(("SG-01", "SG-02", "SG-03", "SG-05", "SG-06", "SG-07", "SG-08", "SG-09", "SG-11"), Level.CONSULT),
    **dict.fromkeys(("SG-15U", "SG-18", "SG-19", "SG-20"), Level.STOP),
    **dict.fromkeys(("SG-04", "SG-13", "SG-21"), Level.NOTE),
}

ASK_ROLE = ("SG-01", "SG-02", "SG-03", "SG-04")
RAISED_BY_SELF = {"SG-04": Level.CONSULT}

GATE_RULES = GateRules(
    essential_sources=("medisch advies", "waarborg"),
    named_in_advice={
        "officer": ("vrouwelijke medewerker", "mannelijke medewerker"),
        "interpreter": ("vrouwelijke tolk", "mannelijke tolk"),
    },
    unknown_sentence="Wilt u dit buiten de hoorruimte vragen?",
    fields_by_outcome={
        "vooraf_ingetrokken": ("source", "date"),
        "niet_mogelijk": ("tried", "decided_by", "told_via", "told_at", "answer"),
        "rechtsgrond": ("decided_by", "ground", "told_at"),
        "onbekend": ("tried_by", "why_not"),
        "opgelost": (),
        "match": (),
        "nieuw_gehoor": (),
    },
)

CARD_RULES = CardRules(
    needing=("later", "doorgevraagd", "voorgelegd"),
    settling=("doorgevraagd", "voorgelegd", "opgehelderd"),
    clearing=("opgehelderd",),
    reopening=("niet_relevant",),
    gate_group="SG-19",
    gate_answers=("doorgevraagd", "voorgelegd"),
    take_along=("SG-06", "SG-07", "SG-08", "SG-13", "SG-21"),
    take_along_in=("aanmeldgehoor",),
)

CONSULT_NEEDS = (
    ConsultNeed("lhbti_coordinator", ("MOD-08",), (CardNeed("SG-06"),), not_in=("aanmeldgehoor",)),
    ConsultNeed(
        "bekeringscoordinator", ("MOD-07",), (CardNeed("SG-07"), CardNeed("SG-08")), not_in=("aanmeldgehoor",)
    ),
    ConsultNeed(
        "unit_1f",
        ("MOD-12",),
        (
            *(CardNeed(group, SELF_OR_UNKNOWN) for group in ("SG-01", "SG-02", "SG-03")),
            CardNeed("SG-04", ("zelf",)),
        ),
    ),
    ConsultNeed("mensenhandel", cards=(CardNeed("SG-09"),)),
    ConsultNeed("amv_coordinator", cards=(CardNeed("SG-11"),)),
    ConsultNeed("nationale_veiligheid", cards=(CardNeed("SG-05"),), also_settled_by=("senior",)),
)

POINTS = {
    "MOD-01": ("naam", "contact"),
    "MOD-07": ("keerpunt",),
    "MOD-08": ("beleving", "contact"),
    "MOD-12": ("functie",),
}


def small_pack() -> FormPack:
    """A pack with what the rules of gate, cards, open items and coverage read."""
    return FormPack(
        format=1,
        line="proef",
        serial=SERIAL,
        title="Proef",
        valid_from="2026-01-01",
        lists={"gender": (Option("v", "vrouw"), Option("m", "man"))},
        sheets=(),
        checklists=(),
        phases=(),
        topics=tuple(_topic(topic, points) for topic, points in POINTS.items()),
        signals=tuple(_signal(group, level) for group, level in LEVELS.items()),
        role_words=(),
        consult_needs=CONSULT_NEEDS,
        card_rules=CARD_RULES,
        gate=GATE_RULES,
        start_conditions=(),
        sections=(),
        hearing_types=(),
        profiles=(),
        tracks=(),
        report=ReportLayout((), "INTERN", "CONCEPT", "OEFENING"),
    )


def _signal(group: str, level: Level) -> SignalGroup:
    raised_to = RAISED_BY_SELF.get(group)
    return SignalGroup(
        group, group, "A", "Onderwerp A", level, "", "", SOURCE, Words(),
        asks_role=group in ASK_ROLE,
        raised_to=raised_to,
        raised_by_roles=("zelf",) if raised_to else (),
    )  # fmt: skip


def _topic(topic: str, points: tuple[str, ...]) -> Topic:
    return Topic(topic, topic, topic, topic, GoesTo.REPORT, "4.1", SOURCE, tuple(_point(topic, p) for p in points))


def _point(topic: str, word: str) -> CoveragePoint:
    return CoveragePoint(f"{topic}.{word}", word.capitalize(), word, word, GoesTo.INTERNAL)
