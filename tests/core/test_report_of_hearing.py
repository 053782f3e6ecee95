from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Wish
from hearing_desk.core.report import Paragraph, Report
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.text import in_english
from hearing_desk.reports.text_writer import as_text
from tests.hearings import CONTROL, NAMES, Told, full_hearing, short_hearing
from tests.report_pack import report_pack

GOLDEN = Path(__file__).parent / "golden"


def report_of(hearing: Hearing, is_concept: bool = False, is_practice: bool = False) -> Report:
    return build_report(hearing, report_pack(), is_concept, is_practice, "ab" * 32, NAMES)


def text_of(hearing: Hearing) -> str:
    return as_text(report_of(hearing), in_english)


def told() -> Told:
    story = Told()
    story.happens(ev.FieldFilled("hearing_type", "nader_gehoor"), ev.SessionStarted(1, "2026-11-03", "Ter Apel"))
    return story


def test_a_whole_hearing_reads_as_agreed() -> None:
    assert text_of(full_hearing()) == (GOLDEN / "report.txt").read_text(encoding="utf-8")


def test_every_turn_with_text_is_printed_once_in_the_order_of_the_hearing() -> None:
    hearing = full_hearing()
    printed = [block.turn for block in report_of(hearing).blocks if isinstance(block, Paragraph) and block.turn]
    assert printed == [turn.id for turn in hearing.ordered_turns() if turn.text]


def test_a_turn_never_begun_or_emptied_again_is_not_printed() -> None:
    story = told()
    story.says("V", "Hoe heet u?")
    emptied = story.says("A", "Weg hiermee.")
    story.happens(ev.TurnTyped(emptied, "A", ""), ev.TurnOpened(ev.TurnId("t9"), "V", emptied))
    assert "Weg hiermee" not in text_of(story.hearing)
    assert sum(isinstance(b, Paragraph) and bool(b.turn) for b in report_of(story.hearing).blocks) == 1


def test_nothing_internal_is_in_the_report_and_what_was_said_is() -> None:
    text = text_of(full_hearing())
    assert "zzgeheim" not in text
    assert CONTROL in text


def test_the_old_profile_prints_no_time_at_a_question() -> None:
    assert "V2: 09.18 Waar" in text_of(full_hearing("apr_2026"))
    assert "V2: Waar" in text_of(full_hearing("oud_vb2000"))


def test_a_section_and_a_topic_that_come_again_say_so() -> None:
    lines = [line for line in text_of(full_hearing()).splitlines() if line.startswith("#")]
    assert lines[:6] == [
        "# 1 Inleiding",
        "# 4.1 Inleidende vragen",
        "## Persoon en gezin",
        "# 4.2 Verdere vragen",
        "## Persoonlijke omstandigheden",
        "# 4.1 Inleidende vragen (continued)",
    ]


def test_a_topic_without_a_neutral_label_gets_no_heading() -> None:
    story = told()
    story.goes_to("MOD-12")
    story.says("V", "Wat deed u daar?")
    assert "MOD-12" not in text_of(story.hearing)
    assert "# 4.2 Verdere vragen\n\nV1: Wat" in text_of(story.hearing)


def test_a_pause_before_the_first_and_after_the_last_turn_stands_there() -> None:
    story = told()
    story.happens(ev.PauseBegun("medewerker", "lunch"), ev.PauseEnded())
    story.says("V", "Hoe gaat het?")
    story.happens(ev.PauseBegun("", "pauze"))
    text = text_of(story.hearing).partition("Inleiding")
    assert "(lunch, on the initiative of the hoormedewerker)." in text[0]
    assert "Pause from 09.04 (pauze)." in text[2]


def test_a_pause_after_a_turn_that_was_taken_out_stands_by_its_time() -> None:
    story = told()
    story.says("V", "Eerst?")
    gone = story.says("A", "Verdwenen.")
    story.happens(ev.PauseBegun("", "pauze"), ev.PauseEnded())
    story.says("V", "Daarna?")
    story.happens(ev.TurnRemoved(gone))
    text = text_of(story.hearing).partition("Inleiding")[2]
    assert text.index("Eerst?") < text.index("Pause from") < text.index("Daarna?")


def test_a_second_day_says_when_the_hearing_went_on() -> None:
    story = told()
    story.says("V", "Dag een?")
    story.happens(ev.NextSessionPlanned("2026-11-05", "Den Bosch"), ev.SessionStarted(2, "2026-11-05", "Den Bosch"))
    story.says("V", "Dag twee?")
    text = text_of(story.hearing)
    assert "Zitting 2 | 05-11-2026, from 09.03, Den Bosch" in text
    line = "The hearing was interrupted at 09.03 and continued on 05-11-2026 at 09.03. Place: Den Bosch."
    assert text.index("Dag een?") < text.index(line) < text.index("Dag twee?")


