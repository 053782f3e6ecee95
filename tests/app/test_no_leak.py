"""Every field of the pack that stays inside holds a word of its own; none is anywhere in what leaves for the lawyer."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hearing_desk.app.copies import copy_makers
from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.export_hearing import Destination, Watch, export_part
from hearing_desk.core import events as ev
from hearing_desk.core.form import FieldKind, FormField, FormPack, GoesTo, Item
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Officer
from hearing_desk.reports.export import CORRECTIONS_PART, REPORT_PART
from hearing_desk.ui.typeset import typeset
from tests.app.stage import installed_packs
from tests.hearings import CONTROL, Told
from tests.reports.package import everything_in

pytestmark = pytest.mark.usefixtures("qapp")

BORN, WORK = ev.TurnId("t2"), "SG-zzgeheimkaartzz"


def marker(*path: str) -> str:
    """The word of one field: it stands nowhere else."""
    return f"zzgeheim{''.join(path).replace('_', '').replace('-', '').lower()}zz"


@cache
def pack() -> FormPack:
    return max(installed_packs(), key=lambda loaded: loaded.pack.serial).pack


def kept_inside() -> list[tuple[str, FormField]]:
    """The fields of every sheet that do not go to the report."""
    fields = ((sheet.id, field) for sheet in pack().sheets for field in sheet.fields)
    return [(sheet, field) for sheet, field in fields if field.goes_to is not GoesTo.REPORT]


def inside(of_sheet: str) -> tuple[FormField, ...]:
    """The fields of one sheet that do not go to the report."""
    return tuple(field for sheet, field in kept_inside() if sheet == of_sheet)


def filled(sheet: str, event: type[Any], renamed: dict[str, str] | None = None, **others: Any) -> ev.Event:
    """The event of a sheet with the word of each field that stays inside; a field it cannot hold is an error."""
    names = {field.name for field in dataclasses.fields(event)}
    values = dict(others)
    for field in inside(sheet):
        name = (renamed or {}).get(field.id, field.id)
        assert name in names, f"{sheet}.{field.id}: {event.__name__} cannot hold it"
        word = marker(sheet, field.id)
        values[name] = (word,) if field.kind is FieldKind.CHOICES else word
    made: ev.Event = event(**values)
    return made


SHEETS: dict[str, Callable[[], tuple[ev.Event, ...]]] = {
    "zaak": lambda: tuple(ev.FieldFilled(field.id, marker("zaak", field.id)) for field in inside("zaak")),
    "officer": lambda: (
        ev.OfficerAssigned(filled("officer", Officer, id="H-1", gender="v")),  # type: ignore[arg-type]
    ),
    "gate": lambda: (filled("gate", ev.GateAnswered, fact=Fact.INTERPRETER, outcome="niet_mogelijk"),),
    "consult": lambda: (filled("consult", ev.ConsultLogged, {"with": "with_whom"}),),
    "pause": lambda: (filled("pause", ev.PauseBegun, by="vreemdeling", code="op_verzoek"),),
    "resume": lambda: (filled("resume", ev.PauseEnded),),
    "settle": lambda: (filled("settle", ev.OpenItemSettled),),
    "break_off": lambda: (filled("break_off", ev.HearingBrokenOff, by="vreemdeling", cause="ziek"),),
    "not_held": lambda: (filled("not_held", ev.HearingNotHeld),),
}
"""Every sheet with a field that stays inside, and how its words come into a hearing; the last two end one."""

ENDINGS = ("break_off", "not_held")


def told(ending: str) -> Hearing:
    """A hearing in which every field that stays inside is filled, ended in one of the ways there are."""
    story = Told()
    known = {"reference": "DEMO-0007", "hearing_type": "nader_gehoor", "profile": "apr_2026"}
    story.happens(*(ev.FieldFilled(name, value) for name, value in known.items()))
    story.happens(*SHEETS["zaak"](), *SHEETS["officer"](), *SHEETS["gate"](), *_before())
    story.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel", "video"))
    story.says("V", "Waar bent u geboren?")
    story.happens(ev.TurnOpened(BORN, "A", ev.TurnId("t1")), ev.TurnBegun(BORN, "1", "MOD-01"))
    story.happens(ev.TurnTyped(BORN, "A", marker("eerdere tekst")), ev.TurnTyped(BORN, "A", f"In Herat. {CONTROL}"))
    story.happens(*SHEETS["pause"](), *SHEETS["resume"](), *SHEETS["consult"](), *_during())
    story.happens(ev.NextSessionPlanned("2026-11-04", "Ter Apel"), ev.SessionStarted(2, "2026-11-04", "Ter Apel"))
    story.happens(*(SHEETS[ending]() if ending in ENDINGS else (ev.HearingEnded(),)))
    story.happens(*SHEETS["settle"](), *_after())
    return story.hearing


def _before() -> Iterator[ev.Event]:
    yield ev.PlanSet(("MOD-01", "MOD-08"))
    yield ev.PlanQuestionNoted("q1", "MOD-08", marker("planvraag"), marker("plannotitie"))
    yield ev.FactCardNoted("f1", marker("feit"), marker("feittekst"), marker("feitbron"))
    for item in items("preparation"):
        yield ev.PreparationAnswered(item.id, marker(item.id), marker(item.id, "noot"))


def _during() -> Iterator[ev.Event]:
    yield ev.ItemParked("p1", BORN, marker("geparkeerd"))
    yield ev.ParkNoted("p1", marker("parkeernotitie"))
    yield ev.MarkSet(BORN, "bladwijzer", marker("bladwijzer"))
    yield ev.SignalsMatched(BORN, (WORK,), 1)
    yield ev.CardOpened(WORK, BORN, "consult")
    yield ev.CardAnswered(WORK, "doorgevraagd", (marker("rol"),), BORN)
    yield ev.CardCoded(WORK, marker("kaartcode"))
    yield ev.CoverageSet("MOD-01.naam", "bewust_niet", "", marker("dekkingscode"), marker("dekkingsreden"))
    yield from (ev.OpeningAnswered(item.id, "gedaan", "", marker(item.id)) for item in items("opening"))


def _after() -> Iterator[ev.Event]:
    yield from (ev.ClosingAnswered(item.id, _answer(item), "", marker(item.id)) for item in items("closing"))
    yield ev.DeadlineSet("correcties", "2026-11-05", marker("som"), marker("termijnreden"))
    yield ev.PartExported("rapport", marker("doel"), marker("ontvanger"), "", is_concept=True)
    yield ev.CorrectionNoted(BORN, "In Kabul.", "gemachtigde", "typefout", old="In Herat.")


def _answer(item: Item) -> str:
    return "gedaan" if item.goes_to is GoesTo.REPORT else marker(item.id, "antwoord")


def items(checklist: str) -> tuple[Item, ...]:
    return pack().checklist(checklist).items


def exported(hearing: Hearing, folder: Path, what: Exporting = Exporting.REPORT) -> Path:
    """Exported in every format there is."""
    copies = copy_makers(typeset)
    export_part(hearing, pack(), what, Destination(folder), False, dutch(), Watch(), copies=copies)
    return folder


def words_below(folder: Path) -> str:
    """Every name and every byte below a folder, packed or not, in the encodings words are kept in."""
    found: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        found += [path.name, *(data.decode(encoding, errors="replace") for encoding in ("utf-8", "utf-16-le"))]
        if zipfile.is_zipfile(io.BytesIO(data)):
            found.append(everything_in(data))
        if path.suffix == ".pdf":
            found += (program_says(path, *said) for said in (("pdftotext",), ("pdfinfo", "-struct-text"), ("pdfinfo",)))
            found.append(everything_in_pdf(data))
    return "\n".join(found).lower()


def program_says(path: Path, program: str, *options: str) -> str:
    where = ("-",) if program == "pdftotext" else ()
    done = subprocess.run([program, *options, str(path), *where], check=True, capture_output=True, timeout=60)
    return done.stdout.decode(errors="replace")


def everything_in_pdf(data: bytes) -> str:
    """What stands in its objects and streams, its strings in words."""
    streams = (zlib.decompress(found) for found in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL))
    whole = b"\n".join([data, *streams])
    strings = (bytes.fromhex(found.decode()).decode("utf-16-be") for found in re.findall(rb"<FEFF([0-9A-F]*)>", whole))
    return "\n".join([whole.decode("latin-1"), *strings])


@pytest.mark.parametrize("ending", ["ended", *ENDINGS])
def test_no_word_that_stays_inside_is_in_anything_that_leaves(ending: str, tmp_path: Path) -> None:
    out = exported(told(ending), tmp_path)
    for part in (REPORT_PART, CORRECTIONS_PART):
        words = words_below(out / part)
        assert "zzgeheim" not in words, words[words.index("zzgeheim") :][:60]
        assert CONTROL in words, "the control must be found"
    (pdf,) = (out / REPORT_PART).glob("*.pdf")
    assert CONTROL in program_says(pdf, "pdftotext").lower()
    assert {path.suffix for path in (out / REPORT_PART).iterdir()} == {
        ".docx", ".json", ".odt", ".pdf", ".sha256", ".txt",
    }  # fmt: skip


def test_every_sheet_with_a_field_that_stays_inside_is_filled_here() -> None:
    assert {sheet for sheet, _ in kept_inside()} == set(SHEETS)


def test_the_same_words_are_found_where_they_belong(tmp_path: Path) -> None:
    words = words_below(exported(told("ended"), tmp_path, Exporting.INTERNAL))
    assert marker("consult", "question") in words
    assert marker("VB-01", "noot") in words
    assert marker("zaak", "medical_advice_points") in words


def test_a_field_that_is_sent_to_the_report_by_mistake_is_found(tmp_path: Path) -> None:
    layout = dataclasses.replace(pack().report, cover=(*pack().report.cover, "zaak.motives"))
    opened = dataclasses.replace(pack(), report=layout, sheets=_published())
    copies = copy_makers(typeset)
    where = Destination(tmp_path)
    export_part(told("ended"), opened, Exporting.REPORT, where, False, dutch(), Watch(), copies=copies)
    for kind in ("docx", "pdf", "odt", "txt"):
        folder = tmp_path / kind
        folder.mkdir()
        (tmp_path / REPORT_PART / f"rapport.{kind}").rename(folder / f"rapport.{kind}")
        assert marker("zaak", "motives") in words_below(folder), kind


def _published() -> tuple[Any, ...]:
    def reported(field: FormField) -> FormField:
        return dataclasses.replace(field, goes_to=GoesTo.REPORT) if field.id == "motives" else field

    return tuple(dataclasses.replace(sheet, fields=tuple(map(reported, sheet.fields))) for sheet in pack().sheets)
