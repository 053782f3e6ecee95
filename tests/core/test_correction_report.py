from __future__ import annotations

from hearing_desk.core import events as ev
from hearing_desk.core.correction_report import build_correction_round, correction_round_record
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.text import in_english
from hearing_desk.core.tracked import TrackedChange, tracked_changes
from hearing_desk.reports.text_writer import as_text
from tests.hearings import NAMES, Told, full_hearing
from tests.report_pack import report_pack


def text_of(hearing: Hearing, number: int) -> str:
    report = build_correction_round(hearing, report_pack(), number, False, "ab" * 32, NAMES)
    return as_text(report, in_english)


def test_a_round_shows_the_turn_the_text_of_the_report_and_the_correction_beside_it() -> None:
    text = text_of(full_hearing(), 1)
    assert "A2 | In Herat." in text
    assert "Het was in 2001. | gemachtigde | aanvulling | 05-11-2026. p. 3" in text
    assert "Kabul" not in text


def test_a_correction_without_a_place_is_not_lost() -> None:
    story = Told()
    story.happens(ev.CorrectionNoted("", "Mijn broer heet Ali.", "vreemdeling", "aanvulling"))
    assert "– |  | Mijn broer heet Ali. | aanvrager | aanvulling | –" in text_of(story.hearing, 1)
    record = correction_round_record(story.hearing, 1)
    assert [c["text"] for c in record["corrections"]] == ["Mijn broer heet Ali."]


def test_a_round_says_which_report_it_belongs_to() -> None:
    story = Told()
    story.happens(ev.MadeFinal("cd" * 32), ev.CorrectionNoted("", "Typefout.", "vreemdeling", "typefout"))
    assert "cd" * 32 in text_of(story.hearing, 1)
    assert correction_round_record(story.hearing, 1)["report_sha256"] == "cd" * 32


def test_a_round_bears_the_time_of_its_last_correction() -> None:
    story = Told()
    story.happens(ev.CorrectionNoted("", "Eén.", "vreemdeling", "typefout"), ev.HearingEnded())
    report = build_correction_round(story.hearing, report_pack(), 1, False, "", NAMES)
    assert report.dated == "2026-11-03T09:00:00+01:00"


def test_an_empty_round_says_so() -> None:
    assert "There are no corrections in this round." in text_of(full_hearing(), 4)


def test_a_correction_that_names_its_words_shows_only_those_and_what_becomes_of_them() -> None:
    story = Told()
    born = story.says("A", "In Herat. Op het land.")
    story.happens(
        ev.CorrectionNoted(born, "In Kabul.", "vreemdeling", "typefout", old="In Herat."),
        ev.CorrectionNoted(born, "", "vreemdeling", "typefout", old="Op het land."),
    )
    text = text_of(story.hearing, 1)
    assert "A0 | In Herat. | In Kabul. |" in text
    assert "A0 | Op het land. | (to be left out) |" in text
    record = correction_round_record(story.hearing, 1)
    assert [(c["old"], c["text"]) for c in record["corrections"]] == [("In Herat.", "In Kabul."), ("Op het land.", "")]


def test_a_change_for_the_report_bears_who_asked_for_it_and_the_day_it_came_in() -> None:
    story = Told()
    story.happens(
        ev.CorrectionNoted("t1", "Kabul", "gemachtigde", "typefout", "p. 3", "2026-11-05", 1, "Herat"),
        ev.CorrectionNoted("t1", "Anders.", "vreemdeling", "typefout"),
        ev.CorrectionNoted("t1", "Later.", "vreemdeling", "typefout", round=2),
    )
    assert tracked_changes(story.hearing, report_pack(), 1) == (
        TrackedChange("t1", "Herat", "Kabul", "gemachtigde", "2026-11-05T00:00:00+00:00", "p. 3"),
        TrackedChange("t1", "", "Anders.", "aanvrager", "2026-11-03T09:01:00+01:00"),
    )
