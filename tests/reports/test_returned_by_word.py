"""Word writes far more than our file holds: what only it needs is no change, and no words are lost in any of it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable

import pytest

from hearing_desk.core.returned import How
from tests.reports.package import parts_of
from tests.reports.returned import (
    BODY,
    FINE_RUN,
    STAMP,
    changes_in,
    deleted,
    edited,
    inserted,
    sent,
    text_run,
    with_story,
)

FINE = "Goed, dank u."
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{0}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{1}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback>'
    "</mc:AlternateContent>"
)
ROW = f"<w:tr><w:trPr><w:ins {STAMP}/></w:trPr><w:tc><w:p>{text_run('zznieuw')}</w:p></w:tc></w:tr>"
PROPERTIES = re.compile("^<w:p>(<w:pPr>.*?</w:pPr>)?")
IN_TWO = r"\1</w:t></w:r></w:p><w:p><w:r><w:t>\2"


def around(before: str, after: str) -> str:
    return f"{before}{FINE_RUN}{after}"


@pytest.mark.parametrize(
    "written",
    [
        '<w:r w:rsidR="00A1"><w:t>Goed, </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>dank u.</w:t></w:r>',
        around('<w:smartTag w:uri="urn:x" w:element="name"><w:smartTagPr/>', "</w:smartTag>"),
        around("<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        around('<w:customXml w:uri="urn:x" w:element="a">', "</w:customXml>"),
        around('<w:bookmarkStart w:id="77" w:name="_GoBack"/>', '<w:bookmarkEnd w:id="77"/>'),
        around("<w:r><w:lastRenderedPageBreak/></w:r>", '<w:permStart w:id="3"/>'),
        around("", FIELD.format(" PAGE ", text_run("12"))),
        '<w:r><w:rPr><w:strike w:val="0"/><w:lang w:val="nl-NL"/></w:rPr><w:t>Goed, dank u.</w:t></w:r>',
        around("<w:dir w:val='ltr'>", "</w:dir>"),
    ],
)
def test_what_only_word_needs_is_no_change(written: str) -> None:
    assert changes_in(edited((FINE_RUN, written))) == ()


@pytest.mark.parametrize(
    "written",
    [
        FINE_RUN + "<w:sdt><w:sdtContent>" + text_run("zznieuw") + "</w:sdtContent></w:sdt>",
        FINE_RUN + f"<w:ins {STAMP}>" + FIELD.format(' QUOTE "zznieuw" ', "") + "</w:ins>",
        FINE_RUN + '<w:fldSimple w:instr=" QUOTE zznieuw "/>',
        FINE_RUN + FIELD.format(" REF x ", text_run("zznieuw")),
        FINE_RUN + f"<w:del {STAMP}><w:ins {STAMP}>{text_run('zznieuw')}</w:ins></w:del>",
        FINE_RUN + f"<w:ins {STAMP}>{deleted('zznieuw')}</w:ins>",
        FINE_RUN + BOX.format(text_run("a"), text_run("zznieuw")),
        FINE_RUN + BOX.format(text_run("zznieuw"), ""),
        FINE_RUN + inserted("zznieuw", "moveTo"),
        FINE_RUN + "<m:oMath xmlns:m='urn:m'><m:r><m:t>zznieuw</m:t></m:r></m:oMath>",
        FINE_RUN + "<w:ruby><w:rt>" + text_run("zznieuw") + "</w:rt><w:rubyBase/></w:ruby>",
        FINE_RUN + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>zznieuw</w:t></w:r>",
        f"{FINE_RUN}</w:p><w:tbl>{ROW}</w:tbl><w:p>",
        f"{FINE_RUN}<w:del {STAMP}><w:r><w:delInstrText> SEQ zznieuw </w:delInstrText></w:r></w:del>",
    ],
)
def test_words_are_found_wherever_word_puts_them(written: str) -> None:
    found = changes_in(edited((FINE_RUN, written)))
    assert "zznieuw" in "".join(change.old + change.new for change in found), found


def test_a_number_in_the_margin_and_in_each_note_is_no_page_number() -> None:
    header = parts_of(sent()[0])["word/header1.xml"].decode()
    (change,) = changes_in(edited(parts={"word/header1.xml": header.replace("DEMO-0007", "DEMO-0008")}))[:1]
    assert "DEMO-0008" in change.new
    said = (text_run(f"Het waren {count} mannen.") for count in (2, 3))
    notes = "".join(f'<w:footnote w:id="{n}"><w:p>{words}</w:p></w:footnote>' for n, words in enumerate(said, 2))
    assert [change.new for change in changes_in(with_story("footnotes", notes))] == [
        "Het waren 2 mannen.", "Het waren 3 mannen.",
    ]  # fmt: skip


def test_a_comment_at_the_margin_or_in_a_cell_and_a_cell_that_changed_are_found() -> None:
    hung = f'<w:commentRangeStart w:id="4"/>{{0}}<w:commentRangeEnd w:id="4"/>{text_run("")}'
    note = f'<w:comment {STAMP.replace("9", "4", 1)}><w:p>{text_run("Klopt niet.")}</w:p></w:comment>'
    header = parts_of(sent()[0])["word/header1.xml"].decode()
    marked = header.replace("</w:hdr>", f"<w:p>{hung.format(text_run('Kopie'))}</w:p></w:hdr>")
    cell = text_run("Taskera")
    for data, at in (
        (with_story("comments", note, more={"word/header1.xml": marked}), "Kopie"),
        (with_story("comments", note, (cell, hung.format(cell))), "Taskera"),
    ):
        assert [(c.old, c.new) for c in changes_in(data) if c.how is How.COMMENT] == [(at, "Klopt niet.")]
    (change,) = changes_in(edited((cell, deleted("Taskera") + inserted("Paspoort"))))
    assert (change.how, change.turn, change.old, change.new) == (How.TRACKED, "", "Taskera", "Paspoort")


def test_a_whole_answer_moved_with_a_mark_is_found_at_both_places() -> None:
    mark = "<w:pPr><w:rPr><w:{0} {1}/></w:rPr></w:pPr>"
    gone = f"<w:p>{mark.format('moveFrom', STAMP)}{deleted('zzverplaatst', 'moveFrom')}</w:p>"
    come = f"<w:p>{mark.format('moveTo', STAMP)}{inserted('zzverplaatst', 'moveTo')}</w:p>"
    both = f'<w:moveToRangeStart w:id="8" w:name="m"/>{come}<w:moveToRangeEnd w:id="8"/>{gone}'
    found = changes_in(edited((f"{FINE_RUN}</w:p>", f"{FINE_RUN}</w:p>{both}")))
    assert any(c.how is How.MOVED and "zzverplaatst" in c.new for c in found), found
    assert any(c.how is How.MOVED and "zzverplaatst" in c.old for c in found), found


@pytest.mark.parametrize("looks", ["strike", "dstrike", "vanish", "highlight w:val='yellow'", "u w:val='single'"])
def test_words_struck_through_or_marked_by_hand_are_listed(looks: str) -> None:
    (change,) = changes_in(edited((FINE_RUN, FINE_RUN.replace("<w:r>", f"<w:r><w:rPr><w:{looks}/></w:rPr>"))))
    assert (change.how, change.turn, change.old) == (How.MARKED, "t2", FINE)


def test_of_paragraphs_put_elsewhere_joined_parted_doubled_or_taken_out_no_word_is_left_behind() -> None:
    chance, body = random.Random(5), parts_of(sent()[0])[BODY].decode()
    pieces = re.findall(r"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>", body)
    for _ in range(80):
        changed = list(pieces)
        for _ in range(chance.randrange(1, 4)):
            disturb(chance, changed)
        found = changes_in(edited(("".join(pieces), "".join(changed))))
        before, after = Counter(words_of(pieces)), Counter(words_of(changed))
        assert not before - after - Counter(words_of(f"{change.where} {change.old}" for change in found))
        assert not after - before - Counter(words_of(f"{change.where} {change.new}" for change in found))
        assert found or words_of(changed) == words_of(pieces)


def disturb(chance: random.Random, pieces: list[str]) -> None:
    at = chance.choice([n for n, piece in enumerate(pieces[:-1]) if piece.startswith("<w:p>")])
    match chance.randrange(5):
        case 0:
            pieces.insert(chance.randrange(len(pieces)), pieces.pop(at))
        case 1:
            if pieces[at + 1].startswith("<w:p>"):
                pieces[at] = pieces[at].removesuffix("</w:p>") + PROPERTIES.sub(text_run(" "), pieces.pop(at + 1))
        case 2:
            pieces[at] = re.sub(r"(>[^<> ]+) ([^<>]+</w:t>)", IN_TWO, pieces[at], count=1)
        case 3:
            pieces.insert(chance.randrange(len(pieces)), pieces[at])
        case _:
            pieces.pop(at)


def words_of(pieces: Iterable[str]) -> list[str]:
    return re.sub("<[^>]*>", "", re.sub("<w:p>|<w:tab/>|<w:br/>", " ", " ".join(pieces))).split()
