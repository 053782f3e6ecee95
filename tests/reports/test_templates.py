"""A report has the house style of the Word file that its pack names, or is not made."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from hearing_desk.core.correction_report import build_correction_round
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.papers import Paper, build_paper
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.text import in_english
from hearing_desk.formpack import compile_line, load_pack
from hearing_desk.reports.docx_writer import repacked, write_docx
from hearing_desk.reports.template_styles import house_style
from hearing_desk.reports.templates import TEMPLATES, template_bytes
from tests.hearings import NAMES, full_hearing
from tests.report_pack import report_pack
from tests.reports.files import answers
from tests.reports.package import parts_of

SMALL_PACK = Path(__file__).parents[1] / "formpack" / "small_pack"
OURS, THEIRS = b'w:ascii="Verdana"', b'w:ascii="Liberation Serif"'


def other_style() -> bytes:
    """The shipped template in another letter, its page header under another number."""

    def edit(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(OURS, THEIRS)
        parts["word/header2.xml"] = parts.pop("word/header1.xml")
        for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            parts[name] = parts[name].replace(b"header1.xml", b"header2.xml")

    return repacked(template_bytes(SHIPPED_TEMPLATE), edit)


def test_the_template_that_a_pack_names_goes_with_the_compiled_pack_and_makes_its_reports(tmp_path: Path) -> None:
    forms, data = Path(shutil.copytree(SMALL_PACK, tmp_path / "forms")), tmp_path / "data"
    pack, mark = forms / "pack.yaml", "mark: OEFENING\n"
    pack.write_text(pack.read_text("utf-8").replace(mark, f"{mark}  template: huis.docx\n"), "utf-8")
    (forms / "huis.docx").write_bytes(other_style())
    (forms / "andere.docx").write_bytes(b"")

    compiled, *beside = compile_line(forms, data)
    name = load_pack(compiled).pack.report.template
    report = dataclasses.replace(answers("Ja."), marks=("CONCEPT",), template=name)
    parts = parts_of(write_docx(report, in_english, data))

    assert [path.name for path in beside] == ["huis.docx"]
    assert THEIRS in parts["word/styles.xml"]
    assert b"CONCEPT" in next(part for path, part in parts.items() if path.startswith("word/header"))
    assert house_style(template_bytes(name, data)).looks["Tekst"].font == "Liberation Serif"


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
