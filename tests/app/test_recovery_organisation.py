"""The organisation's key on a computer: made once, named by the policy, used only when it fits its fingerprint."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from hearing_desk.app.policy import policy_of
from hearing_desk.app.recovery_organisation import in_fours, organisation_of, write_new_key
from hearing_desk.vault import organisation_of_shares
from tests.vault.practice import code_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def test_a_new_key_is_read_back_through_the_policy_and_belongs_to_its_two_shares(folder: Path) -> None:
    made = write_new_key(folder)
    policy = policy_of({"HEARING_DESK_POLICY": str(folder / "policy.ini")})
    found = organisation_of(policy)
    shares = [(folder / name).read_text() for name in ("share-1.txt", "share-2.txt")]
    assert found is not None
    assert found.fingerprint == made.fingerprint == policy.organisation_fingerprint
    assert organisation_of_shares(shares) == found
    assert shares[0] != shares[1]


def test_a_share_is_for_its_holder_alone(folder: Path) -> None:
    for path in write_new_key(folder).paths:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_is_never_written_over_another(folder: Path) -> None:
    write_new_key(folder)
    before = [path.read_bytes() for path in sorted(folder.iterdir())]
    assert code_of(lambda: write_new_key(folder)) == "key_files"
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == before


def test_a_computer_without_policy_has_no_organisation(tmp_path: Path) -> None:
    assert organisation_of(policy_of({"HEARING_DESK_POLICY": str(tmp_path / "none.ini")})) is None


def test_a_key_that_is_gone_or_does_not_fit_is_not_used(folder: Path) -> None:
    write_new_key(folder)
    policy = policy_of({"HEARING_DESK_POLICY": str(folder / "policy.ini")})
    wrong = replace(policy, organisation_fingerprint="0" * 64)
    assert code_of(lambda: organisation_of(wrong)) == "organisation_key_damaged"
    (folder / "organisation-key.txt").unlink()
    assert code_of(lambda: organisation_of(policy)) == "organisation_key_damaged"


def test_a_fingerprint_is_read_aloud_in_fours() -> None:
    assert in_fours("00112233aabb") == "0011 2233 aabb"
