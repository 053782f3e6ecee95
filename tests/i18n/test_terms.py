"""One word for one thing: an officer who learned a word in one place meets the same word in every other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
OTHER_WORDS = {
    "wachtwoordzin": r"wachtzin|wachtwoord\b|passphrase",
    "vragenset": r"formulier(en)?pakket|vragenpakket|form pack",
    "back-up": r"reserve-?kopie|veiligheidskopie|\bbackup",
    "kluis": r"\bvault\b|brandkast",
}
NEVER = re.compile(r"wachtzin|formulier(en)?pakket|vragenpakket|reserve-?kopie|veiligheidskopie")


def _dutch() -> list[str]:
    with (ROOT / "translations" / "nl" / "LC_MESSAGES" / "ui.po").open("rb") as written:
        messages = [message.string or "" for message in read_po(written) if message.id]
    return [words for said in messages for words in ([said] if isinstance(said, str) else said)]


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_dutch_has_one_word_for_one_thing(word: str) -> None:
    said = _dutch()
    assert any(word in sentence.casefold() for sentence in said)
    assert [s for s in said if re.search(OTHER_WORDS[word], re.sub(r"\{\w+\}|`[^`]*`", "", s).casefold())] == []


def test_the_forms_and_the_readme_use_no_other_word() -> None:
    files = [*(ROOT / "forms").rglob("*.yaml"), ROOT / "README.md"]
    assert [file.name for file in files if NEVER.search(file.read_text(encoding="utf-8").casefold())] == []
