"""Each of the six things that are never said to an applicant is refused wherever a text is spoken, and only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formpack.test_messages import spoil

AGREE = "this asks the applicant to agree; a wish is settled outside the room, and nobody is asked to give it up"
SECRECY = "this promises more secrecy than the law gives"
INTIMATE = "this asks for intimate detail"
EXAM = "this tests faith as in an exam"
JUDGING = "this judges what somebody tells"
FILLED = "this fills in the answer"

BREACHES = [
    (AGREE, "Gaat u akkoord met deze tolk?"),
    (AGREE, "Er is alleen een man. Vindt u het goed om te beginnen?"),
    (AGREE, "Hebt u bezwaar tegen een vrouw als tolk?"),
    (AGREE, "Wilt u toch doorgaan?"),
    (SECRECY, "Alles wat u zegt blijft geheim."),
    (SECRECY, "Niemand anders leest wat u vertelt."),
    (SECRECY, "Dit is volledig vertrouwelijk."),
    (SECRECY, "Wij vertellen het aan niemand."),
    (INTIMATE, "Hoeveel partners hebt u gehad?"),
    (INTIMATE, "Wat deden jullie in bed?"),
    (INTIMATE, "Kunt u vertellen over de eerste keer met hem?"),
    (EXAM, "Noemt u de twaalf apostelen."),
    (EXAM, "Kunt u de tien geboden opzeggen?"),
    (EXAM, "Wilt u hier bidden?"),
    (JUDGING, "Dat kan niet. Waarom zegt u dat?"),
    (JUDGING, "Ik vind het vreemd dat u bleef. Waarom?"),
    (JUDGING, "Waarom hebt u dat niet eerder gezegd?"),
    (FILLED, "U was bang, toch?"),
    (FILLED, "U bent toen gevlucht?"),
    (FILLED, "Dus u bent alleen gegaan?"),
]


@pytest.mark.parametrize(("why", "words"), BREACHES, ids=[words for _, words in BREACHES])
@pytest.mark.parametrize("key", ["ask", "say"])
def test_a_planted_breach_is_refused(
    key: str, why: str, words: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(forms / "hearing.yaml", 'ask: "Wie bent u, en hoe wilt u worden aangesproken?"', f'{key}: "{words}"')

    lines = said()

    assert lines
    assert all("error[F44]" in line for line in lines)
    assert any(why in line for line in lines)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("- Welke namen gebruikt u, en sinds wanneer?", '- "Gaat u akkoord met deze tolk?"'),
        ("follow_up: Vertel daar meer over.", 'follow_up: "Gaat u akkoord met deze tolk?"'),
    ],
)
def test_questions_of_points_and_cards_are_looked_at_too(
    was: str, now: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(forms / "hearing.yaml", was, now)

    assert any("error[F44]" in line for line in said())


@pytest.mark.parametrize(
    "words",
    [
        "Klopt deze samenvatting? Wat wilt u verbeteren of toevoegen?",
        "Hebt u er bezwaar tegen dat uw advocaat het verslag krijgt?",
        "U gebruikte hiervoor eigen woorden. Kunt u vertellen wat u daarmee bedoelt?",
        "Noem gerust een feest of een seizoen.",
        "Wat dacht en voelde u toen?",
    ],
)
def test_what_an_officer_may_say_is_left_alone(words: str, forms: Path, said: Callable[[], list[str]]) -> None:
    spoil(forms / "hearing.yaml", "Wie bent u, en hoe wilt u worden aangesproken?", words)

    assert said() == []
