"""Whatever a lawyer does in the file comes back as a line, at its turn or without one; nothing is dropped."""

from __future__ import annotations

import random
import re

import pytest

from hearing_desk.core.returned import How, ReturnedChange
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

BIRTH = text_run("Waar bent u geboren?")
MARK = f"<w:rPr><w:ins {STAMP}/></w:rPr></w:pPr>"


def only(data: bytes) -> ReturnedChange:
    (change,) = changes_in(data)
    return change


def told(change: ReturnedChange) -> tuple[How, str, str, str]:
    return change.how, change.turn, change.old, change.new


def test_a_file_that_was_not_touched_holds_no_change() -> None:
    assert changes_in(sent()[0]) == ()


def test_a_word_added_comes_back_with_the_words_that_show_its_place() -> None:
    change = only(edited((FINE_RUN, text_run("Goed,") + inserted(" heel goed,") + text_run(" dank u."))))
    assert told(change) == (How.TRACKED, "t2", "Goed,", "Goed, heel goed,")
    assert (change.by, change.at) == ("mr. Jansen", "2026-11-12T10:00:00Z")
    assert change.where == "A1: Goed, dank u."


def test_a_word_taken_away_and_one_put_there_are_one_change() -> None:
    change = only(edited((FINE_RUN, deleted("Goed") + inserted("Slecht") + text_run(", dank u."))))
    assert told(change) == (How.TRACKED, "t2", "Goed,", "Slecht,")


def test_a_whole_answer_taken_away_comes_back_whole() -> None:
    assert told(only(edited((FINE_RUN, deleted("Goed, dank u."))))) == (How.TRACKED, "t2", "Goed, dank u.", "")


def test_words_moved_are_found_at_both_places() -> None:
    data = edited(
        (FINE_RUN, deleted("Goed, ", "moveFrom") + text_run("dank u.")),
        (BIRTH, text_run("Waar bent u geboren?") + inserted("Goed, ", "moveTo")),
    )
    assert [told(change) for change in changes_in(data)] == [
        (How.MOVED, "t2", "Goed, ", ""),
        (How.MOVED, "t3", "geboren?", "geboren?Goed, "),
    ]


def test_words_of_two_hands_are_two_changes() -> None:
    other = inserted(" Erg.").replace("mr. Jansen", "mw. Ali")
    changes = changes_in(edited((FINE_RUN, FINE_RUN + inserted(" Heel.") + other)))
    assert [(change.by, change.new) for change in changes] == [("mr. Jansen", "u. Heel."), ("mw. Ali", "u. Erg.")]


def test_words_that_one_added_and_another_took_away_are_both_told() -> None:
    both = f"<w:ins {STAMP}>{deleted('Nee. ').replace('mr. Jansen', 'mw. Ali')}</w:ins>"
    changes = changes_in(edited((FINE_RUN, both + FINE_RUN)))
    assert [(c.by, c.old, c.new) for c in changes] == [("mr. Jansen", "", "Nee. "), ("mw. Ali", "Nee. ", "")]


def test_a_new_paragraph_belongs_to_the_turn_before_it() -> None:
    data = edited((f"{FINE_RUN}</w:p>", f"{FINE_RUN}</w:p><w:p><w:pPr>{MARK}{inserted('En moe.')}</w:p>"))
    assert told(only(data)) == (How.TRACKED, "t2", "", "En moe.")


def test_an_enter_in_an_answer_is_one_change() -> None:
    label = r'<w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">A1:</w:t>'
    body = parts_of(sent()[0])[BODY].decode()
    start = re.search(rf'<w:pStyle w:val="Antwoord"/></w:pPr>(?:<w:bookmark[^>]*>)*{label}', body)
    assert start is not None
    data = edited((FINE_RUN, text_run("Goed,")), (start[0], start[0].replace("</w:pPr>", MARK)),
                  (f"{text_run('Goed,')}</w:p>", f"{text_run('Goed,')}</w:p><w:p>{text_run(' dank u.')}</w:p>")
                  )  # fmt: skip
    assert told(only(data)) == (How.TRACKED, "t2", "", "¶")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (text_run("Goed, dank je."), (How.SILENT, "t2", "u.", "je.")),
        (text_run("Ik was ziek die dag"), (How.SILENT, "t2", "Goed, dank u.", "Ik was ziek die dag")),
        ("", (How.SILENT, "t2", "Goed, dank u.", "")),
    ],
)
def test_what_nobody_marked_is_found_by_comparing(new: str, expected: tuple[How, str, str, str]) -> None:
    assert told(only(edited((FINE_RUN, new)))) == expected


def test_a_turn_taken_out_without_a_mark_is_missed() -> None:
    paragraph = re.search(rf"<w:p><w:pPr><w:pStyle w:val=\"Antwoord\"/>(?:(?!</w:p>).)*{re.escape(FINE_RUN)}</w:p>",
                          parts_of(sent()[0])[BODY].decode())  # fmt: skip
    assert paragraph is not None
    assert told(only(edited((paragraph[0], "")))) == (How.SILENT, "t2", "Goed, dank u.", "")


