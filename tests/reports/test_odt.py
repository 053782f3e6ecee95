"""The OpenDocument text says what the report says, to our own reader and to LibreOffice."""

from __future__ import annotations

import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.printable import printable
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Report
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.odt_reader import check_odt, paragraphs_of_odt
from hearing_desk.reports.odt_writer import write_odt
from hearing_desk.reports.read_turns import turns_in
from hearing_desk.reports.reread import turns_of_docx
from hearing_desk.reports.template_styles import house_style
from hearing_desk.reports.templates import template_bytes
from tests.hearings import full_hearing
from tests.reports.files import answers, report_of
from tests.reports.hostile import hostile_text


def odt_of(report: Report) -> bytes:
    return write_odt(report, house_style(template_bytes(SHIPPED_TEMPLATE)), in_english)


def test_the_odt_says_what_the_word_file_says_turn_by_turn() -> None:
    report = report_of(full_hearing(), is_concept=True)
    data = odt_of(report)
    check_odt(data, report, in_english)
    assert turns_in(paragraphs_of_odt(data)) == turns_of_docx(write_docx(report, in_english))


def test_spaces_tabs_lines_and_hostile_letters_stay() -> None:
    chance = random.Random(3)
    texts = ["  twee  spaties ", "\u2028regel\u2028", "a\tb <c> & 'd'", *(hostile_text(chance) for _ in range(200))]
    found = turns_in(paragraphs_of_odt(odt_of(answers(*texts))))
    assert [turn.text for turn in found] == [printable(text) for text in texts]


def test_a_report_that_differs_is_not_delivered() -> None:
    with pytest.raises(DeskError) as raised:
        check_odt(odt_of(answers("Eerst.")), answers("Anders."), in_english)
    assert raised.value.code == "report_differs"


def test_the_package_begins_with_its_kind_and_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    report = report_of(full_hearing())
    data = odt_of(report)
    assert data == odt_of(report)
    assert data[30:69] == b"mimetypeapplication/vnd.oasis.opendocum"
    (tmp_path / "rapport.odt").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "rapport.odt") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"initial-creator" not in package.read("meta.xml")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_every_word_and_keeps_the_headings(tmp_path: Path) -> None:
    (tmp_path / "rapport.odt").write_bytes(odt_of(report_of(full_hearing(), is_concept=True)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "rapport.odt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = subprocess.run(["pdftotext", "-layout", "rapport.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    pages = shown.stdout.decode().split("\f")
    assert all("CONCEPT" in page and "DEMO-0007" in page for page in pages[:-1])
    assert "Pagina 1 van" in pages[0]
    words = " ".join("".join(pages).split())
    for wanted in ("Waar bent u geboren?", "Op het land. Bij mijn oom.", "4.2 Verdere vragen"):
        assert wanted in words
