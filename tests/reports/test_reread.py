from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core.printable import printable
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Paragraph, Report, Style
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.reread import check_docx, turns_of_docx
from tests.figures import Figures
from tests.hearings import full_hearing, short_hearing
from tests.reports.files import report_of
from tests.reports.hostile import hostile_text

HOSTILE = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x00\x08\x1b\x85\ufffe\ud83d\u202e\u2066\u200f\u2028\u2029\r\n\t<>&\"'"),
        st.sampled_from("سلام שלום ትግርኛ ۱۳۹۰ de"),
    ),
    max_size=60,
)


def turn(text: str, label: str = "A1:") -> Paragraph:
    return Paragraph(text, Style.ANSWER, label, turn="t1")


def report(*turns: Paragraph) -> Report:
    return Report("Proef", turns, (), "", "", "", spoken="ar")


def test_a_whole_report_reads_back_as_it_is() -> None:
    whole = report_of(full_hearing())
    check_docx(write_docx(whole, in_english), whole, in_english)


def test_every_turn_of_the_hearing_is_in_the_file_once_and_in_order() -> None:
    hearing = full_hearing()
    found = [turn.text for turn in turns_of_docx(write_docx(report_of(hearing), in_english))]
    assert found == [turn.text for turn in hearing.ordered_turns() if turn.text]


@pytest.mark.parametrize(
    "other",
    [
        report(turn("Eerst."), turn("Daarna.")),
        report(turn("Daarna."), turn("Eerst."), turn("Eerst.")),
        report(turn("Eerst."), turn("Anders."), turn("Daarna.")),
        report(turn("Eerst."), turn("Eerst.", "A2:"), turn("Daarna.")),
        report(),
    ],
)
def test_a_file_that_misses_or_turns_anything_is_not_delivered(other: Report) -> None:
    whole = report(turn("Eerst."), turn("Eerst."), turn("Daarna."))
    with pytest.raises(DeskError) as raised:
        check_docx(write_docx(other, in_english), whole, in_english)
    assert raised.value.code == "report_differs"


@settings(max_examples=100, deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_any_text_at_all_is_written_and_read_back(texts: list[str]) -> None:
    styles = (Style.QUESTION, Style.ANSWER, Style.SUMMARY, Style.REMARK)
    turns = (Paragraph(t, s, f"V{n}:", "09.12", f"t{n}") for n, (t, s) in enumerate(zip(texts, styles, strict=False)))
    hostile = report(*turns)
    data = write_docx(dataclasses.replace(hostile, title=texts[0], reference=texts[0], marks=(texts[0],)), in_english)
    check_docx(data, hostile, in_english)
    assert [turn.text for turn in turns_of_docx(data)] == [printable(text) for text in texts]


@settings(max_examples=30, deadline=None)
@given(HOSTILE)
def test_any_answer_in_a_hearing_reaches_its_report(text: str) -> None:
    built = report_of(short_hearing(f"Ik zei: {text}!"))
    check_docx(write_docx(built, in_english), built, in_english)


def hostile_reports(count: int, seed: int) -> None:
    """Write and read back reports of fifty hostile texts each, until so many texts were."""
    chance = random.Random(seed)
    for _ in range(count // 50):
        texts = [hostile_text(chance) for _ in range(50)]
        whole = report(*(Paragraph(text, Style.ANSWER, f"A{n}:", turn=f"t{n}") for n, text in enumerate(texts)))
        data = write_docx(whole, in_english)
        check_docx(data, whole, in_english)
        assert [turn.text for turn in turns_of_docx(data)] == [printable(text) for text in texts]


def test_hostile_texts_are_exported_and_read_back() -> None:
    hostile_reports(500, 21)


@pytest.mark.torture
def test_t21_of_ten_thousand_hostile_texts_every_one_is_exported_and_read_back(figures: Figures) -> None:
    hostile_reports(10_000, 2026)
    figures.at_least("t21_hostile_texts_read_back", 10_000, "texts", 10_000)
