"""The header: two copies, a MAC over every field, a floor under the cost, and a passphrase that can change."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hearing_desk.vault import FULL_COST, KeyCost
from hearing_desk.vault.copies import Kept
from hearing_desk.vault.header import (
    Unlocked,
    header_copies,
    new_header,
    read_header,
    unlock,
    with_new_passphrase,
    write_header,
)
from tests.vault.practice import CHEAP, PASSPHRASE, code_of, flipped


@pytest.fixture
def made(tmp_path: Path) -> Unlocked:
    made = new_header("v1", PASSPHRASE, CHEAP, is_practice=True)
    write_header(tmp_path, made.header)
    return made


def test_a_header_reads_back_as_written_and_opens(tmp_path: Path, made: Unlocked) -> None:
    header = read_header(tmp_path)
    assert header == made.header
    assert unlock(header, PASSPHRASE, CHEAP).key == made.key


def test_a_header_says_whether_it_is_a_practice_vault(tmp_path: Path, made: Unlocked) -> None:
    body = json.loads((tmp_path / "header-a.json").read_text())["body"]
    assert body["oefenkluis"] is True
    assert set(body["wraps"]) == {"passphrase", "recovery_sheet", "organisation"}


def test_a_wrong_passphrase_opens_nothing(made: Unlocked) -> None:
    assert code_of(lambda: unlock(made.header, "peer", CHEAP)) == "wrong_passphrase"


def test_the_program_refuses_a_header_that_is_cheap_to_guess(made: Unlocked) -> None:
    assert code_of(lambda: unlock(made.header, PASSPHRASE, FULL_COST)) == "header_weak"


def test_a_header_that_would_stall_the_machine_is_refused(made: Unlocked) -> None:
    hostile = replace(made.header, cost=KeyCost(2**40, 3, 4))
    assert code_of(lambda: unlock(hostile, PASSPHRASE, CHEAP)) == "header_weak"


def test_a_header_at_full_cost_opens_under_the_floor_of_the_program(tmp_path: Path) -> None:
    made = new_header("v1", PASSPHRASE, FULL_COST, is_practice=False)
    assert unlock(made.header, PASSPHRASE, FULL_COST).key == made.key


@pytest.mark.parametrize("copy", ["header-a.json", "header-b.json"])
def test_one_lost_copy_is_read_from_the_other_and_healed(tmp_path: Path, made: Unlocked, copy: str) -> None:
    (tmp_path / copy).unlink()
    assert read_header(tmp_path) == made.header
    assert header_copies(tmp_path).heal() == (tmp_path / copy,)
    assert (tmp_path / "header-a.json").read_bytes() == (tmp_path / "header-b.json").read_bytes()


def test_every_flipped_bit_of_one_copy_is_noticed_and_healed(tmp_path: Path, made: Unlocked) -> None:
    path = tmp_path / "header-a.json"
    whole = path.read_bytes()
    for at in range(len(whole.rstrip())):
        path.write_bytes(flipped(whole, at, at % 8))
        assert read_header(tmp_path) == made.header
        assert header_copies(tmp_path).heal() == (path,), at
        assert path.read_bytes() == whole


def test_a_flipped_bit_in_both_copies_opens_nothing(tmp_path: Path, made: Unlocked) -> None:
    for name in ("header-a.json", "header-b.json"):
        path = tmp_path / name
        path.write_bytes(flipped(path.read_bytes(), 100))
    assert code_of(lambda: read_header(tmp_path)) == "header_damaged"


@pytest.mark.parametrize("field", ["oefenkluis", "vault_id", "kdf", "wraps", "mac", "added"])
def test_a_header_changed_by_hand_is_refused_although_its_checksum_fits(
    tmp_path: Path, made: Unlocked, field: str
) -> None:
    copies = header_copies(tmp_path)
    kept = copies.read()
    copies.write(Kept(kept.sequence, {**kept.body, field: _changed(field, kept.body)}))
    assert code_of(lambda: unlock(read_header(tmp_path), PASSPHRASE, CHEAP)) in {"header_altered", "wrong_passphrase"}


def test_a_header_put_forward_by_its_number_alone_is_refused(tmp_path: Path, made: Unlocked) -> None:
    header_copies(tmp_path).write(Kept(99, header_copies(tmp_path).read().body))
    assert code_of(lambda: unlock(read_header(tmp_path), PASSPHRASE, CHEAP)) == "header_altered"


def test_a_new_passphrase_opens_the_same_key_and_the_old_one_nothing(tmp_path: Path, made: Unlocked) -> None:
    changed = with_new_passphrase(made, "peer", CHEAP)
    write_header(tmp_path, changed.header)
    header = read_header(tmp_path)
    assert unlock(header, "peer", CHEAP).key == made.key
    assert code_of(lambda: unlock(header, PASSPHRASE, CHEAP)) == "wrong_passphrase"


def test_a_change_of_passphrase_cut_off_between_the_copies_opens_by_the_new_one(tmp_path: Path, made: Unlocked) -> None:
    old = (tmp_path / "header-a.json").read_bytes()
    write_header(tmp_path, with_new_passphrase(made, "peer", CHEAP).header)
    (tmp_path / "header-a.json").write_bytes(old)
    assert unlock(read_header(tmp_path), "peer", CHEAP).key == made.key


def test_a_change_of_passphrase_cut_off_before_the_first_copy_opens_by_the_old_one(
    tmp_path: Path, made: Unlocked
) -> None:
    (tmp_path / "header-a.json.new").write_bytes(b"half of a")
    assert unlock(read_header(tmp_path), PASSPHRASE, CHEAP).key == made.key
    write_header(tmp_path, with_new_passphrase(made, "peer", CHEAP).header)
    assert not (tmp_path / "header-a.json.new").exists()


def test_other_ways_to_open_stay_when_the_passphrase_changes(made: Unlocked) -> None:
    wraps = {**made.header.wraps, "organisation": {"sealed": "00"}}
    later = Unlocked(replace(made.header, wraps=wraps, others={"heads": {"x": 1}}), made.key)
    changed = with_new_passphrase(later, "peer", CHEAP).header
    assert changed.wraps["organisation"] == {"sealed": "00"}
    assert changed.others == {"heads": {"x": 1}}


def test_fields_of_a_later_writer_are_kept_and_covered(tmp_path: Path, made: Unlocked) -> None:
    later = Unlocked(replace(made.header, others={"heads": {"x": 1}}), made.key)
    changed = with_new_passphrase(later, "peer", CHEAP)
    write_header(tmp_path, changed.header)
    header = read_header(tmp_path)
    assert unlock(header, "peer", CHEAP).header.others == {"heads": {"x": 1}}
    assert code_of(lambda: unlock(replace(header, others={}), "peer", CHEAP)) == "header_altered"


def test_a_header_of_a_newer_program_is_left_alone(tmp_path: Path, made: Unlocked) -> None:
    copies = header_copies(tmp_path)
    copies._version = 2
    copies.write(Kept(2, {"anything": "else"}))
    before = (tmp_path / "header-a.json").read_bytes()
    assert code_of(lambda: read_header(tmp_path)) == "vault_newer"
    assert (tmp_path / "header-a.json").read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 60_000, b"\xff\xfe", b'{"format":1}', b"null", b'"\\ud800"', b'{"a":"\\ud800"}']
)
def test_foreign_bytes_are_no_header(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "header-a.json").write_bytes(content)
    assert code_of(lambda: read_header(tmp_path)) == "header_damaged"


@pytest.mark.parametrize(("field", "value"), [("salt", "00"), ("salt", "zz"), ("lanes", 0), ("memory_kib", "64")])
def test_a_header_with_an_impossible_field_is_damaged(
    tmp_path: Path, made: Unlocked, field: str, value: object
) -> None:
    body: Any = header_copies(tmp_path).read().body
    header_copies(tmp_path).write(Kept(9, {**body, "kdf": {**body["kdf"], field: value}}))
    assert code_of(lambda: read_header(tmp_path)) == "header_damaged"


def test_a_mac_of_strange_letters_is_only_a_wrong_one(made: Unlocked) -> None:
    assert code_of(lambda: unlock(replace(made.header, mac="é"), PASSPHRASE, CHEAP)) == "header_altered"


def test_an_empty_directory_is_no_vault(tmp_path: Path) -> None:
    assert code_of(lambda: read_header(tmp_path)) == "no_vault"


def test_the_key_of_an_opened_header_is_not_shown(made: Unlocked) -> None:
    assert made.key.hex() not in repr(made)
    assert repr(bytes(made.key)) not in repr(made)


def _changed(field: str, body: Any) -> object:
    if field == "kdf":
        return {**body["kdf"], "lanes": 2}
    if field == "wraps":
        return {**body["wraps"], "recovery_sheet": {"sealed": "00"}}
    return False if field == "oefenkluis" else "00"
