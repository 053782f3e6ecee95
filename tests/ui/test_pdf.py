"""The PDF says what the report says, to our own reader and to another; its fonts are in it and nothing else is."""

from __future__ import annotations

import random
import re
import subprocess
import zlib
from pathlib import Path

import pytest

from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.printable import printable
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Heading, Paragraph, Report, Style, Table
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.odt_reader import check_odt
from hearing_desk.reports.odt_writer import write_odt
from hearing_desk.reports.pdf_reader import check_pdf, paragraphs_of_pdf
from hearing_desk.reports.read_turns import turns_in
from hearing_desk.reports.reread import turns_of_docx
from hearing_desk.reports.template_styles import house_style
from hearing_desk.reports.templates import template_bytes
from tests.benchmarks.long_report import long_report
from tests.figures import Figures
from tests.hearings import full_hearing, short_hearing
from tests.reports.files import answers, report_of
from tests.reports.hostile import hostile_text
from tests.reports.test_right_to_left import MIXED, lefts_of_words
from tests.ui.typeset_report import SCRIPTS, pages_of, pdf_of

pytestmark = pytest.mark.usefixtures("qapp")


def shown_by(program: str, data: bytes, folder: Path, *options: str) -> str:
    (folder / "rapport.pdf").write_bytes(data)
    command = [program, *options, "rapport.pdf", *(("-",) if program == "pdftotext" else ())]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    assert b"Error" not in done.stderr
    return done.stdout.decode(errors="replace")


@pytest.mark.parametrize("report", [report_of(full_hearing(), is_concept=True), report_of(short_hearing(*SCRIPTS))])
def test_the_pdf_says_what_the_word_file_says_turn_by_turn(report: Report) -> None:
    data = pdf_of(report)
    check_pdf(data, report, in_english)
    assert turns_in(paragraphs_of_pdf(data)) == turns_of_docx(write_docx(report, in_english))


def test_another_reader_finds_every_turn_whatever_its_script(tmp_path: Path) -> None:
    words = "".join(shown_by("pdftotext", pdf_of(report_of(short_hearing(*SCRIPTS))), tmp_path, "-raw").split())
    for wanted in ("محمدعلي", "ቃልሰላምትግርኛ።Кириллица", "שלוםעולם", "Tweederegel", "laatste", "हिन्दी"):
        assert wanted in re.sub("[\u202a-\u202e]", "", words)


def test_another_reader_finds_headings_tables_and_the_order_of_reading(tmp_path: Path) -> None:
    tags = shown_by("pdfinfo", pdf_of(report_of(full_hearing())), tmp_path, "-struct-text")
    assert re.findall(r"^ *(H1|Table|TH|TD)\b", tags, re.MULTILINE)[:4] == ["H1", "Table", "TH", "TH"]
    assert tags.index("Waar bent u geboren?") < tags.index("In Herat.") < tags.index("Bij mijn oom.")


def test_every_font_is_in_the_file_and_of_it_only_what_is_used(tmp_path: Path) -> None:
    data = pdf_of(report_of(short_hearing(*SCRIPTS)))
    fonts = [line.split() for line in shown_by("pdffonts", data, tmp_path).splitlines()[2:]]
    assert len(fonts) > 3
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
    assert len(data) < 300_000


