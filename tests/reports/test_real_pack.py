from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.form import FormPack, GoesTo
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.people import Officer
from hearing_desk.core.report import Paragraph, Style, Table, spoken_by
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.report_record import report_record
from hearing_desk.core.text import in_english
from hearing_desk.formpack import read_forms
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.reread import check_docx
from hearing_desk.reports.text_writer import as_text
from tests.core.test_record import valid
from tests.hearings import CONTROL, NAMES, Told, full_hearing
from tests.reports.package import everything_in

SETTLED, ANNOUNCED = ev.ConditionSettled("opname_geregeld", "ja"), ev.OpeningAnswered("OP-05", "gedaan")
START = ev.SessionStarted(1, "2026-11-03", "Ter Apel")
FORMS = Path(__file__).resolve().parents[2] / "forms"


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(FORMS)


@pytest.mark.parametrize("profile", ["apr_2026", "oud_vb2000"])
def test_with_the_real_pack_the_report_holds_what_was_said_and_nothing_internal(pack: FormPack, profile: str) -> None:
    report = build_report(full_hearing(profile), pack, False, False, "ab" * 32, NAMES)
    data = write_docx(report, in_english)
    check_docx(data, report, in_english)
    text = everything_in(data)
    assert CONTROL in text
    assert "zzgeheim" not in text
    assert "zzgeheim" not in str(report_record(full_hearing(profile), pack, is_concept=False, is_practice=False))


def test_with_the_real_pack_no_heading_of_the_report_names_what_a_person_is(pack: FormPack) -> None:
    for topic in pack.topics:
        for word in ("1f", "lhbti", "bekering", "homo", "afvallig"):
            assert word not in topic.report_label.casefold()


def test_with_the_real_pack_the_internal_sheet_is_marked_internal(pack: FormPack) -> None:
    sheet = build_internal_sheet(full_hearing(), pack, False, False, "ab" * 32, NAMES)
    assert sheet.marks == ("INTERN – niet bij het rapport voegen",)
    check_docx(write_docx(sheet, in_english), sheet, in_english)


def test_with_the_real_pack_measures_and_the_gender_x_are_printed_in_words(pack: FormPack) -> None:
    story = Told()
    story.happens(ev.FieldFilled("measures_taken", "Elk uur een pauze."), ev.OfficerAssigned(Officer("H-1", "x")))
    story.says("V", "Hoe gaat het?")
    text = as_text(build_report(story.hearing, pack, False, False, "ab" * 32, NAMES), in_english)
    assert "Toegepaste maatregelen | Elk uur een pauze." in text
    assert "H-1, geen van beide (x)" in text


def test_with_the_real_pack_each_question_of_the_new_law_prints_its_time(pack: FormPack) -> None:
    labels = {}
    for profile in ("apr_2026", "oud_vb2000"):
        report = build_report(full_hearing(profile), pack, False, False, "ab" * 32, NAMES)
        questions = [b for b in report.blocks if isinstance(b, Paragraph) and b.style is Style.QUESTION]
        labels[profile] = [bool(question.time) for question in questions]
    assert labels == {"apr_2026": [True] * 4, "oud_vb2000": [False] * 4}


def test_with_the_real_pack_each_zitting_says_how_the_applicant_was_heard_that_day(pack: FormPack) -> None:
    story = Told()
    story.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel", "in_persoon"))
    story.happens(ev.NextSessionPlanned("2026-11-04", "Zwolle"), ev.SessionStarted(2, "2026-11-04", "Zwolle", "video"))
    text = as_text(build_report(story.hearing, pack, False, False, "ab" * 32, NAMES), in_english)
    record = report_record(story.hearing, pack, False, False)
    assert "Ter Apel, in persoon" in text
    assert "Zwolle, per video" in text
    assert [session["mode"] for session in record["sessions"]] == ["in_persoon", "video"]
    valid(record, "report-1")


def test_a_pack_that_keeps_the_way_of_hearing_inside_keeps_it_out_of_the_report(pack: FormPack) -> None:
    case = pack.sheet("zaak")
    fields = tuple(dataclasses.replace(field, goes_to=GoesTo.INTERNAL) for field in case.fields)
    inside = dataclasses.replace(pack, sheets=(dataclasses.replace(case, fields=fields), *pack.sheets[1:]))
    story = Told()
    story.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel", "video"))
    assert "per video" not in as_text(build_report(story.hearing, inside, False, False, "ab" * 32, NAMES), in_english)
    assert "mode" not in report_record(story.hearing, inside, False, False)["sessions"][0]


@pytest.mark.parametrize(
    ("profile", "happened", "told"),
    [
        ("apr_2026", (SETTLED, START, ANNOUNCED), "yes, announced at 09.02"),
        ("apr_2026", (SETTLED, START), "yes"),
        ("apr_2026", (ev.ConditionSettled("opname_geregeld", "niet", "Defect."), START), "no: Defect."),
        ("apr_2026", (START, ANNOUNCED), "announced at 09.01"),
        ("apr_2026", (START, ev.OpeningAnswered("OP-05", "overgeslagen")), "not noted"),
        ("oud_vb2000", (START,), ""),
    ],
)
def test_the_cover_says_of_each_zitting_what_is_known_of_its_recording(
    pack: FormPack, profile: str, happened: tuple[ev.Event, ...], told: str
) -> None:
    story = Told()
    story.happens(ev.FieldFilled("profile", profile), *happened)
    cover = cover_of(story, pack)
    assert cover.get("Geluidsopname", "") == told


def test_a_recording_announced_in_the_first_zitting_is_not_announced_in_the_second(pack: FormPack) -> None:
    story = Told()
    story.happens(ev.FieldFilled("profile", "apr_2026"), START, ANNOUNCED, ev.NextSessionPlanned("2026-11-04", ""))
    story.happens(ev.SessionStarted(2, "2026-11-04", "Ter Apel"))
    lines = as_text(build_report(story.hearing, pack, False, False, "", NAMES), in_english).splitlines()
    assert [line for line in lines if line.startswith("Geluidsopname |")][:2] == [
        "Geluidsopname | announced at 09.01", "Geluidsopname | not noted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "happened", "label", "told"),
    [
        ("aa6", (), "Term for corrections and additions", "not set yet"),
        ("va", (), "Term for corrections and additions", "twee weken om te reageren"),
        ("va", (ev.DeadlineSet("correcties", "2026-11-05"),), "Corrections and additions until", "05-11-2026"),
    ],
)
def test_the_cover_always_says_what_is_known_of_the_term_for_corrections(
    pack: FormPack, procedure: str, happened: tuple[ev.Event, ...], label: str, told: str
) -> None:
    story = Told()
    story.happens(ev.FieldFilled("procedure", procedure), *happened)
    assert cover_of(story, pack)[label] == told


def cover_of(story: Told, pack: FormPack) -> dict[str, str]:
    """The rows of the cover as they are read."""
    table = build_report(story.hearing, pack, False, False, "", NAMES).blocks[0]
    assert isinstance(table, Table)
    return {spoken_by(in_english, label): spoken_by(in_english, words) for label, words in table.rows}
