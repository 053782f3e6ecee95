"""A pasted letter is cut into its points; each finds its turn by number, quotation or page, or stands without one."""

from __future__ import annotations

import pytest

from hearing_desk.core.letter import LetterTurn, read_letter
from hearing_desk.core.returned import How

TURNS = (
    LetterTurn("t1", "V1", "Waar bent u geboren?", 1),
    LetterTurn("t2", "A1", "In Herat, bij mijn oom.", 1),
    LetterTurn("t3", "V2", "Wanneer ging u weg?", 2),
    LetterTurn("t4", "A2", "In 2019, met mijn broer. Wij reden de hele nacht.", 2),
    LetterTurn("t5", "A2a", "Wij reden de hele dag.", 3),
    LetterTurn("t6", "", "Mevrouw laat een foto zien.", 6),
)
LETTER = """Geachte heer, mevrouw,

Namens cliënt dien ik correcties in.
Vraag 1: cliënt is geboren bij zijn tante.
Dat staat ook in zijn taskera.
- Antwoord 2: het was in 2018.

p. 6, de foto was van zijn zus.
Er staat "met mijn broer". Dat moet zijn: "met mijn neef".

Met vriendelijke groet,"""


LAWYERS_LETTER = """Betreft: correcties en aanvullingen, rapport d.d. 3 november 2026
V-nummer: 281.234.5678

Namens cliënt bericht ik u het volgende. Op p. 1 staat „In Herat” dit moet zijn „In Kabul”. Bij vr. 2 ontbreekt,
zoals cliënt zei, het jaartal. Dat was 2018.
•	V1/A1: cliënt woonde bij zijn tante.
\uf0b7 Antw. 2: ‘Wij reden (…) hele nacht’ is verkeerd vertaald.
1. Vraag 2, 3e regel: het was een neef.
2) Aanvulling bij antwoord A2a: er was ook nog een andere
vraag 1 die niet is vertaald.
Pagina 3, onderaan: wij reden twee dagen.
Zie ook mr. V. Jansen, p. 6."""


def test_a_letter_as_lawyers_write_them_is_cut_into_its_corrections() -> None:
    changes = read_letter(LAWYERS_LETTER, TURNS)
    assert [(change.turn, change.old, change.new.split(":")[0][:33]) for change in changes] == [
        ("", "", "Betreft"),
        ("", "", "Namens cliënt bericht ik u het vo"),
        ("t2", "In Herat", "Op p. 1 staat „In Herat” dit moet"),
        ("t4", "", "Bij vr. 2 ontbreekt,\nzoals cliënt"),
        ("t2", "", "•\tV1/A1"),
        ("t4", "Wij reden (…) hele nacht", "\uf0b7 Antw. 2"),
        ("t4", "", "1. Vraag 2, 3e regel"),
        ("t5", "", "2) Aanvulling bij antwoord A2a"),
        ("t5", "", "Pagina 3, onderaan"),
        ("t6", "", "Zie ook mr. V. Jansen, p. 6."),
    ]
    assert "".join("".join(change.new.split()) for change in changes) == "".join(LAWYERS_LETTER.split())


def turn_of(point: str) -> str:
    (change,) = read_letter(point, TURNS)
    return change.turn


def test_a_letter_is_cut_where_a_number_or_an_empty_line_stands_and_keeps_every_word() -> None:
    changes = read_letter(LETTER, TURNS)
    assert [(change.turn, change.new.split("\n")[0]) for change in changes] == [
        ("", "Geachte heer, mevrouw,"),
        ("", "Namens cliënt dien ik correcties in."),
        ("t1", "Vraag 1: cliënt is geboren bij zijn tante."),
        ("t4", "- Antwoord 2: het was in 2018."),
        ("t4", "p. 6, de foto was van zijn zus."),
        ("", "Met vriendelijke groet,"),
    ]
    assert "".join("".join(change.new.split()) for change in changes) == "".join(LETTER.split())
    assert {change.how for change in changes} == {How.LETTER}


@pytest.mark.parametrize(
    ("point", "turn"),
    [
        ("V1 klopt niet.", "t1"),
        ("A2a: dat was de nacht.", "t5"),
        ("Bij vraag nr. 2: niet met mijn broer maar alleen.", "t4"),
        ("vraag 99: bestaat niet", ""),
        ("“Wij reden de hele nacht” moet zijn “dag”.", "t4"),
        ("Ad V2: “met mijn broer” klopt niet.", "t4"),
        ("pagina 3: “Wij reden de hele” is onjuist", "t5"),
        ("„IN HERAT,  bij mijn oom” is onjuist", "t2"),
        ("Blz. 6: dat is niet zo.", "t6"),
        ("Cliënt heeft 3 kinderen.", ""),
    ],
)
def test_a_point_proposes_the_turn_it_names_quotes_or_is_on_the_page_of(point: str, turn: str) -> None:
    assert turn_of(point) == turn


def test_a_quotation_that_stands_at_two_places_proposes_none_by_itself() -> None:
    assert turn_of("“Wij reden de hele” is onjuist") == ""
