"""A report has the house style of the Word file that its pack names, or is not made."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from hearing_desk.core.correction_report import build_correction_round
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.papers import Paper, build_paper
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Report, Table
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.text import in_english
from hearing_desk.formpack import compile_line, load_pack
from hearing_desk.reports.docx_writer import repacked, write_docx
from hearing_desk.reports.returned_changes import read_returned
from hearing_desk.reports.sent import sent_report
from hearing_desk.reports.template_styles import house_style
from hearing_desk.reports.templates import TEMPLATES, template_bytes
from tests.hearings import NAMES, full_hearing
from tests.report_pack import report_pack
from tests.reports.files import answers
from tests.reports.package import parts_of
from tests.reports.returned import BODY

SMALL_PACK = Path(__file__).parents[1] / "formpack" / "small_pack"
OURS, THEIRS = b'w:ascii="Verdana"', b'w:ascii="Liberation Serif"'


def other_style() -> bytes:
    """The shipped template in another letter on other paper, its page header and footer under another number."""

    def edit(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(OURS, THEIRS)
        parts[BODY] = parts[BODY].replace(b'w:right="1276"', b'w:right="2276"')
        for story in ("header", "footer"):
            parts[f"word/{story}2.xml"] = parts.pop(f"word/{story}1.xml")
            for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
                parts[name] = parts[name].replace(f"{story}1.xml".encode(), f"{story}2.xml".encode())

    return repacked(template_bytes(SHIPPED_TEMPLATE), edit)


def test_the_template_that_a_pack_names_goes_with_the_compiled_pack_and_makes_its_reports(tmp_path: Path) -> None:
    forms, data = Path(shutil.copytree(SMALL_PACK, tmp_path / "forms")), tmp_path / "data"
    pack, mark = forms / "pack.yaml", "mark: OEFENING\n"
    pack.write_text(pack.read_text("utf-8").replace(mark, f"{mark}  template: huis.docx\n"), "utf-8")
    (forms / "huis.docx").write_bytes(other_style())
    (forms / "andere.docx").write_bytes(b"")

    compiled, *beside = compile_line(forms, data)
    name = load_pack(compiled).pack.report.template
    blocks = (*answers("Ja.").blocks, Table("Kop", ("a", "b"), (("c", "d"),)))
    report = Report("Proef", blocks, ("CONCEPT",), "", "ab" * 32, "", template=name)
    written = write_docx(report, in_english, data)
    parts = parts_of(written)
    columns = [int(width) for width in re.findall(rb'gridCol w:w="(\d+)"', parts[BODY])]

    assert [path.name for path in beside] == ["huis.docx"]
    assert THEIRS in parts["word/styles.xml"]
    assert b"CONCEPT" in next(part for path, part in parts.items() if path.startswith("word/header"))
    style = house_style(template_bytes(name, data))
    assert style.looks["Tekst"].font == "Liberation Serif"
    assert sum(columns) == style.sheet.text_width
    assert read_returned(written, sent_report(written, report)).changes == ()


def test_every_document_of_a_hearing_has_the_template_of_its_pack() -> None:
    pack, hearing = report_pack(), full_hearing()
    pack = dataclasses.replace(pack, report=dataclasses.replace(pack.report, template="huis.docx"))
    made = (
        build_report(hearing, pack, False, False, "", NAMES),
        build_internal_sheet(hearing, pack, False, False, "", NAMES),
        build_correction_round(hearing, pack, 1, False, "", NAMES),
        *(build_paper(paper, hearing, pack, "toelt", False, NAMES) for paper in Paper),
    )

    assert {report.template for report in made} == {"huis.docx"}


@pytest.mark.parametrize("name", ["weg.docx", "../data/template.docx", str(TEMPLATES / SHIPPED_TEMPLATE), "", "a\0b"])
def test_a_template_that_is_not_there_is_told_and_none_is_read_from_elsewhere(name: str) -> None:
    with pytest.raises(DeskError) as raised:
        write_docx(dataclasses.replace(answers("Ja."), template=name), in_english)

    assert raised.value.code == "template_not_found"
