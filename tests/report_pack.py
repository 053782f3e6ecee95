"""A small form pack with everything that a report prints: lists, sheets, checklists, sections and a cover."""

from __future__ import annotations

import dataclasses

from hearing_desk.core.form import (
    Checklist,
    FieldKind,
    FormField,
    FormPack,
    GoesTo,
    HearingType,
    Item,
    Option,
    Phase,
    Profile,
    ReportLayout,
    Section,
    Sheet,
    Topic,
)
from tests.packs import SOURCE, small_pack

LISTS = {
    "gender": {"v": "vrouw", "m": "man"},
    "wish": {"v": "vrouw", "m": "man", "geen": "geen voorkeur", "anders": "anders", "onbekend": "nog niet bekend"},
    "strength": {"wens": "wens", "essentieel": "essentieel"},
    "register": {"C1": "Rbtv C1"},
    "mode": {"in_persoon": "in persoon", "video": "per video"},
    "present_role": {"gemachtigde": "gemachtigde", "vwn": "VluchtelingenWerk"},
    "fact": {"officer": "hoormedewerker", "interpreter": "tolk"},
    "gate_outcome": {"niet_mogelijk": "niet gelukt, ondanks proberen", "match": "klopt met de wens"},
    "preparation_answer": {"gedaan": "gedaan", "niet_nodig": "niet nodig, want"},
    "opening_answer": {"gedaan": "gedaan", "overgeslagen": "overgeslagen, want"},
    "closing_answer": {"gedaan": "gedaan", "niet_nodig": "niet nodig, want"},
    "mark": {"onverstaanbaar": "niet verstaan", "onzeker": "onzeker woord", "tolkprobleem": "vertalen ging niet goed"},
    "coverage_state": {"open": "nog niet besproken", "gevraagd": "gevraagd", "bewust_niet": "bewust niet gevraagd"},
    "coverage_flag": {"verdiept": "verder op ingegaan"},
    "coverage_code": {"te_belastend": "te belastend op dit moment"},
    "consult_party": {"unit_1f": "Unit 1F", "toelt": "TOELT", "nationale_veiligheid": "Nationale veiligheid"},
    "consult_outcome": {"advies": "advies gekregen", "verzonden": "verzonden, antwoord volgt"},
    "pause_code": {"pauze": "pauze", "op verzoek": "op verzoek", "lunch": "lunch"},
    "pause_by": {"medewerker": "hoormedewerker", "vreemdeling": "aanvrager"},
    "correction_by": {"vreemdeling": "aanvrager", "gemachtigde": "gemachtigde"},
    "correction_kind": {"typefout": "typefout", "aanvulling": "aanvulling"},
    "break_off_cause": {"ziek": "ziek"},
    "other_step": {"voornemen": "voornemen"},
    "confirmation_apr": {"later": "later, uiterlijk op"},
    "confirmation_oud": {"bevestigd": "bevestigd"},
    "yes_no": {"ja": "ja", "nee": "nee"},
    "hearing_type": {"nader_gehoor": "Nader gehoor"},
    "profile": {"apr_2026": "Nieuw recht", "oud_vb2000": "Oud recht"},
}

_CASE = (
    ("reference", "Zaakkenmerk", FieldKind.TEXT, GoesTo.REPORT),
    ("hearing_type", "Soort gehoor", FieldKind.CHOICE, GoesTo.REPORT),
    ("profile", "Juridisch profiel", FieldKind.CHOICE, GoesTo.REPORT),
    ("date", "Datum", FieldKind.DATE, GoesTo.REPORT),
    ("applicant_language", "Taal van het gehoor", FieldKind.LANGUAGE, GoesTo.REPORT),
    ("present", "Andere aanwezigen", FieldKind.CHOICES, GoesTo.REPORT),
    ("medical_advice_date", "Medisch advies van", FieldKind.DATE, GoesTo.REPORT),
    ("motives", "Korte opgave", FieldKind.LINES, GoesTo.INTERNAL),
    ("medical_advice_points", "Maatregelen", FieldKind.LINES, GoesTo.INTERNAL),
)
_GATE = ("note", "source", "tried", "decided_by", "told_via", "told_at", "answer", "ground", "tried_by", "why_not")
_COVERS = {
    "officer": ("id", "gender"),
    "interpreter": ("number", "gender", "language", "dialect", "register", "register_reason", "mode"),
    "wish": ("wish", "wish_text", "strength", "source", "date"),
}
_HEADINGS = {"MOD-01": ("Persoon en gezin", "4.1"), "MOD-08": ("Persoonlijke omstandigheden", "4.2")}
_LABELS = {"officer": "Hoormedewerker", "interpreter": "Tolk", "wish": "Wens"}


