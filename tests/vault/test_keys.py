"""The steps of the key chain: what opens, what does not, and what it costs."""

from __future__ import annotations

import time

import pytest

from hearing_desk.vault import FULL_COST, KeyCost
from hearing_desk.vault.keys import (
    Purpose,
    Wrap,
    WrongKey,
    derive_key,
    key_from_passphrase,
    new_key,
    new_salt,
    unwrap_key,
    wrap_key,
)
from tests.vault.practice import CHEAP, flipped, spread


def test_the_same_words_give_the_same_key_however_an_accent_was_typed() -> None:
    salt = new_salt()
    assert key_from_passphrase("caf\u00e9", salt, CHEAP) == key_from_passphrase("cafe\u0301", salt, CHEAP)


def test_another_salt_gives_another_key() -> None:
    assert key_from_passphrase("appel", new_salt(), CHEAP) != key_from_passphrase("appel", new_salt(), CHEAP)


def test_half_a_character_in_a_passphrase_is_no_accident() -> None:
    assert len(key_from_passphrase("appel \ud83d", new_salt(), CHEAP)) == 32


def test_a_wrapped_key_opens_with_its_key_and_place_only() -> None:
    outer, inner = new_key(), new_key()
    wrap = wrap_key(outer, inner, "here")
    assert unwrap_key(outer, wrap, "here") == inner
    for key, place in [(new_key(), "here"), (outer, "elsewhere")]:
        with pytest.raises(WrongKey):
            unwrap_key(key, wrap, place)


def test_no_changed_bit_of_a_wrap_opens() -> None:
    outer, wrap = new_key(), wrap_key(new_key(), new_key(), "here")
    for at in spread(len(wrap.sealed), 48):
        with pytest.raises(WrongKey):
            unwrap_key(outer, Wrap(wrap.nonce, flipped(wrap.sealed, at)), "here")


def test_a_wrap_reads_back_from_json() -> None:
    wrap = wrap_key(new_key(), new_key(), "here")
    assert Wrap.from_json(wrap.as_json()) == wrap


def test_every_purpose_and_owner_has_a_key_of_its_own() -> None:
    key = new_key()
    made = {derive_key(key, purpose, owner) for purpose in Purpose for owner in ("a", "b")}
    assert len(made) == 2 * len(Purpose)


def test_the_labels_of_the_purposes_are_for_ever() -> None:
    assert {purpose.value for purpose in Purpose} == {
        "hearing-desk/1/audit",
        "hearing-desk/1/backup",
        "hearing-desk/1/database",
        "hearing-desk/1/header-mac",
        "hearing-desk/1/index",
        "hearing-desk/1/journal",
        "hearing-desk/1/noted-head",
        "hearing-desk/1/personal",
        "hearing-desk/1/tries",
    }


@pytest.mark.parametrize(
    "cost", [KeyCost(2**21, 3, 4), KeyCost(2**18, 33, 4), KeyCost(2**18, 3, 33), KeyCost(8, 1, 4), KeyCost(64, 0, 1)]
)
def test_a_cost_that_would_stall_the_machine_or_cannot_be_is_impossible(cost: KeyCost) -> None:
    assert not cost.is_possible()


def test_the_full_cost_is_the_one_that_was_decided() -> None:
    assert KeyCost(memory_kib=256 * 1024, iterations=3, lanes=4) == FULL_COST
    assert FULL_COST.is_possible()


def test_the_full_cost_is_no_cheaper_than_itself_and_dearer_than_the_tests() -> None:
    assert FULL_COST.is_at_least(FULL_COST)
    assert not CHEAP.is_at_least(FULL_COST)


def test_a_guess_at_full_cost_takes_a_thief_a_while() -> None:
    started = time.monotonic()
    key_from_passphrase("appel", new_salt(), FULL_COST)
    assert time.monotonic() - started > 0.1
