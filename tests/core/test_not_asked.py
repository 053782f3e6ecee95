"""What the report tells of points deliberately not asked, and of consultations: no more than the pack lets."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.report import Heading, Table
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.report_record import report_record
from hearing_desk.formpack import read_forms
from tests.core.stories import after
from tests.hearings import NAMES, secret, short_hearing

FORMS = Path(__file__).resolve().parents[2] / "forms"
PRINTED = ("op_verzoek", "te_belastend", "volgt_later", "geen_tijd")
INTERNAL = ("al_bekend", "niet_van_toepassing", "advies_specialist")


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(FORMS)


def not_asked(code: str) -> Hearing:
    point = ev.CoverageSet("MOD-08.zelfbeschrijving", "bewust_niet", "", code, secret("reden"))
    return after(point, start=short_hearing("Ja."), first=90)


def printed(hearing: Hearing, pack: FormPack) -> list[tuple[str, ...]]:
    blocks = build_report(hearing, pack, False, False, "ab" * 32, NAMES).blocks
    tables = [block for block in blocks if isinstance(block, Table) and "Not asked" in str(block.caption)]
    return [tuple(map(str, row)) for table in tables for row in table.rows]


@pytest.mark.parametrize("code", PRINTED)
def test_a_code_that_goes_to_the_report_prints_in_neutral_words(pack: FormPack, code: str) -> None:
    hearing = not_asked(code)
    label = pack.option_label("coverage_code", code)
    assert printed(hearing, pack) == [("Verdere vragen: eigen woorden", label)]
    record = report_record(hearing, pack, is_concept=False, is_practice=False)
    assert record["not_asked"] == [{"point": "Verdere vragen: eigen woorden", "reason": code}]
    assert "zzgeheim" not in str(record)


@pytest.mark.parametrize("code", [*INTERNAL, ""])
def test_any_other_reason_stays_on_the_internal_sheet(pack: FormPack, code: str) -> None:
    assert printed(not_asked(code), pack) == []
    assert report_record(not_asked(code), pack, is_concept=False, is_practice=False)["not_asked"] == []


def test_a_point_that_was_asked_after_all_is_not_told(pack: FormPack) -> None:
    asked = ev.CoverageSet("MOD-08.zelfbeschrijving", "gevraagd")
    assert printed(after(asked, start=not_asked("geen_tijd"), first=95), pack) == []


def test_it_stands_in_the_section_of_the_closing(pack: FormPack) -> None:
    blocks = build_report(not_asked("geen_tijd"), pack, False, False, "ab" * 32, NAMES).blocks
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Table) and "Not asked" in str(b.caption))
    headings = [block.number for block in blocks[:place] if isinstance(block, Heading) and block.level == 1]
    assert headings[-1] == "5.1"


def test_no_consultation_stands_in_the_report_unless_the_pack_says_so(pack: FormPack) -> None:
    consults = [ev.ConsultLogged(party, secret("vraag")) for party in pack.option_ids("consult_party")]
    hearing = after(*consults, start=short_hearing("Ja."), first=90)
    assert report_record(hearing, pack, is_concept=False, is_practice=False)["consulted"] == []
    everybody = dataclasses.replace(pack.report, consults=pack.option_ids("consult_party"))
    open_pack = dataclasses.replace(pack, report=everybody)
    told = report_record(hearing, open_pack, is_concept=False, is_practice=False)
    parties = [told_of["with"] for told_of in told["consulted"]]
    assert {"lhbti_coordinator", "bekeringscoordinator"} <= set(parties)
    assert not {"unit_1f", "nationale_veiligheid", "mensenhandel"} & set(parties)
    assert "zzgeheim" not in str(told)