def test_a_paragraph_put_in_without_a_mark_follows_the_turn_before() -> None:
    data = edited((f"{FINE_RUN}</w:p>", f"{FINE_RUN}</w:p><w:p>{text_run('Ik ben arts.')}</w:p>"))
    assert told(only(data)) == (How.SILENT, "t2", "", "Ik ben arts.")


def test_a_change_outside_the_turns_is_listed_without_one() -> None:
    assert told(only(edited(("DEMO-0007", "DEMO-0008")))) == (How.SILENT, "", "DEMO-0007", "DEMO-0008")
    data = edited((text_run("End of the hearing"), text_run("End of the hearing") + inserted(" (2)")))
    assert told(only(data)) == (How.TRACKED, "", "", " (2)")


def test_a_change_of_a_number_is_told_whole() -> None:
    change = only(edited((">A1:<", ">A7:<")))
    assert (change.how, change.turn, change.old, change.new) == (
        How.SILENT, "t2", "A1:\tGoed, dank u.", "A7:\tGoed, dank u.",
    )  # fmt: skip


def test_a_comment_comes_back_with_the_words_it_hangs_on() -> None:
    note = f'<w:comment {STAMP.replace("9", "4", 1)}><w:p>{text_run("Dat was in de stad.")}</w:p></w:comment>'
    hung = f'<w:commentRangeStart w:id="4"/>{FINE_RUN}<w:commentRangeEnd w:id="4"/>'
    hung += '<w:r><w:commentReference w:id="4"/></w:r>'
    change = only(with_story("comments", note, (FINE_RUN, hung)))
    assert told(change) == (How.COMMENT, "t2", "Goed, dank u.", "Dat was in de stad.")


def test_a_comment_that_hangs_nowhere_is_not_dropped() -> None:
    note = f"<w:comment {STAMP}><w:p>{text_run('Zie mijn brief.')}</w:p></w:comment>"
    assert told(only(with_story("comments", note))) == (How.COMMENT, "", "", "Zie mijn brief.")


def test_a_footnote_and_words_above_the_page_are_not_dropped() -> None:
    note = f'<w:footnote w:id="2"><w:p>{inserted("Zie bijlage.")}</w:p></w:footnote>'
    assert told(only(with_story("footnotes", note))) == (How.TRACKED, "", "", "Zie bijlage.")
    header = parts_of(sent()[0])["word/header1.xml"].decode()
    stamped = header.replace("</w:hdr>", f"<w:p>{text_run('Kopie')}</w:p></w:hdr>")
    assert told(only(edited(parts={"word/header1.xml": stamped}))) == (How.SILENT, "", "", "Kopie")


def test_words_in_a_text_box_and_a_picture_are_not_dropped() -> None:
    box = f"<w:txbxContent><w:p>{text_run('Let op!')}</w:p></w:txbxContent>"
    twice = (
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="wps"><w:drawing>' + box + "</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    changes = changes_in(edited((FINE_RUN, f"{FINE_RUN}<w:r>{twice}</w:r>")))
    assert [change.new for change in changes] == ["u.\ufffc", "Let op!"]


def test_a_change_of_layout_is_one_line() -> None:
    bold = f"<w:rPr><w:b/><w:rPrChange {STAMP}><w:rPr/></w:rPrChange></w:rPr>"
    change = only(edited((FINE_RUN, FINE_RUN.replace("<w:r>", f"<w:r>{bold}"))))
    assert told(change) == (How.LAYOUT, "t2", "", "")


def test_a_file_of_another_report_is_known_by_its_hash() -> None:
    from hearing_desk.reports.returned_changes import read_returned

    data, original = sent()
    assert read_returned(data, original).is_of_report
    assert not read_returned(edited((original.record_sha256, "ab" * 32)), original).is_of_report


def test_of_many_changes_at_random_places_none_is_lost() -> None:
    chance = random.Random(9)
    for _ in range(40):
        body = parts_of(sent()[0])[BODY].decode()
        runs = re.findall(r'<w:r><w:t xml:space="preserve">[^<]{4,}</w:t></w:r>', body)
        chosen = [run for run in dict.fromkeys(runs) if body.count(run) == 1 and chance.random() < 0.4]
        made = [_one_change(chance, run, number) for number, run in enumerate(chosen)]
        found = "\n".join(f"{c.old}|{c.new}" for c in changes_in(edited(*((run, new) for run, new, _ in made))))
        assert [words for _, _, words in made if words not in found] == []


def _one_change(chance: random.Random, run: str, number: int) -> tuple[str, str, str]:
    words, mark = re.sub("<[^>]+>", "", run), f"zz{number}zz"
    match chance.randrange(4):
        case 0:
            return run, run + inserted(mark), mark
        case 1:
            return run, deleted(words), words
        case 2:
            return run, text_run(mark), mark
        case _:
            return run, inserted(f"{mark} ", "moveTo") + run, mark
