"""Whole fictional hearings for tests of the report, told event by event as an officer would make them happen."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearing_desk.core import events as ev
from hearing_desk.core.fold import fold
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.numbering import is_question, number_for
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.core.report import Names

NAMES = Names(
    language=lambda code: {"fa-AF": "Dari", "ti": "Tigrinya"}.get(code, code),
    country=lambda code: code,
    day=lambda day: datetime.fromisoformat(day).strftime("%d-%m-%Y"),
)
CONTROL = "zzcontrole"


def secret(name: str) -> str:
    """A word that must never leave the vault, or never reach the report, under this name."""
    return f"zzgeheim{name}zz"


class Told:
    """A hearing being told: each event half a minute after the one before."""

    def __init__(self) -> None:
        self.records: list[ev.Recorded] = []
        self._now = datetime.fromisoformat("2026-11-03T09:00:10+01:00")
        self._above: list[tuple[str, str]] = []
        self._given: set[str] = set()
        self._highest = 0
        self._last = ""
        self.topic = ""

    @property
    def hearing(self) -> Hearing:
        """The hearing so far."""
        return fold(self.records)

    def happens(self, *events: ev.Event) -> None:
        """These happened, half a minute apart."""
        for event in events:
            self.records.append(ev.Recorded(len(self.records) + 1, self._now.isoformat(), event))
            self._now += timedelta(seconds=30)

    def happens_at_once(self, *events: ev.Event) -> None:
        """These happened at the moment that comes next, and took no time."""
        for event in events:
            self.records.append(ev.Recorded(len(self.records) + 1, self._now.isoformat(), event))

    def goes_to(self, topic: str) -> None:
        """The officer goes to a topic."""
        self.topic = topic
        self.happens(ev.TopicOpened(topic))

    def says(self, kind: str, text: str, by: str = "") -> ev.TurnId:
        """A turn is opened, begun and finished at the end of the text."""
        turn = ev.TurnId(f"t{sum(isinstance(r.event, ev.TurnOpened) for r in self.records) + 1}")
        number = number_for(kind, self._above, self._highest, self._given)
        self._count(kind, number)
        self.happens(
            ev.TurnOpened(turn, kind, self._last),
            ev.TurnBegun(turn, number, self.topic, by),
            ev.TurnTyped(turn, kind, text),
        )
        self._last = turn
        return turn

    def _count(self, kind: str, number: str) -> None:
        self._above.append((kind, number))
        if is_question(kind):
            self._highest = int(number)
        elif number:
            self._given.add(number)


def full_hearing(profile: str = "apr_2026") -> Hearing:
    """A hearing with every kind of turn and happening; each internal text is a `secret`, one answer says CONTROL."""
    told = Told()
    _prepare(told, profile)
    _also(told)
    _open(told)
    _ask(told)
    _close(told)
    _afterwards(told)
    return told.hearing


def short_hearing(*texts: str) -> Hearing:
    """A hearing of questions and these answers."""
    told = Told()
    told.happens(ev.FieldFilled("hearing_type", "nader_gehoor"), ev.FieldFilled("applicant_language", "fa-AF"))
    told.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel"))
    for text in texts:
        told.says("V", "Wilt u dat vertellen?")
        told.says("A", text)
    told.happens(ev.HearingEnded())
    return told.hearing


def _prepare(told: Told, profile: str) -> None:
    fields: dict[str, ev.FieldValue] = {
        "reference": "DEMO-0007",
        "hearing_type": "nader_gehoor",
        "profile": profile,
        "date": "2026-11-03",
        "applicant_language": "fa-AF",
        "present": ("gemachtigde",),
        "medical_advice_date": "2026-10-20",
        "medical_advice_points": secret("advies"),
        "motives": secret("motief"),
    }
    told.happens(ev.PackPinned("proef", 7, "ab" * 32))
    told.happens(*(ev.FieldFilled(name, value) for name, value in fields.items()))
    told.happens(
        ev.OfficerAssigned(Officer("H-114", "v", ("voornemen",))),
        ev.InterpreterAssigned(Interpreter("T-1", "v", "fa-AF", "Herati", "C1", "", "in_persoon")),
        ev.WishNoted(Fact.OFFICER, Wish("v", "", "essentieel", "aanmeldformulier", "2026-06-30")),
        ev.WishNoted(Fact.INTERPRETER, Wish("m", "", "wens", "brief gemachtigde", "2026-10-01")),
        ev.PlanSet(("MOD-01", "MOD-08")),
        ev.PlanQuestionNoted("q1", "MOD-08", secret("planvraag"), secret("planbij")),
        ev.FactCardNoted("f1", secret("feit"), secret("feittekst"), secret("feitbron")),
        ev.PreparationAnswered("VB-01", "gedaan", secret("voorbereiding")),
        ev.GateAnswered(Fact.OFFICER, "match", note=secret("poort")),
        _not_possible(),
        ev.GateCleared(7),
        ev.ConsultLogged("unit_1f", secret("vraag"), secret("advies1f"), "advies", secret("reden")),
        ev.ConsultLogged("toelt", secret("toelt"), outcome="verzonden"),
        ev.ConsultLogged("nationale_veiligheid", secret("veiligheid"), outcome="verzonden"),
    )


def _also(told: Told) -> None:
    told.happens_at_once(
        ev.ConditionSettled("ruimte", "niet", secret("voorwaarde")),
        ev.TrackSwitched("apr_versneld", secret("spoorgrond")),
    )


def _not_possible() -> ev.GateAnswered:
    return ev.GateAnswered(
        Fact.INTERPRETER,
        "niet_mogelijk",
        note=secret("poortnoot"),
        tried=secret("geprobeerd"),
        decided_by=secret("beslist"),
        told_via=secret("via"),
        told_at=secret("wanneer"),
        answer="gaat door",
    )


def _open(told: Told) -> None:
    told.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel"))
    told.happens(ev.OpeningAnswered("OP-01", "gedaan", note=secret("opening")))
    question = told.says("V", "Hoe voelt u zich vandaag?")
    told.says("A", "Goed, dank u.")
    told.happens(ev.OpeningAnswered("OP-02", "overgeslagen", question, secret("overgeslagen")))


def _ask(told: Told) -> None:
    told.goes_to("MOD-01")
    told.says("V", "Waar bent u geboren?")
    born = told.says("A", f"In Herat. {CONTROL}\nOp het land.\u2028Bij mijn oom.")
    told.happens(
        ev.MarkSet(born, "onzeker", "Herat"),
        ev.MarkSet(born, "bladwijzer", secret("bladwijzer")),
        ev.ItemParked("p1", born, secret("geparkeerd")),
        ev.ParkNoted("p1", secret("parkeernoot")),
        ev.SignalsMatched(born, ("SG-09",), 7),
        ev.CardOpened("SG-09", born, "consult"),
        ev.CardAnswered("SG-09", "voorgelegd", ("zelf",), born),
        ev.CoverageSet("MOD-01.naam", "bewust_niet", "", "te_belastend", secret("dekking")),
    )
    told.says("O", "Mevrouw laat een foto zien.")
    told.happens(ev.PauseBegun("vreemdeling", "op verzoek", secret("pauze")), ev.PauseEnded("", secret("hervat")))
    told.happens(
        ev.InterpreterAssigned(Interpreter("T-2", "v", "fa-AF", "", "C1", "", "video"), "T-1", secret("tolkreden"))
    )
    told.goes_to("MOD-08")
    told.says("V", "Wat gebeurde er daarna?")
    told.says("A", "Mannen kwamen naar de winkel.")
    told.says("A", "Zij zeiden: «سلام», en gingen weg.")
    emptied = told.says("A", secret("gewist"))
    told.happens(ev.TurnTyped(emptied, "A", ""))
    heard = told.says("T", "Dat woord betekent dorpshoofd.", by="T-2")
    told.happens(ev.MarkSet(heard, "tolkprobleem"))
    told.goes_to("MOD-01")
    told.says("S", "U bent in Herat geboren en mannen kwamen naar de winkel.")
    told.says("A", "Ja, dat klopt.")
    told.says("G", "Ik mis het jaartal.", by="gemachtigde")


def _close(told: Told) -> None:
    asked = told.says("V", "Hebt u alles kunnen vertellen?")
    told.says("A", "Ja, alles.")
    told.happens(
        ev.ClosingAnswered("AF-02", "gedaan", asked, secret("slot")),
        ev.ClosingAnswered("AF-10", "niet_nodig", "", secret("openpunten")),
        ev.DocumentNoted("Taskera", "ja", "mevrouw", "R-12", "2026-11-20"),
        ev.ConsentNoted("medisch", "ja", asked),
        ev.HearingEnded(),
    )


def _afterwards(told: Told) -> None:
    told.happens(
        ev.TurnMended(ev.TurnId("t8"), "Mannen kwamen naar de winkel van mijn vader."),
        ev.CorrectionNoted("t4", "Niet Herat maar Kabul.", "vreemdeling", "aanvulling", round=0),
        ev.CorrectionNoted("t4", "Het was in 2001.", "gemachtigde", "aanvulling", "p. 3", "2026-11-05"),
        ev.ConfirmationNoted("later", "", "2026-11-10"),
        ev.DeadlineSet("correcties", "2026-11-05", secret("som"), secret("termijn")),
        ev.OpenItemSettled("mensenhandel", secret("geregeld"), "2026-11-12"),
        ev.PartExported("rapport", secret("doel"), secret("ontvanger"), "", is_concept=True),
    )