def test_the_label_of_words_that_run_to_the_left_stands_at_the_right(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(pdf_of(MIXED))
    left = lefts_of_words(tmp_path / "rapport.pdf")
    assert left["."] < left["Herat"] < left["A1"]
    assert left["A2:"] < left["Hij"] < left["ging."]


def test_each_line_of_an_answer_that_runs_to_the_left_ends_at_the_same_place(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(pdf_of(answers("سلام " * 60)))
    shown = subprocess.run(["pdftotext", "-bbox", "rapport.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    words = re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)">س', shown.stdout.decode())
    ends = {y: max(float(x) for x, other in words if other == y) for _, y in words}
    assert len(ends) > 2
    assert max(ends.values()) - min(ends.values()) < 1


def test_a_word_of_letters_of_two_fonts_is_drawn_whole(tmp_path: Path) -> None:
    assert ink_of("«ሽማግለ»", tmp_path) > ink_of("ሽማግለ", tmp_path) > ink_of("", tmp_path)


def ink_of(words: str, folder: Path) -> int:
    (folder / "rapport.pdf").write_bytes(pdf_of(answers(words)))
    draw = ["pdftoppm", "-r", "50", "-gray", "-singlefile", "rapport.pdf"]
    picture = subprocess.run(draw, cwd=folder, check=True, capture_output=True, timeout=60).stdout
    return sum(255 - grey for grey in picture)


def test_the_file_tells_its_title_and_nothing_of_the_computer(tmp_path: Path) -> None:
    told = shown_by("pdfinfo", pdf_of(report_of(full_hearing())), tmp_path)
    assert "Title:           Rapport nader gehoor DEMO-0007" in told
    assert "Tagged:          yes" in told
    assert not re.search(r"^(Author|Creator|Producer|Subject|Keywords|ModDate):", told, re.MULTILINE)


def test_the_same_report_gives_the_same_bytes() -> None:
    report = report_of(short_hearing(*SCRIPTS))
    assert pdf_of(report) == pdf_of(report)


def test_no_page_is_overfull_and_a_question_stands_by_its_answer() -> None:
    laid_out = pages_of(long_report(150))
    for page in laid_out.pages:
        words = [run for run in page.runs if run.element >= 0]
        assert max(y for run in words for _, y in run.at) < laid_out.height - 1276
        assert laid_out.elements[words[-1].element].role != "Vraag"


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    long = "Hij vertelt dat hij daar woonde. " * 400
    report = Report("Proef", (Table("Lang", ("Beurt", "Tekst"), (("A1", long), ("A2", "Kort."))),), (), "", "", "")
    check_pdf(pdf_of(report), report, in_english)
    laid_out = pages_of(report)
    assert len(laid_out.pages) > 2
    assert all(y < laid_out.height for page in laid_out.pages for run in page.runs for _, y in run.at)


def test_hostile_texts_read_back_as_they_would_be_printed() -> None:
    chance = random.Random(9)
    # Letters that no font has beside a mark that hangs on them, and of a script that no font has.
    texts = ["\u05eb\u05b8", "Hij zei \u0786\u07a6 en ging.", *(hostile_text(chance) for _ in range(60))]
    found = turns_in(paragraphs_of_pdf(pdf_of(answers(*texts))))
    assert [turn.text for turn in found] == [printable(text) for text in texts]


@pytest.mark.torture
def test_t21_of_ten_thousand_hostile_texts_every_one_is_in_the_pdf_and_the_odt(figures: Figures) -> None:
    chance, style = random.Random(2026), house_style(template_bytes(SHIPPED_TEMPLATE))
    for _ in range(100):
        report = answers(*(hostile_text(chance) for _ in range(100)))
        check_pdf(pdf_of(report), report, in_english)
        check_odt(write_odt(report, style, in_english), report, in_english)
    figures.at_least("t21_hostile_texts_in_pdf_and_odt", 10_000, "texts", 10_000)


def test_a_report_that_differs_is_not_delivered() -> None:
    data = pdf_of(answers("Eerst.", "Daarna."))
    for other in (answers("Eerst."), answers("Eerst.", "Anders."), answers("Daarna.", "Eerst.")):
        with pytest.raises(DeskError) as raised:
            check_pdf(data, other, in_english)
        assert raised.value.code == "report_differs"


def test_what_another_program_did_to_the_file_is_refused_and_not_guessed() -> None:
    data = pdf_of(answers("Eerst.", "Daarna."))
    other = (
        data + b"4 0 obj\n<< >>\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n",
        data.replace(b"/MCID 1", b"/MCID 0"),
        data.replace(b"endobj", b"endObj", 3),
        data[: len(data) // 2],
        b"%PDF-1.7\n",
        b"",
    )
    for changed in other:
        with pytest.raises(DeskError) as raised:
            paragraphs_of_pdf(changed)
        assert raised.value.code == "returned_damaged"


def test_a_stream_that_would_unpack_to_more_than_a_report_is_refused() -> None:
    data = pdf_of(answers("Eerst."))
    bomb = zlib.compress(b"\n" * 100_000_000, 9)
    start = data.index(b"\nstream\n") + len(b"\nstream\n")
    with pytest.raises(DeskError):
        paragraphs_of_pdf(data[:start] + bomb + data[data.index(b"\nendstream", start) :])


def test_a_mutated_file_is_read_or_refused_and_never_breaks_the_reader() -> None:
    chance, data = random.Random(4), pdf_of(answers("Eerst.", "Daarna."))
    refused = 0
    for _ in range(500):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 5, 50))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            paragraphs_of_pdf(bytes(changed))
        except DeskError:
            refused += 1
    assert refused > 100


def test_an_empty_answer_is_an_empty_answer() -> None:
    report = Report("Proef", (Heading("Kop"), Paragraph("", Style.ANSWER, "A1:", turn="t1")), (), "", "", "")
    check_pdf(pdf_of(report), report, in_english)
