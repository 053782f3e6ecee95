"""Wrong passphrases at a closed vault: counted across starts, logged at the next opening, and not to be taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.vault import Doing, Result, Vault
from hearing_desk.vault.audit_door import TRIES, add_try, read_tries
from tests.vault.practice import code_of, flipped, make_vault, reopened

AT, LATER = "2026-11-23T10:00:00+01:00", "2026-11-23T10:05:00+01:00"


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A vault that was opened once and closed."""
    vault = make_vault(tmp_path / "vault")
    vault.log_opening(AT)
    vault.close()
    return vault.directory


def test_wrong_tries_are_counted_and_logged_at_the_next_opening(closed: Path) -> None:
    add_try(closed, AT)
    add_try(closed, LATER)
    assert (read_tries(closed).times, read_tries(closed).last) == ((AT, LATER), LATER)
    with reopened(closed) as vault:
        vault.log_opening(LATER)
        assert _refused(vault) == [(AT, Result.REFUSED), (LATER, Result.REFUSED)]
        assert vault.log.acts()[-1].doing is Doing.UNLOCKED
    assert read_tries(closed).times == ()


def test_an_opening_without_wrong_tries_logs_none(closed: Path) -> None:
    with reopened(closed) as vault:
        vault.log_opening(LATER)
        assert _refused(vault) == []


@pytest.mark.parametrize("how", ["deleted", "emptied", "one taken out", "time changed", "put back"])
def test_tries_that_were_taken_out_again_are_missed(closed: Path, how: str) -> None:
    path = closed / TRIES
    fresh = path.read_bytes()
    add_try(closed, AT)
    add_try(closed, LATER)
    content = path.read_bytes()
    if how == "deleted":
        path.unlink()
    else:
        first = content.index(b'{"at"')
        one = content[first : content.index(b"},", first) + 2]
        path.write_bytes(
            {
                "emptied": b"{}",
                "one taken out": content.replace(one, b""),
                "time changed": content.replace(b"T10:00:00", b"T10:00:01"),
                "put back": fresh.replace(b"}\n", b" }\n").replace(b'"since":"', b'"since":"00'),
            }[how]
        )
    with reopened(closed) as vault:
        vault.log_opening(LATER)
        assert _refused(vault)[-1] == (LATER, Result.FAILED)


def test_a_power_cut_between_log_and_file_is_no_alarm(closed: Path) -> None:
    kept = (closed / TRIES).read_bytes()
    with reopened(closed) as vault:
        vault.log_opening(LATER)
    (closed / TRIES).write_bytes(kept)
    with reopened(closed) as vault:
        vault.log_opening(LATER)
        assert _refused(vault) == []


def test_a_vault_from_before_the_log_is_no_alarm(tmp_path: Path) -> None:
    make_vault(tmp_path / "vault").close()
    add_try(tmp_path / "vault", AT)
    with reopened(tmp_path / "vault") as vault:
        vault.log_opening(LATER)
        assert _refused(vault) == [(AT, Result.REFUSED)]


def test_a_thousand_tries_are_kept_and_after_that_the_time_of_the_last(tmp_path: Path) -> None:
    tries = read_tries(tmp_path)
    for _ in range(1000):
        tries = tries.with_try(AT)
    assert len(tries.with_try(LATER).times) == 1000
    assert tries.with_try(LATER).last == LATER


LINE = b'"tries":[{"at":"een dag","mac":""}]'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 60_000,
        b'{"format":"hearing-desk/tries-1","tries":[1]}',
        b'{"format":"hearing-desk/tries-1","key":"","last":"","since":"",' + LINE + b"}",
    ],
)
def test_a_foreign_file_counts_nothing_and_stops_nobody(closed: Path, content: bytes) -> None:
    (closed / TRIES).write_bytes(content)
    assert read_tries(closed).times == ()
    add_try(closed, AT)
    assert read_tries(closed).times == (AT,)


def test_every_flipped_bit_of_the_tries_is_missed_or_changes_nothing(closed: Path) -> None:
    add_try(closed, AT)
    whole = (closed / TRIES).read_bytes()
    with reopened(closed) as vault:
        since, key = read_tries(closed).since, vault._unlocked.key
        from hearing_desk.vault.audit_door import _first_key

        first = _first_key(key, vault._unlocked.header.vault_id, since)
    for at in range(len(whole)):
        (closed / TRIES).write_bytes(flipped(whole, at, at % 5))
        found = read_tries(closed)
        assert found.since != since or found.times == (AT,) or not found.holds(first), at


def test_an_opening_that_cannot_be_logged_says_so_and_is_logged_later(closed: Path) -> None:
    with reopened(closed) as vault:
        path = closed / "log-0001"
        content = path.read_bytes()
        path.unlink()
        path.mkdir()
        assert code_of(lambda: vault.log_opening(LATER)) == "disk_refused"
        path.rmdir()
        path.write_bytes(content)
        vault.log.append(Doing.LOCKED, LATER)
        assert [act.doing for act in vault.log.acts()][-2:] == [Doing.UNLOCKED, Doing.LOCKED]


def _refused(vault: Vault) -> list[tuple[str, Result]]:
    return [(act.at, act.result) for act in vault.log.acts() if act.doing is Doing.PASSPHRASE_REFUSED]