def test_a_broken_off_hearing_says_what_was_not_put() -> None:
    story = told()
    story.says("V", "Hoe gaat het?")
    story.happens(ev.HearingBrokenOff("vreemdeling", "ziek", "zzafspraak"))
    text = text_of(story.hearing)
    assert "The hearing was broken off at 09.03. By: aanvrager. Cause: ziek." in text
    assert "Is alles gezegd? | not put, hearing broken off | " in text
    assert "zzafspraak" not in text


def test_what_breaking_off_noted_of_a_question_prints_as_not_put() -> None:
    story = told()
    story.says("V", "Hoe gaat het?")
    story.happens(
        ev.HearingBrokenOff("vreemdeling", "ziek"), ev.ClosingAnswered("AF-02", "niet_mogelijk", note="zzniet gesteld")
    )
    text = text_of(story.hearing)
    assert "Is alles gezegd? | not put, hearing broken off | " in text
    assert "zzniet" not in text


def test_a_planned_next_day_stands_at_the_end() -> None:
    story = told()
    story.happens(ev.NextSessionPlanned("2026-11-05", "Den Bosch"))
    assert "The hearing is continued on 05-11-2026. Place: Den Bosch." in text_of(story.hearing)


def test_a_question_that_was_only_put_stands_as_put() -> None:
    story = told()
    question = story.says("V", "Hebt u alles gezegd?")
    story.happens(ev.QuestionPut("AF-02", question))
    text = text_of(story.hearing)
    assert "Is alles gezegd? | put | V1" in text
    assert "# 5.1 Op- en aanmerkingen\n\nV1: Hebt" in text


def test_an_uncertain_word_that_is_gone_is_not_told() -> None:
    story = told()
    story.says("V", "Waar?")
    turn = story.says("A", "In Herat.")
    story.happens(ev.MarkSet(turn, "onzeker", "Herat"), ev.TurnTyped(turn, "A", "In Kabul."))
    assert "Note to A1: onzeker woord." in text_of(story.hearing)
    assert "Herat" not in text_of(story.hearing)


@pytest.mark.parametrize(
    ("wish", "answer", "line"),
    [
        (Wish("v", "", "wens", "formulier", "2026-10-01"), None, "vrouw (wens, source: formulier, 01-10-2026). Thi"),
        (Wish("geen", "", "", "formulier"), None, "No preference (source: formulier)."),
        (Wish("geen"), None, "Preference not known."),
        (Wish(), None, "Preference not known."),
        (Wish("v", "", "wens", "formulier"), ("vooraf_ingetrokken", ""), "The wish was withdrawn or changed before"),
        (Wish("v", "", "wens", "formulier"), ("rechtsgrond", "art. 13"), "Not followed, on this ground: art. 13."),
        (Wish("anders", "geen dorpsgenoot", "wens", "brief"), ("match", ""), "geen dorpsgenoot (wens, source: brief)."),
    ],
)  # fmt: skip
def test_a_wish_is_told_with_its_outcome_only(wish: Wish, answer: tuple[str, str] | None, line: str) -> None:
    story = told()
    story.happens(ev.WishNoted(Fact.OFFICER, wish))
    if answer is not None:
        story.happens(ev.GateAnswered(Fact.OFFICER, answer[0], ground=answer[1], tried="zzgeprobeerd", note="zznoot"))
    row = next(row for row in text_of(story.hearing).splitlines() if row.startswith("Wish about the officer"))
    assert line in row
    assert "zz" not in row


def test_only_the_cover_fields_that_go_to_the_report_are_printed() -> None:
    hearing = full_hearing()
    assert "motives" in hearing.fields
    assert "Korte opgave" not in text_of(hearing)


def test_a_concept_and_a_practice_hearing_are_marked() -> None:
    assert report_of(short_hearing(), is_concept=True, is_practice=True).marks == ("CONCEPT", "OEFENING")
    assert report_of(short_hearing()).marks == ()


def test_the_document_bears_the_end_of_the_hearing_and_never_the_clock() -> None:
    assert report_of(full_hearing()).dated == "2026-11-03T09:46:00+01:00"


def test_an_unknown_topic_and_profile_still_give_a_report() -> None:
    story = told()
    story.goes_to("MOD-99")
    story.says("V", "Hoe gaat het?")
    story.happens(ev.ConfirmationNoted("geweigerd", "Het klopt niet."))
    hearing = dataclasses.replace(story.hearing, fields={})
    assert "V1: Hoe gaat het?" in text_of(hearing)
    assert "Reasons: Het klopt niet." in text_of(hearing)
