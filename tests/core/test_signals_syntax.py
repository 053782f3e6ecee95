"""Proves the closed syntax of the lists: choices, sets, distance, exceptions, who did it, and slips of the fingers."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from hearing_desk.core.form import Level, Provenance, SignalGroup, Words
from hearing_desk.core.signals import compile_groups, match
from hearing_desk.core.signals_entries import lines_without_sets

SETS = {"wapen": ("geweer", "geweren", "pistool*"), "slaan": ("slaan", "sloeg", "sloegen", "geslagen")}


def _group(words: Words) -> SignalGroup:
    return SignalGroup("SG-01", "Proef", "A", "Onderwerp A", Level.NOTE, "", "", Provenance("proef"), words)


def _conditions(words: Words, text: str) -> list[str]:
    matcher = compile_groups([_group(words)], (), lambda word: word)
    return [hit.condition for hit in match(matcher, text, "x")]


def _fires(entry: str, text: str) -> bool:
    return bool(_conditions(Words(alone=(entry,), sets=SETS), text))


@pytest.mark.parametrize(
    ("entry", "text", "fires"),
    [
        ("mijn (vader|oom) ~ soldaat", "Mijn oom was soldaat.", True),
        ("mijn (vader|oom) ~ soldaat", "Mijn broer was soldaat.", False),
        ("(in het leger|aan het front) ~ gediend", "Hij heeft aan het front gediend.", True),
        ("ik ben (nog|) jong", "Ik ben jong.", True),
        ("[wapen] ~ kreeg", "Ik kreeg een pistooltje.", True),
        ("[wapen] ~ kreeg", "Ik kreeg een boek.", False),
        ("*gevangenis", "de vrouwengevangenis", True),
        ("kerk ~ ging ! trouwen", "Ik ging naar de kerk.", True),
        ("kerk ~ ging ! trouwen", "Ik ging naar de kerk om te trouwen.", False),
        ("wapen ~~ droeg", "wapen een twee drie vier vijf zes zeven acht droeg", True),
        ("wapen ~ droeg", "Er lag een wapen. Hij droeg een hoed.", False),
        ("wapen ~~~ droeg", "Er lag een wapen. Hij droeg een hoed.", True),
        ("wapen ~~~ droeg", f"Er lag een wapen.{' stil' * 31} Hij droeg een hoed.", False),
        ("wapen ~~~ droeg ! hoed", "Er lag een wapen. Hij droeg een hoed.", False),
        ("(mes|[wapen]) ~ kreeg", "Ik kreeg een geweer.", True),
        ("(mes|met een [wapen]) ~ liep", "Ik liep met een geweer.", True),
        ("(mes|met een [wapen]) ~ liep", "Ik liep zonder geweer.", False),
        ("prijs ~~ betaald", "De prijs was 6.500 euro en die is betaald.", True),
    ],
)
def test_an_entry_means_what_its_signs_say(entry: str, text: str, fires: bool) -> None:
    assert _fires(entry, text) is fires


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("Ik heb hem geslagen.", True),
        ("Wij hebben de deur geopend en hem geslagen.", True),
        ("Dat was de man die ik moest slaan.", True),
        ("Ik werd gedwongen hem te slaan.", True),
        ("Ik werd geslagen.", False),
        ("Zij hebben mij geslagen.", False),
        ("Ik zag dat zij hem sloegen.", False),
        ("Toen ik binnenkwam, sloeg hij haar.", False),
    ],
)
def test_an_own_act_is_only_what_the_speaker_did(text: str, is_own: bool) -> None:
    words = Words(own_act=("[slaan]",), sets=SETS)
    assert _conditions(words, text) == (["own_act"] if is_own else [])


def test_over_full_stops_one_part_that_the_speaker_did_is_enough() -> None:
    words = Words(own_act=("[slaan] ~~~ [wapen]",), sets=SETS)
    assert _conditions(words, "Hij had een geweer. Ik heb geslagen.") == ["own_act"]
    assert _conditions(words, "Hij had een geweer. Ik werd geslagen.") == []


@pytest.mark.parametrize(
    ("text", "is_done"),
    [("Ik werd geslagen.", True), ("Zij sloegen mij.", True), ("Ik heb hem geslagen.", False)],
)
def test_what_is_done_to_the_speaker_is_told_apart(text: str, is_done: bool) -> None:
    assert bool(_conditions(Words(done_to_me=("[slaan]",), sets=SETS), text)) is is_done


@pytest.mark.parametrize(
    ("question", "text", "fires"),
    [
        ("Verstaat u de tolk?", "De helft.", True),
        ("Hoe lang duurde dat?", "De helft.", False),
        ("Verstaat u de tolk?", "Alles.", False),
        ("", "De helft versta ik, zegt de tolk.", False),
    ],
)
def test_an_entry_may_need_words_of_the_question_too(question: str, text: str, fires: bool) -> None:
    matcher = compile_groups([_group(Words(alone=("verstaat ~ tolk ? helft",)))], (), lambda word: word)
    hits = match(matcher, text, "x", question)
    assert [(hit.asked, hit.words) for hit in hits] == ([(("Verstaat", "tolk"), ("helft",))] if fires else [])


def test_a_question_never_fires_by_itself() -> None:
    matcher = compile_groups([_group(Words(alone=("tolk", "tolk ?")))], (), lambda word: word)
    assert match(matcher, "Ja.", "x", "Verstaat u de tolk?") == ()


def test_what_others_do_when_the_speaker_does_something_is_not_an_own_act() -> None:
    words = Words(own_act=("[slaan]",), sets=SETS)
    assert not _conditions(words, "Hij sloeg hem als wij praatten.")
    assert _conditions(words, "Wij sloegen hem als hij praatte.")


@pytest.mark.parametrize(
    ("typed", "fires"),
    [
        ("gevangeenis", True),
        ("gevangeins", True),
        ("gevangnis", True),
        ("gevanhenis", True),
        ("gevangexis", False),
        ("revangenis", False),
    ],
)
def test_one_slip_in_a_long_word_is_read_as_the_word(typed: str, fires: bool) -> None:
    assert _fires("gevangenis", f"In de {typed}.") is fires


def test_another_dutch_word_is_no_slip() -> None:
    assert not _fires("verhoorde", "De verhoogde weg.")


def test_a_set_that_no_group_has_is_told_and_never_fires() -> None:
    group = _group(Words(alone=("mijn [eenheid]",)))
    assert list(lines_without_sets([group])) == [(0, "alone", 0, "eenheid")]
    assert not _fires("mijn [eenheid]", "mijn eenheid")


def test_long_texts_without_end_of_clause_take_linear_time() -> None:
    words = Words(own_act=("[slaan] ~~ [wapen] ! kerk",), done_to_me=("[slaan]",), sets=SETS)
    short, long = (_lines_run(words, "ik sloeg mij geweer kerk " * count) for count in (200, 400))
    assert long < 2.2 * short


def _lines_run(words: Words, text: str) -> int:
    """How many lines of the program are run: whatever else the machine does, it is the same."""
    matcher, counted, before = compile_groups([_group(words)], (), lambda word: word), [0], sys.gettrace()

    def count(frame: FrameType, event: str, _: object) -> Any:
        counted[0] += event == "line"
        return count

    sys.settrace(count)
    try:
        match(matcher, text, "x")
    finally:
        sys.settrace(before)
    return counted[0]
