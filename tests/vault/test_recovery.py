"""The two ways back into a vault: a sheet of paper, or two people of the organisation; one alone opens nothing."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearing_desk.vault import (
    FULL_COST,
    Doing,
    Unlocked,
    Vault,
    create_vault,
    new_organisation_keys,
    new_sheet,
    open_unlocked,
    organisation_from,
    organisation_of_shares,
    sheet_of,
    unlock_with_shares,
    unlock_with_sheet,
)
from hearing_desk.vault.header import Header, read_header, unlock
from hearing_desk.vault.recovery_groups import groups_of
from tests.vault.practice import CHEAP, PASSPHRASE, code_of, flipped, spread

AT = "2026-11-23T10:00:00+01:00"
SHEET = new_sheet()
KEYS = new_organisation_keys()
SHARES = tuple(" ".join(share) for share in KEYS.shares)
WRITTEN = " ".join(SHEET.groups)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Vault]:
    """The vault of a person, with a sheet and an organisation's key."""
    vault = create_vault(tmp_path / "real", PASSPHRASE, CHEAP, is_practice=False, recovery=SHEET)
    vault.set_recovery(PASSPHRASE, KEYS.public, CHEAP)
    yield vault
    vault.close()


@pytest.fixture
def header(real: Vault) -> Header:
    return read_header(real.directory)


