"""`forms explain` answers for every code, and for a code that is none says which one is near."""

from __future__ import annotations

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from hearing_desk.formpack.codes import CODES
from hearing_desk.formpack.explain import explained, page_of
from hearing_desk.i18n import words_of


def test_a_page_says_why_and_shows_the_mistake_and_its_mending() -> None:
    assert explained(page_of("f07"), in_english) == (
        "F07: Here stands `true` or `false`; `yes`, `no`, `ja` and `nee` are texts.\n\n"
        "Wrong:\n"
        "  profiles:\n"
        "    - {id: extra, label: Extra, confirmations: confirmation_oud, prints_times: no, records: false}\n\n"
        "Right:\n"
        "  profiles:\n"
        "    - {id: extra, label: Extra, confirmations: confirmation_oud, prints_times: false, records: false}"
    )


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_page_is_there_in_dutch_and_can_be_shown_on_a_terminal(code: str) -> None:
    page = page_of(code)
    text = explained(page, words_of("nl").say)

    assert "Fout:" in text
    assert "Goed:" in text
    assert words_of("nl").say(page.why) != in_english(page.why)
    assert page.wrong != page.right
    assert all(c.isprintable() or c in "\n\t" for c in text)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("F3O", "There is no code F3O; did you mean F30?"),
        ("\x1b[2J", "There is no code \N{REPLACEMENT CHARACTER}[2J; `forms check` shows the code with each mistake."),
    ],
)
def test_a_code_that_is_none_is_one_sentence(word: str, sentence: str) -> None:
    with pytest.raises(DeskError) as refused:
        page_of(word)

    assert in_english(refused.value.text) == sentence
