"""A sealed file: opens by its words alone, and every file that is none is named and costs no more than a moment."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core.problems import DeskError
from hearing_desk.vault.keys import KeyCost
from hearing_desk.vault.sealed_file import FORMAT, MOST_BYTES, seal, unseal

CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
CONTENT = "Weg over de rivier – één vraag".encode()
WORDS = "appel wolk fiets molen raam boot"


def code_of(data: bytes, words: str = WORDS) -> str:
    with pytest.raises(DeskError) as refused:
        unseal(data, words)
    return refused.value.code


def test_the_words_open_it_and_nothing_of_it_can_be_read_without_them() -> None:
    data = seal(CONTENT, WORDS, CHEAP)
    assert unseal(data, WORDS) == CONTENT
    assert b"rivier" not in data
    assert code_of(data, "appel wolk fiets molen raam boten") == "sealed_words"
    assert seal(CONTENT, WORDS, CHEAP) != data


def test_a_file_of_something_else_is_foreign_and_one_of_tomorrow_is_newer() -> None:
    assert code_of(b"") == "sealed_foreign"
    assert code_of(b"PK\x03\x04 a Word file") == "sealed_foreign"
    assert code_of(seal(CONTENT, WORDS, CHEAP).replace(b"sealed-1", b"sealed-2", 1)) == "sealed_newer"


def test_a_file_cut_anywhere_is_damaged_or_foreign_and_never_opens() -> None:
    data = seal(CONTENT, WORDS, CHEAP)
    for length in range(len(data)):
        assert code_of(data[:length]) in ("sealed_damaged", "sealed_foreign", "sealed_newer")


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
@settings(max_examples=200, deadline=None)
def test_one_changed_bit_never_opens_as_something_else(place: int, bit: int) -> None:
    data = bytearray(seal(CONTENT, WORDS, CHEAP))
    data[place % len(data)] ^= 1 << bit
    with suppress(DeskError):
        # A small letter of a number may have become a capital one, which is the same number.
        assert unseal(bytes(data), WORDS) == CONTENT


@pytest.mark.parametrize(
    "kdf",
    [
        {"name": "argon2id", "memory_kib": 1024 * 1024, "iterations": 32, "lanes": 1, "salt": "00" * 16},
        {"name": "argon2id", "memory_kib": 10**12, "iterations": 1, "lanes": 1, "salt": "00" * 16},
        {"name": "argon2id", "memory_kib": 64, "iterations": 1, "lanes": 1, "salt": "00"},
        [],
        None,
    ],
)
def test_a_head_that_wants_the_computer_to_stall_or_says_nonsense_is_damaged(kdf: object) -> None:
    sealed = seal(CONTENT, WORDS, CHEAP).split(b"\n", 2)
    head = json.loads(sealed[1]) | {"kdf": kdf}
    assert code_of(b"\n".join((FORMAT.encode(), json.dumps(head).encode(), sealed[2]))) == "sealed_damaged"


def test_a_deep_or_endless_head_is_damaged() -> None:
    assert code_of(FORMAT.encode() + b"\n" + b"[" * 100_000 + b"\nx") == "sealed_damaged"
    assert code_of(FORMAT.encode() + b"\n" + b"x" * (MOST_BYTES + 10_000)) == "sealed_damaged"


def test_no_more_is_sealed_than_can_be_opened() -> None:
    with pytest.raises(ValueError, match="too long"):
        seal(b"x" * (MOST_BYTES + 1), WORDS, CHEAP)
