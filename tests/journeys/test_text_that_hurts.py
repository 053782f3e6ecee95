"""What people say in any script, and what looks like something else, stands in the record as it was typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.builders import A, V, script, talk, turn
from tests.journeys.checking import as_kept, printed_in_order, wrong_with_files
from tests.journeys.playing import Left, play

LONG = "Ik liep de hele nacht door. " * 180
TEXTS = (
    "مرحبا، أنا من حلب.\nنعم",
    "ትግርኛ · دری · 한국어 · Ελλάδα",
    "e\u0301e\u0300 n\u0303 \u1e9b\u0323",
    "\u0301begint met een accent",
    "😀👨‍👩‍👧‍👦🇳🇱 en 𝔘𝔫𝔦",
    "een\ttab\t\ten twee",
    "  spaties  binnen en \u00a0vaste\u202fspaties ",
    "€ ß ø ñ ë “krul” ‘enkel’ \"recht\" 'kort'",
    "^e `a ´e ~n ¨o",
    "\u2067rechts naar links\u2069 \u200f\u200e",
    "\ufeffteken vooraan en \ufeff midden",
    "regel\u2028einde",
    "nul\u200bbreed en zacht\u00adstreepje",
    "een\n\n\n\ntwee",
    "V1: Waar woonde u?\nA1: In een dorp.",
    ";vw ;x; ;;vn. F9 Ctrl+1 Escape",
    "(;vw) ;vw,\n;vw\n;vw",
    "\tvooraan een tab",
    "\\n {time} %s <b>vet</b> &amp; ${HOME} `ls` | rm -rf",
    '{"do": "end"}',
    "CONCEPT\nEinde van het gehoor",
    A["text"],
    LONG,
)
OVERRIDE = "\u202eomgekeerd\u202c"


@pytest.fixture(scope="module")
def left(qapp: QApplication) -> Left:
    return play(script(talk(*[turn("A", text) for text in TEXTS])))


def test_nothing_of_it_is_taken_for_a_command(left: Left) -> None:
    assert left.refused == []
    assert left.said["turns"] == len(TEXTS) + 2


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_each_text_is_kept_as_it_was_typed(left: Left, number: int) -> None:
    assert left.texts[number + 2] == ("A", as_kept(TEXTS[number]))


def test_all_of_it_stands_in_the_report(left: Left) -> None:
    assert printed_in_order(left.printed, left.report["turns"]) == []
    assert wrong_with_files(left) == []


def test_the_same_text_in_a_remark_a_summary_and_a_question_is_the_same(qapp: QApplication) -> None:
    texts = [text for text in TEXTS[:8] if "\n" not in text]
    turns = [turn(kind, text) for text in texts for kind in "OTGSV"]
    played = play(script(talk(*turns), present=[{"role": "voogd"}]))
    assert played.texts[2:] == [(event["kind"], as_kept(event["text"])) for event in turns]


def test_an_override_of_the_direction_is_shown_instead_of_obeyed(qapp: QApplication) -> None:
    assert play(script(talk(turn("A", OVERRIDE)))).texts[-1] == ("A", "\ufffdomgekeerd\u202c")


def test_names_and_notes_are_kept_as_well(qapp: QApplication) -> None:
    note = "مرحبا 😀 é € ;vw"
    events = [{"do": "prepare", "item": "VB-01", "answer": "niet_nodig", "note": note}, *talk(V, A)]
    played = play(script(events, reference="DEMO-0101 é", location="’s-Hertogenbosch"))
    assert played.hearing["preparation"][0]["note"] == note
    assert played.hearing["sessions"][0]["place"] == "’s-Hertogenbosch"
    assert played.hearing["reference"] == "DEMO-0101 é"
