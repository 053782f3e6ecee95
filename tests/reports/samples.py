"""Whole fictional hearings of each kind under each law, with all that a report can say and names in many scripts."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.app.export_documents import Document, Exporting, dutch, folders_of
from hearing_desk.core import events as ev
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from tests.app.stage import installed_packs
from tests.hearings import Told

KINDS, PROFILES = ("aanmeldgehoor", "nader_gehoor", "aanvullend_gehoor"), ("oud_vb2000", "apr_2026")
_PROCEDURES = {"oud_vb2000": "aa6", "apr_2026": "apr_gewoon"}
_PLACE = "Ter Apel, gebouw 4"
_TALK = {
    "MOD-01": (
        ("V", "Wat is uw volledige naam, zoals die in uw taal geschreven wordt?"),
        ("A", "Mijn naam is ኣስመሮም ገብረእግዚኣብሄር (Asmerom). Mijn moeder heet Лариса Ёлкина, mijn vader محمد علي."),
        ("V", "Hoe heette uw oom?"),
        ("A", "محمد علي بن يوسف، من مدينة حلب. ولد في عام 1971.\nDat is een Arabische naam: «محمد علي»."),
        ("A", "نام او پرویز گلشیری است؛ او در سال ۱۳۵۰ در هرات به دنیا آمد."),
        ("T", "Het woord «ሽማግለ» betekent dorpsoudste."),
        ("A", "Ik ben geboren in Senafe.\nIn 1998, in de regentijd.\u2028Zo staat het in mijn doopbewijs."),
        ("O", "Mevrouw laat een foto zien op haar telefoon."),
    ),
    "MOD-02": (("V", "Welke nationaliteit hebt u?"), ("A", "De Eritrese. Mijn grootmoeder sprak יידיש met mij.")),
    "MOD-03": (("V", "Hebt u documenten bij u?"), ("A", "Mijn doopbewijs. Het origineel ligt in Senafe.")),
    "MOD-04": (("V", "Hoe bent u gereisd?"), ("A", "Te voet naar Kassala. " * 9 + "\n" + "Daarna per bus. " * 20)),
    "MOD-05": (("V", "Waarom vraagt u bescherming?"), ("A", "Omdat zij mij zoeken.")),
    "MOD-11": (("V", "Hebt u gediend?"), ("A", "Ja, achttien maanden in Sawa.")),
}


def pack() -> FormPack:
    """The form pack of the Dutch hearing."""
    return installed_packs()[-1].pack


def sample(kind: str, profile: str, is_final: bool = False) -> Hearing:
    """A hearing of this kind under this law."""
    told = Told()
    told.happens(*_before(kind, profile))
    for number in range(1, 9):
        told.happens(ev.OpeningAnswered(f"OP-{number:02}", "overgeslagen" if number == 4 else "gedaan"))
    _talk(told)
    told.happens(*_after(profile), *((ev.MadeFinal("cd" * 32),) if is_final else ()))
    return told.hearing


def documents(hearing: Hearing) -> Iterator[Document]:
    """Every document of its export: the report, its rounds, and the internal sheet."""
    for part in Exporting:
        for _, found in folders_of(hearing, pack(), part, True, dutch()):
            yield from found


def _before(kind: str, profile: str) -> Iterator[ev.Event]:
    yield ev.PackPinned("nl", 1, "ab" * 32)
    fields: dict[str, ev.FieldValue] = {
        "reference": "DEMO-0815", "hearing_type": kind, "profile": profile, "procedure": _PROCEDURES[profile],
        "date": "2026-11-03", "location": _PLACE, "mode": "in_persoon", "applicant_language": "ti",
        "present": ("gemachtigde", "vwn"), "medical_advice_date": "2026-10-20",
        "measures_taken": "Elk uur een pauze.\nKorte vragen.", "purpose": "De brief.\nDe reis van Khartoem.",
    }  # fmt: skip
    yield from (ev.FieldFilled(name, value) for name, value in fields.items())
    yield ev.OfficerAssigned(Officer("H-114", "v"))
    yield ev.InterpreterAssigned(Interpreter("T-0027", "v", "ti", "Asmara", "C1", "", "in_persoon"))
    yield ev.WishNoted(Fact.OFFICER, Wish("v", "", "essentieel", "aanmeldformulier", "2026-06-30"))
    yield ev.WishNoted(Fact.INTERPRETER, Wish("v", "", "wens", "brief gemachtigde", "2026-10-01"))
    yield ev.PlanSet(tuple(_TALK))
    yield from (ev.GateAnswered(fact, "match") for fact in Fact)
    yield ev.PreparationAnswered("VB-01", "gedaan", "gelezen")
    yield ev.GateCleared(1)
    if profile == "apr_2026":
        yield ev.ConditionSettled("opname_geregeld", "ja")
    yield ev.SessionStarted(1, "2026-11-03", _PLACE, "in_persoon")


def _talk(told: Told) -> None:
    told.says("V", "Hoe voelt u zich vandaag?")
    told.says("A", "Ja, goed. Dank u wel.")
    for topic, turns in _TALK.items():
        told.goes_to(topic)
        for kind, text in turns:
            told.says(kind, text, "T-0027" if kind == "T" else "")
    told.happens(ev.PauseBegun("vreemdeling", "op verzoek", ""), ev.PauseEnded())
    other = Interpreter("T-0031", "v", "ti", "", "B2", "geen C1 beschikbaar", "telefoon")
    told.happens(ev.MarkSet(ev.TurnId("t9"), "onzeker", "Senafe"), ev.InterpreterAssigned(other, "T-0027", "ziek"))
    told.goes_to("MOD-01")
    told.says("S", "U bent in Senafe geboren,\nen uw moeder woont in Asmara.")
    told.says("A", "Ja, dat klopt.")
    told.says("G", "Ik mis het jaartal van vertrek.", by="gemachtigde")
    told.happens(ev.NextSessionPlanned("2026-11-04", _PLACE), ev.SessionStarted(2, "2026-11-04", _PLACE, "video"))
    asked = told.says("V", "Hebt u alles kunnen vertellen?")
    told.says("A", "Ja, alles.")
    told.happens(ev.ClosingAnswered("AF-02", "gedaan", asked), ev.ClosingAnswered("AF-10", "niet_nodig"))
    told.happens(ev.HearingEnded())


def _after(profile: str) -> Iterator[ev.Event]:
    noted = ("gemachtigde", "verkeerd_verstaan", "brief p. 3", "2026-11-06", 1)
    yield ev.DocumentNoted("Doopbewijs, kopie", "nee", "mevrouw", "R-12", "2026-11-20")
    yield ev.TurnMended(ev.TurnId("t2"), "Ja, goed. Dank u.")
    yield ev.CorrectionNoted("t9", "Niet Senafe maar Adi Keyh.", "vreemdeling", "aanvulling", round=0)
    yield ev.CorrectionNoted("t9", "Adi Keyh", *noted, "Senafe")
    yield ev.CorrectionNoted("t4", "Mijn vader heet محمود علي.", *noted)
    yield ev.CorrectionNoted("t6", "", *noted, "Dat is een Arabische naam: «محمد علي».")
    yield ev.CorrectionNoted("", "Mevrouw heeft nog een zus.", *noted)
    later = ev.ConfirmationNoted("later", "", "2026-11-10")
    yield later if profile == "apr_2026" else ev.ConfirmationNoted("geweigerd", "Wil eerst lezen.")
    yield ev.DeadlineSet("correcties", "2026-11-05")
    yield ev.ConsultLogged("toelt", "Bestaat dit dorp?", "", "verzonden")
    yield ev.CoverageSet("MOD-01.talen", "bewust_niet", "", "te_belastend", "zie medisch advies")
