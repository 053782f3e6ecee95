from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from hearing_desk.core.report import Heading, Paragraph, Report, Style, Table
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from tests.figures import Figures
from tests.hearings import CONTROL, full_hearing, short_hearing
from tests.reports.files import parts_of_export, report_of
from tests.reports.libreoffice import pages_shown
from tests.reports.package import W, document_of, everything_in, parts_of, words_of

PARTS = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml",
    "word/fontTable.xml", "word/footer1.xml", "word/header1.xml", "word/settings.xml", "word/styles.xml",
    "word/theme/theme1.xml",
}  # fmt: skip

ELEMENTS = {
    "document", "body", "sectPr", "headerReference", "footerReference", "pgSz", "pgMar",
    "p", "pPr", "pStyle", "pageBreakBefore", "bidi", "bookmarkStart", "bookmarkEnd", "r", "rPr", "rStyle", "rtl",
    "lang", "t", "tab", "br", "tbl", "tblPr", "tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblGrid",
    "gridCol", "tr", "trPr", "cantSplit", "tblHeader", "tc", "tcPr", "tcW",
}  # fmt: skip


def written(is_concept: bool = False, is_practice: bool = False) -> bytes:
    return write_docx(report_of(full_hearing(), is_concept, is_practice), in_english)


def runs_saying(data: bytes, words: str) -> list[etree._Element]:
    return [run for run in document_of(data).iter(f"{W}r") if words in words_of(run)]


def test_the_package_holds_the_parts_it_needs_and_no_other() -> None:
    assert set(parts_of(written())) == PARTS


def test_the_text_is_made_of_a_few_plain_elements() -> None:
    for part in parts_of_export(full_hearing()):
        for data in (data for name, data in part.files.items() if name.endswith(".docx")):
            assert {etree.QName(element).localname for element in document_of(data).iter()} <= ELEMENTS


def test_nothing_points_outside_the_file_and_the_only_fields_are_page_numbers() -> None:
    text = everything_in(written())
    assert "TargetMode" not in text
    assert set(re.findall(r'w:instr="\s*(\w+)\s*"', text)) == {"PAGE", "NUMPAGES"}
    for foreign in ("instrText", "altChunk", "oleObject", "customXml", "attachedTemplate", "w:rsid", "w:hyperlink"):
        assert foreign not in text


def test_the_properties_tell_title_language_and_the_hearings_end_and_no_person() -> None:
    core = etree.fromstring(parts_of(written())["docProps/core.xml"])
    told = {etree.QName(element).localname: element.text for element in core}
    assert told == {
        "title": "Rapport nader gehoor DEMO-0007",
        "creator": None,
        "lastModifiedBy": None,
        "revision": "1",
        "language": "nl-NL",
        "created": "2026-11-03T08:46:00Z",
        "modified": "2026-11-03T08:46:00Z",
    }


def test_the_same_hearing_gives_the_same_bytes_seconds_later() -> None:
    first = parts_of_export(full_hearing())
    time.sleep(2.1)
    assert parts_of_export(full_hearing()) == first


def test_every_entry_is_sorted_and_dated_1980() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        assert package.namelist() == sorted(package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_strict_reader_finds_nothing_wrong(part: int, tmp_path: Path) -> None:
    name, data = next((n, d) for n, d in parts_of_export(full_hearing())[part].files.items() if n.endswith(".docx"))
    (tmp_path / name).write_bytes(data)
    assert OpenXmlValidator().validate(tmp_path / name).errors == []


def test_nothing_internal_is_anywhere_in_the_report_part() -> None:
    for name, data in parts_of_export(full_hearing())[0].files.items():
        text = everything_in(data) if name.endswith(".docx") else data.decode()
        assert "zzgeheim" not in text
        assert CONTROL in text


def test_the_leak_test_finds_what_is_planted() -> None:
    told = short_hearing("Ik zeg zzgeheimplantzz.")
    for name, data in parts_of_export(told)[0].files.items():
        text = everything_in(data) if name.endswith(".docx") else data.decode()
        assert "zzgeheimplantzz" in text


def test_marks_stand_in_the_header_of_every_page() -> None:
    header = etree.fromstring(parts_of(written(is_concept=True, is_practice=True))["word/header1.xml"])
    lines = [words_of(paragraph) for paragraph in header.iter(f"{W}p")]
    assert lines == ["CONCEPT", "OEFENING", "Rapport nader gehoorDEMO-0007"]
    assert b"CONCEPT" not in parts_of(written())["word/header1.xml"]


def test_arabic_letters_run_from_right_to_left_and_bear_their_language() -> None:
    data = write_docx(report_of(short_hearing("Hij zei «سلام» en ging.")), in_english)
    (run,) = runs_saying(data, "سلام")
    assert words_of(run) == "سلام"
    assert [etree.QName(child).localname for child in run.iterfind(f"{W}rPr/*")] == ["rtl", "lang"]
    language = run.find(f"{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}bidi") == "fa-IR"
    assert all(run.find(f"{W}rPr/{W}rtl") is None for run in runs_saying(data, "Hij zei"))


def test_headings_and_turns_have_numbers_as_bookmarks_and_tables_a_header_row_and_a_caption() -> None:
    document = document_of(written())
    names = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    assert names == [f"_{number}" for number in range(1, len(names) + 1)]
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("Kop1", "Kop2", "Kop3", "Vraag", "Antwoord"):
            assert paragraph.find(f"{W}bookmarkStart") is not None
    for table in document.iter(f"{W}tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None


def test_every_style_that_is_used_is_in_the_template() -> None:
    parts = parts_of(written(is_concept=True))
    known = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {used.get(f"{W}val") for used in etree.fromstring(parts[part]).iter(f"{W}{tag}")} <= known


def test_a_table_is_never_wider_than_the_page() -> None:
    row = tuple("lettergrepenverzameling " * 3 for _ in range(8))
    report = Report("Proef", (Table("Breed", row, (row,)), Heading("Einde")), (), "", "", "")
    grid = document_of(write_docx(report, in_english)).iter(f"{W}gridCol")
    assert sum(int(column.get(f"{W}w", "0")) for column in grid) <= 9354


def test_a_document_without_a_date_is_dated_1980() -> None:
    report = Report("Proef", (Paragraph("Tekst"),), (), "", "", "")
    assert b"1980-01-01T00:00:00Z" in parts_of(write_docx(report, in_english))["docProps/core.xml"]


def test_the_template_is_what_its_source_makes(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    made = tmp_path / "template.docx"
    script = root / "packaging" / "make_template.py"
    subprocess.run([shutil.which("python3") or "python3", str(script), str(made)], check=True)
    assert parts_of(made.read_bytes()) == parts_of((root / "hearing_desk" / "data" / "template.docx").read_bytes())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_report_and_shows_every_turn(tmp_path: Path) -> None:
    pages = "\n".join(pages_shown(written(), tmp_path))
    assert re.findall(r"^ *([VA]\d+[a-z]?):", pages, re.MULTILINE)[:4] == ["V1", "A1", "V2", "A2"]
    assert CONTROL in pages


@pytest.mark.bench
def test_a_report_of_5000_turns_is_written_within_a_second(figures: Figures) -> None:
    blocks = tuple(Paragraph("Ik woonde in Herat. " * 8, Style.ANSWER, f"A{n}:", turn=f"t{n}") for n in range(5000))
    started = time.monotonic()
    write_docx(Report("Lang", blocks, (), "", "", ""), in_english)
    figures.at_most("docx_5000_turns", (time.monotonic() - started) * 1000, "ms", 1000)
