"""A template is refused with a sentence for each thing to mend; the one that comes with the program has none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import repacked
from hearing_desk.reports.template_check import NEEDED, check_template
from hearing_desk.reports.templates import template_bytes

STYLES, HEADER, BODY = "word/styles.xml", "word/header1.xml", "word/document.xml"
CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>mw. Ali</dc:creator></cp:coreProperties>"
)


def findings(edit: Callable[[dict[str, bytes]], None]) -> list[str]:
    return [in_english(finding) for finding in check_template(repacked(template_bytes(SHIPPED_TEMPLATE), edit))]


def replacing(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def edit(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return edit


def adding(part: str, content: str) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({part: content.encode()})


def test_the_template_of_the_program_has_nothing_to_mend() -> None:
    assert check_template(template_bytes(SHIPPED_TEMPLATE)) == ()


@pytest.mark.parametrize("name", sorted(set(NEEDED)))
def test_each_style_that_reports_use_is_missed_and_its_misspelling_named(name: str) -> None:
    wrong = f"{name[:-1]}{name[-1]}s"
    assert findings(replacing(STYLES, f'w:styleId="{name}"', f'w:styleId="{wrong}"')) == [
        f"The style {name} is missing. Is {wrong} a spelling error?"
    ]
    assert findings(replacing(STYLES, f'w:styleId="{name}"', 'w:styleId="QQ"')) == [f"The style {name} is missing."]


@pytest.mark.parametrize("other", ["Vraag", "VRAAG"])
def test_a_style_that_is_there_twice_is_named(other: str) -> None:
    double = f'<w:style w:type="paragraph" w:styleId="{other}"/></w:styles>'
    assert findings(replacing(STYLES, "</w:styles>", double)) == ["The style Vraag is there twice. Keep one."]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (replacing(HEADER, "</w:p>", "<w:r><w:t>{kenmrk}</w:t></w:r></w:p>"), "{kenmrk} stands in the template"),
        (replacing(BODY, "<w:sectPr>", "<w:p><w:r><w:t>Welkom</w:t></w:r></w:p><w:sectPr>"), "text on the page itself"),
        (replacing(BODY, 'w:left="1276"', 'w:left="5276"'), "The text is 5354 wide"),
        (replacing(STYLES, "</w:styles>", ""), "no whole Word file"),
        (replacing("word/_rels/document.xml.rels", "header1.xml", "kop.xml"), "There is no page header"),
        (replacing("word/footer1.xml", " PAGE ", " FILENAME "), "The field FILENAME"),
        (replacing(STYLES, "w:insideH", "w:insideX"), "The style Tabel has no lines"),
        (adding("docProps/thumbnail.jpeg", "x"), "a preview or hidden data"),
        (adding("docProps/core.xml", CORE), "names its author"),
        (adding("word/vbaProject.bin", "x"), "The template holds macros. Take that out."),
    ],
)
def test_whatever_would_go_wrong_later_is_said_now(edit: Callable[[dict[str, bytes]], None], said: str) -> None:
    assert said in "\n".join(findings(edit))


def test_what_is_no_word_file_or_a_damaged_one_is_said() -> None:
    whole = template_bytes(SHIPPED_TEMPLATE)
    # Inside the styles, which the look into the parts reads first.
    at = whole.index(STYLES.encode()) + 200
    damaged = whole[:at] + bytes(40) + whole[at + 40 :]
    assert [in_english(finding) for data in (b"%PDF", damaged) for finding in check_template(data)] == [
        "This is no whole Word file (.docx) of the size of a template."
    ] * 2


def test_a_header_for_the_first_page_alone_would_hide_the_marks_and_is_told() -> None:
    def second(parts: dict[str, bytes]) -> None:
        relations, header = "word/_rels/document.xml.rels", parts["word/header1.xml"]
        parts["word/header2.xml"] = header
        link = re.search(rb"<Relationship [^>]*header1\.xml[^>]*/>", parts[relations])
        assert link is not None
        added = re.sub(rb'Id="[^"]*"', b'Id="rId99"', link[0].replace(b"header1", b"header2"))
        parts[relations] = parts[relations].replace(b"</Relationships>", added + b"</Relationships>")

    assert findings(second) == ["There is more than one page header or footer. Every page has the same one; keep that."]
