"""An answer in Arabic or Hebrew letters begins at the right and ends at the left, in every program that opens it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from hearing_desk.core.report import Heading, Report, Table
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.odt_reader import check_odt
from hearing_desk.reports.reread import check_docx
from tests.reports.files import answers
from tests.reports.package import W, document_of, words_of
from tests.reports.test_odt import odt_of

MIXED = answers("سلام Herat.", "Hij zei «سلام» en ging.", "2019 שלום!")
TURNED = Report(
    "Proef",
    (Heading("سلام", starts_page=True), Table("Kop", ("سلام", "b"), (("שלום", "c\n\nسلام!"),))),
    (), "", "", "",
)  # fmt: skip


def turned(data: bytes) -> list[bool]:
    paragraphs = (p for p in document_of(data).iter(f"{W}p") if re.search("[\u0590-\u06ff]", words_of(p)))
    return [paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in paragraphs]


def test_a_paragraph_begins_where_its_first_letter_does() -> None:
    assert turned(write_docx(MIXED, in_english)) == [True, False, True]
    assert turned(write_docx(TURNED, in_english)) == [True, True, True, True]


@pytest.mark.parametrize("report", [MIXED, TURNED])
def test_the_files_are_valid_and_read_back_as_the_same_text(report: Report, tmp_path: Path) -> None:
    data = write_docx(report, in_english)
    (tmp_path / "d.docx").write_bytes(data)

    check_docx(data, report, in_english)
    check_odt(odt_of(report), report, in_english)
    assert OpenXmlValidator().validate(str(tmp_path / "d.docx")).errors == []


def test_each_style_that_the_odt_uses_is_there_once() -> None:
    with zipfile.ZipFile(io.BytesIO(odt_of(TURNED))) as package:
        content, styles = (package.read(name).decode() for name in ("content.xml", "styles.xml"))
    made = Counter(re.findall(r'style:name="([^"]+)" style:family="paragraph"', content + styles))
    used = set(re.findall(r'<text:[ph] text:style-name="([^"]+)"|parent-style-name="([^"]+)"', content))

    assert {name for pair in used for name in pair if name} <= set(made)
    assert set(made.values()) == {1}
    assert content.count('fo:break-before="page" fo:text-align="right" style:writing-mode="rl-tb"') == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_sets_the_last_sign_at_the_left_and_the_label_at_the_right(tmp_path: Path) -> None:
    (tmp_path / "d.docx").write_bytes(write_docx(MIXED, in_english))
    (tmp_path / "o.odt").write_bytes(odt_of(MIXED))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "d.docx", "o.odt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    for name in ("d.pdf", "o.pdf"):
        left = lefts_of_words(tmp_path / name)
        assert left["."] < left["Herat"] < left["A1"]
        assert left["A2:"] < left["Hij"] < left["ging."]


def lefts_of_words(pdf: Path) -> dict[str, float]:
    shown = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return {word: float(left) for left, word in re.findall(r'xMin="([\d.]+)".*>([^<]+?)\s*</word>', shown)}