def report_pack() -> FormPack:
    """The pack of `tests.packs` with what a report needs besides the rules."""
    return dataclasses.replace(
        small_pack(),
        lists={name: tuple(Option(*option) for option in options.items()) for name, options in LISTS.items()},
        sheets=_sheets(),
        checklists=_checklists(),
        phases=(Phase("opening", "Opening", "1"), Phase("afsluiting", "Afsluiting", "5.1")),
        topics=tuple(map(_neutral, small_pack().topics)),
        sections=(
            Section("1", "1", "Inleiding"),
            Section("4.1", "4.1", "Inleidende vragen"),
            Section("4.2", "4.2", "Verdere vragen"),
            Section("5.1", "5.1", "Op- en aanmerkingen"),
        ),
        hearing_types=(HearingType("nader_gehoor", "Nader gehoor", "Rapport nader gehoor", ()),),
        profiles=(
            Profile("apr_2026", "Nieuw recht", "confirmation_apr", prints_times=True, records=True),
            Profile("oud_vb2000", "Oud recht", "confirmation_oud", prints_times=False, records=False),
        ),
        report=ReportLayout(_cover(), "INTERN – niet bij het rapport voegen", "CONCEPT", "OEFENING"),
    )


def sealed_pack() -> FormPack:
    """The same pack, in which what concerns national security may not leave the vault."""
    pack = report_pack()
    needs = tuple(
        dataclasses.replace(need, goes_to=GoesTo.VAULT) if need.party == "nationale_veiligheid" else need
        for need in pack.consult_needs
    )
    return dataclasses.replace(pack, consult_needs=needs)


def _sheets() -> tuple[Sheet, ...]:
    case = tuple(FormField(name, label, kind, goes, _list_of(name)) for name, label, kind, goes in _CASE)
    covers = (Sheet(sheet, _LABELS[sheet], _texts(names, GoesTo.REPORT)) for sheet, names in _COVERS.items())
    return (Sheet("zaak", "Zaak", case), *covers, Sheet("gate", "Controle vooraf", _texts(_GATE, GoesTo.INTERNAL)))


def _list_of(name: str) -> str:
    return {"present": "present_role"}.get(name, name if name in LISTS else "")


def _texts(names: tuple[str, ...], goes_to: GoesTo) -> tuple[FormField, ...]:
    return tuple(FormField(name, name, FieldKind.TEXT, goes_to) for name in names)


def _cover() -> tuple[str, ...]:
    case = tuple(f"zaak.{name}" for name, *_ in _CASE)
    return (*case, *(f"{sheet}.{name}" for sheet, names in _COVERS.items() for name in names))


def _checklists() -> tuple[Checklist, ...]:
    internal, said = GoesTo.INTERNAL, "Is alles gezegd?"
    return (
        _checklist("preparation", _item("VB-01", "Dossier gelezen", goes_to=internal)),
        _checklist("opening", _item("OP-01", "Voorstellen", "1"), _item("OP-02", "Doel en verloop", "1")),
        _checklist("closing", _item("AF-02", said, "5.1"), _item("AF-10", "Open punten", goes_to=internal)),
    )


def _checklist(name: str, *items: Item) -> Checklist:
    return Checklist(name, name, f"{name}_answer", ("niet_nodig", "overgeslagen"), items)


def _item(item: str, label: str, section: str = "", goes_to: GoesTo = GoesTo.REPORT) -> Item:
    return Item(item, label, label, label, goes_to, SOURCE, section=section)


def _neutral(topic: Topic) -> Topic:
    heading, section = _HEADINGS.get(topic.id, ("", "4.2"))
    return dataclasses.replace(topic, report_label=heading, section=section)