def test_a_vault_of_a_person_is_not_made_without_a_way_back(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a way to recover it"):
        create_vault(tmp_path / "vault", PASSPHRASE, CHEAP, is_practice=False)
    assert not (tmp_path / "vault").exists()


def test_sheet_shares_and_passphrase_open_the_same_key(real: Vault, header: Header) -> None:
    key = real._unlocked.key
    assert unlock_with_sheet(header, WRITTEN, CHEAP).key == key
    assert unlock_with_shares(header, SHARES).key == key
    assert (real.sheet_number, real.has_recovery) == (SHEET.number, True)


def test_the_sheet_opens_the_whole_vault_at_the_cost_of_the_program(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault", PASSPHRASE, FULL_COST, is_practice=False, recovery=SHEET).close()
    vault = open_unlocked(tmp_path / "vault", unlock_with_sheet(read_header(tmp_path / "vault"), WRITTEN, FULL_COST))
    assert vault.hearing_ids() == ()
    vault.close()


def test_a_sheet_whose_derivation_is_cheap_is_refused(header: Header) -> None:
    assert code_of(lambda: unlock_with_sheet(header, WRITTEN, FULL_COST)) == "header_weak"


def test_a_practice_vault_has_no_way_back(vault: Vault) -> None:
    header = read_header(vault.directory)
    assert not vault.has_recovery
    assert code_of(lambda: unlock_with_sheet(header, WRITTEN, CHEAP)) == "no_sheet"
    assert code_of(lambda: unlock_with_shares(header, SHARES)) == "no_organisation"


def test_a_new_sheet_takes_the_place_of_the_old_one_and_needs_the_passphrase(real: Vault) -> None:
    newer = new_sheet()
    assert code_of(lambda: real.set_recovery("peer", newer, CHEAP)) == "wrong_passphrase"
    assert real.sheet_number == SHEET.number
    real.set_recovery(PASSPHRASE, newer, CHEAP)
    header = read_header(real.directory)
    assert unlock_with_sheet(header, " ".join(newer.groups), CHEAP).key == real._unlocked.key
    assert code_of(lambda: unlock_with_sheet(header, WRITTEN, CHEAP)) == "wrong_sheet"
    assert unlock_with_shares(header, SHARES).key == real._unlocked.key


def test_setting_a_way_back_or_a_passphrase_writes_no_hearing_again(real: Vault) -> None:
    before = _content(real.directory)
    real.set_recovery(PASSPHRASE, new_sheet(), CHEAP)
    real.change_passphrase(PASSPHRASE, "peer", CHEAP)
    after = _content(real.directory)
    assert {name for name in before if before[name] != after.get(name)} == {"header-a.json", "header-b.json"}
    assert before.keys() == after.keys()
    assert unlock_with_shares(read_header(real.directory), SHARES).key == real._unlocked.key


def test_one_share_is_no_key_and_tells_nothing(header: Header) -> None:
    one, other = SHARES
    for typed in ([one], [other], [], [one, one], [other, other], [one, other, one]):
        assert code_of(lambda typed=typed: unlock_with_shares(header, typed)) == "wrong_shares"  # type: ignore[misc]


def test_the_order_of_the_two_people_does_not_matter(header: Header) -> None:
    assert unlock_with_shares(header, SHARES[::-1]).key == unlock_with_shares(header, SHARES).key


def test_a_slip_in_a_share_or_sheet_is_named_by_its_group(header: Header) -> None:
    wrong = f"{SHARES[0][:6]}{'0' if SHARES[0][6] != '0' else '1'}{SHARES[0][7:]}"
    assert code_of(lambda: unlock_with_shares(header, (wrong, SHARES[1]))) == "share_mistyped"
    assert code_of(lambda: unlock_with_sheet(header, WRITTEN[:-1], CHEAP)) == "sheet_mistyped"


def test_the_public_key_opens_nothing_and_must_fit_its_fingerprint() -> None:
    public = KEYS.public
    assert organisation_from(public.public_key.hex(), public.fingerprint.upper()) == public
    assert organisation_of_shares(SHARES) == public
    for key, fingerprint in [
        (public.public_key.hex(), "00" * 32),
        (flipped(public.public_key, 1200).hex(), public.fingerprint),
        (public.public_key.hex()[:-2], public.fingerprint),
        ("geen", public.fingerprint),
        (public.public_key.hex(), "é"),
    ]:
        assert code_of(lambda k=key, f=fingerprint: organisation_from(k, f)) == "organisation_key_damaged"  # type: ignore[misc]


def test_the_way_back_of_one_vault_opens_no_other(real: Vault, header: Header, tmp_path: Path) -> None:
    other = create_vault(tmp_path / "other", PASSPHRASE, CHEAP, is_practice=False, recovery=new_sheet())
    moved = replace(read_header(other.directory), wraps=header.wraps)
    other.close()
    assert code_of(lambda: unlock_with_sheet(moved, WRITTEN, CHEAP)) == "wrong_sheet"
    assert code_of(lambda: unlock_with_shares(moved, SHARES)) == "wrong_shares"


@pytest.mark.parametrize("wrap", [{}, "x", {"number": "1", "kdf": {}}, {"suite": "other"}, {"suite": 1, "sealed": 1}])
def test_a_broken_seal_is_damage_and_opens_nothing(header: Header, wrap: object) -> None:
    broken = replace(header, wraps={**header.wraps, "recovery_sheet": wrap, "organisation": wrap})
    assert code_of(lambda: unlock_with_sheet(broken, WRITTEN, CHEAP)) == "header_damaged"
    assert code_of(lambda: unlock_with_shares(broken, SHARES)) == "header_damaged"


@pytest.mark.parametrize(
    ("name", "field"), [("recovery_sheet", "sealed"), ("recovery_sheet", "nonce"), ("organisation", "sealed")]
)
def test_every_flipped_bit_of_a_seal_opens_nothing(header: Header, name: str, field: str) -> None:
    wrap = header.wraps[name]
    assert isinstance(wrap, dict)
    whole = bytes.fromhex(wrap[field])
    for at in spread(len(whole), min(len(whole), 60)):
        changed = {**wrap, field: flipped(whole, at, at % 8).hex()}
        broken = replace(header, wraps={**header.wraps, name: changed})
        if name == "organisation":
            assert code_of(lambda b=broken: unlock_with_shares(b, SHARES)) == "wrong_shares"  # type: ignore[misc]
        else:
            assert code_of(lambda b=broken: unlock_with_sheet(b, WRITTEN, CHEAP)) == "wrong_sheet"  # type: ignore[misc]


def test_whoever_takes_a_way_back_out_of_the_header_is_found(real: Vault, header: Header) -> None:
    without = replace(header, wraps={**header.wraps, "recovery_sheet": None})
    assert code_of(lambda: unlock_with_shares(without, SHARES)) == "header_altered"


def test_the_same_sheet_or_shares_can_guard_the_new_vault(header: Header, tmp_path: Path) -> None:
    same = sheet_of(WRITTEN, SHEET.number)
    assert same == SHEET
    create_vault(tmp_path / "new", "peer", CHEAP, is_practice=False, recovery=same).close()
    unlock_with_sheet(read_header(tmp_path / "new"), WRITTEN, CHEAP)


def test_a_way_back_is_not_shown_by_its_value() -> None:
    for value in (SHEET, KEYS):
        assert not any(group in repr(value) for group in [*SHEET.groups, *KEYS.shares[0], *KEYS.shares[1]])
    assert repr(SHEET.secret) not in repr(SHEET)


def test_a_lost_passphrase_is_no_lost_vault_and_the_way_back_is_logged(real: Vault) -> None:
    real.log.append(Doing.UNLOCKED, AT)
    real.close()
    back = open_unlocked(real.directory, unlock_with_sheet(read_header(real.directory), WRITTEN, CHEAP))
    back.log.append(Doing.RECOVERED, AT)
    assert back.log.acts()[-1].doing is Doing.RECOVERED
    back.close()


def test_a_change_of_sheet_cut_off_between_the_copies_leaves_one_that_opens(real: Vault) -> None:
    old = (real.directory / "header-a.json").read_bytes()
    newer = new_sheet()
    real.set_recovery(PASSPHRASE, newer, CHEAP)
    (real.directory / "header-a.json").write_bytes(old)
    assert unlock_with_sheet(read_header(real.directory), " ".join(newer.groups), CHEAP).key == real._unlocked.key
    (real.directory / "header-b.json").unlink()
    assert unlock_with_sheet(read_header(real.directory), WRITTEN, CHEAP).key == real._unlocked.key


def test_three_hundred_wrong_secrets_open_nothing(header: Header) -> None:
    assert opened_by_wrong_secrets(header, 300, seed=22) == 0


def opened_by_wrong_secrets(header: Header, count: int, seed: int) -> int:
    """How many of `count` wrong secrets open the header, a third each of passphrases, sheets and pairs of shares."""
    chosen = random.Random(seed)
    tries: tuple[Callable[[], Unlocked], ...] = (
        lambda: unlock(header, _near(chosen, PASSPHRASE), CHEAP),
        lambda: unlock_with_sheet(header, " ".join(groups_of(flipped(SHEET.secret, *_bit(chosen, 20)))), CHEAP),
        lambda: unlock_with_shares(header, (SHARES[0], " ".join(groups_of(chosen.randbytes(32))))),
    )
    expected = {"wrong_passphrase", "wrong_sheet", "wrong_shares"}
    return sum(code_of(tries[number % 3]) not in expected for number in range(count))


def _near(chosen: random.Random, passphrase: str) -> str:
    at = chosen.randrange(len(passphrase))
    return passphrase[:at] + chr(ord(passphrase[at]) + chosen.choice([-1, 1, 7])) + passphrase[at + 1 :]


def _bit(chosen: random.Random, length: int) -> tuple[int, int]:
    return chosen.randrange(length), chosen.randrange(8)


def _content(directory: Path) -> dict[str, bytes]:
    names = [path for path in sorted(directory.rglob("*")) if path.is_file()]
    return {os.fspath(path.relative_to(directory)): path.read_bytes() for path in names if path.name != "index.db"}
