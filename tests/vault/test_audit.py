"""The log of a vault: every act is a line, and no line is changed, taken out, moved, cut off or put back unseen."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearing_desk.vault import Actor, Doing, Origin, Result, Source, Vault, open_vault
from hearing_desk.vault.audit_act import Act
from hearing_desk.vault.audit_chain import LogHead, empty_chain, read_segment
from hearing_desk.vault.keys import VaultKey
from tests.vault.practice import CHEAP, PASSPHRASE, code_of, flipped, make_vault, reopened

AT = "2026-11-23T10:00:00+01:00"
KEY = VaultKey(b"k" * 32)
LINES = 12
Tamper = Callable[[random.Random, bytes], bytes]


def test_what_was_done_is_read_back_in_order(vault: Vault) -> None:
    vault.log.append(Doing.UNLOCKED, AT)
    vault.log.append(Doing.EXPORTED, AT, "h1", Result.DONE, {"record": "ab12", "files": 3})
    assert [act.doing for act in vault.log.acts()] == [Doing.LOG_STARTED, Doing.UNLOCKED, Doing.EXPORTED]
    assert vault.log.acts()[-1] == Act(AT, Doing.EXPORTED, "h1", Result.DONE, Source(), {"record": "ab12", "files": 3})


def test_the_log_goes_on_where_it_was_when_the_vault_is_opened_again(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    vault.log.append(Doing.UNLOCKED, AT)
    vault.close()
    source = Source(Actor.RECOVERY_SHEET, Origin.COMMAND_LINE)
    vault = open_vault(tmp_path / "vault", PASSPHRASE, CHEAP, source)
    head = vault.log.append(Doing.RECOVERED, AT, "h1")
    assert (head.lines, vault.log.head(), vault.log.verify()) == (3, head, ())
    assert [act.source for act in vault.log.acts()] == [Source(), Source(), source]
    vault.close()


@pytest.mark.parametrize("content", ["Tsegayé", "een gehoor", "a\nb", "a" * 129])
def test_no_content_can_come_into_the_log(vault: Vault, content: str) -> None:
    with pytest.raises(ValueError, match="the log holds no content"):
        vault.log.append(Doing.EXPORTED, AT, "h1", marks={"recipient": content})
    assert vault.log.acts() == ()


def test_a_line_shows_nothing_of_its_act(vault: Vault) -> None:
    vault.log.append(Doing.SHREDDED, AT, "f00dfeed")
    content = (vault.directory / "log-0001").read_bytes()
    assert not any(word in content for word in (b"f00dfeed", b"shredded", b"2026", b"officer"))


def test_a_log_cut_off_or_taken_away_is_found_and_begun_anew_with_a_note(tmp_path: Path, vault: Vault) -> None:
    vault.log.append(Doing.UNLOCKED, AT)
    head = vault.log.append(Doing.EXPORTED, AT)
    path = vault.directory / "log-0001"
    lines = path.read_bytes().splitlines(keepends=True)
    for left in (b"".join(lines[:-1]), b"".join(lines)[:-1], b""):
        path.write_bytes(left)
        assert [found.code for found in vault.log.verify()] == ["log_damaged"]
    path.unlink()
    assert [found.code for found in vault.log.verify()] == ["log_damaged"]
    assert not vault.log.has_had(head)
    vault.log.append(Doing.EXPORTED, AT)
    again, exported = vault.log.acts()
    assert (again.doing, again.result, exported.doing) == (Doing.LOG_STARTED_AGAIN, Result.FAILED, Doing.EXPORTED)
    assert again.marks == {"segment": 1, "lines": head.lines, "digest": head.digest}
    assert [found.code for found in vault.log.verify()] == ["log_started_again"]


def test_the_head_in_an_old_export_shows_that_log_and_header_were_put_back_together(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    vault.log.append(Doing.UNLOCKED, AT)
    kept = {path: path.read_bytes() for path in vault.directory.glob("*-[a0]*")}
    head = vault.log.append(Doing.EXPORTED, AT)
    assert vault.log.has_had(LogHead.from_text(str(head)))
    vault.close()
    for path, content in kept.items():
        path.write_bytes(content)
        if path.name == "header-a.json":
            path.with_name("header-b.json").write_bytes(content)
    with reopened(tmp_path / "vault") as back:
        assert back.log.verify() == ()
        assert not back.log.has_had(head)


def test_a_line_cut_off_in_writing_is_taken_away_and_the_log_goes_on(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    vault.log.append(Doing.UNLOCKED, AT)
    vault.close()
    path = tmp_path / "vault" / "log-0001"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    with reopened(tmp_path / "vault") as vault:
        assert vault.log.verify() == ()
        vault.log.append(Doing.EXPORTED, AT)
        assert [act.doing for act in vault.log.acts()] == [Doing.LOG_STARTED, Doing.UNLOCKED, Doing.EXPORTED]
        assert vault.log.verify() == ()


def test_a_line_of_which_a_power_cut_left_only_the_end_is_no_tampering(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    vault.log.append(Doing.UNLOCKED, AT)
    log, headers = tmp_path / "vault" / "log-0001", list((tmp_path / "vault").glob("header-*"))
    whole, header = log.read_bytes(), headers[0].read_bytes()
    vault.log.append(Doing.LOCKED, AT)
    vault.close()
    log.write_bytes(whole + bytes(200) + log.read_bytes()[len(whole) + 200 :])
    for path in headers:
        path.write_bytes(header)
    with reopened(tmp_path / "vault") as again:
        assert again.log.verify() == ()
        again.log.append(Doing.LOCKED, AT)
        assert [act.doing for act in again.log.acts()] == [Doing.LOG_STARTED, Doing.UNLOCKED, Doing.LOCKED]
        assert again.log.verify() == ()


def test_a_line_whose_header_was_not_written_any_more_still_counts(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    vault.log.append(Doing.UNLOCKED, AT)
    headers = {path: path.read_bytes() for path in vault.directory.glob("header-*")}
    vault.log.append(Doing.EXPORTED, AT)
    vault.close()
    for path, content in headers.items():
        path.write_bytes(content)
    with reopened(tmp_path / "vault") as vault:
        assert vault.log.verify() == ()
        vault.log.append(Doing.LOCKED, AT)
        assert [act.doing for act in vault.log.acts()][2:] == [Doing.EXPORTED, Doing.LOCKED]
        assert vault.log.verify() == ()


def test_an_act_the_disk_refused_is_logged_with_the_next_one(vault: Vault) -> None:
    vault.log.append(Doing.UNLOCKED, AT)
    path = vault.directory / "log-0001"
    content = path.read_bytes()
    path.unlink()
    path.mkdir()
    assert code_of(lambda: vault.log.append(Doing.EXPORTED, AT)) == "disk_refused"
    path.rmdir()
    path.write_bytes(content)
    vault.log.append(Doing.LOCKED, AT)
    assert [act.doing for act in vault.log.acts()][2:] == [Doing.EXPORTED, Doing.LOCKED]


def test_the_check_of_the_vault_looks_at_the_log(vault: Vault) -> None:
    vault.log.append(Doing.UNLOCKED, AT)
    assert vault.verify() == ()
    path = vault.directory / "log-0001"
    path.write_bytes(flipped(path.read_bytes(), 100))
    assert [found.code for found in vault.verify()] == ["log_damaged"]


def test_the_head_survives_a_change_of_passphrase(vault: Vault) -> None:
    head = vault.log.append(Doing.UNLOCKED, AT)
    vault.change_passphrase(PASSPHRASE, "peer", CHEAP)
    assert (vault.log.head(), vault.log.verify()) == (head, ())


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_any_change_of_a_log_is_found(seed: int) -> None:
    chosen = random.Random(seed)
    content, head = written(chosen.randint(2, LINES))
    changed = chosen.choice(TAMPERINGS)(chosen, content)
    if changed != content:
        assert not read_segment(changed, empty_chain(KEY, "v1", 1)).holds(head)


def test_a_log_that_was_read_before_is_read_on_and_looked_at_again_when_it_changed(vault: Vault) -> None:
    path = vault.directory / "log-0001"
    for number in range(3):
        vault.log.append(Doing.EXPORTED, AT, f"h{number}")
        assert len(vault.log.acts()) == number + 2
    whole = path.read_bytes()
    for at in range(0, len(whole), 101):
        path.write_bytes(flipped(whole, at))
        assert [found.code for found in vault.log.verify()] == ["log_damaged"], at
        path.write_bytes(whole)
        assert vault.log.verify() == ()
    path.write_bytes(whole.replace(whole.splitlines(keepends=True)[1], b""))
    assert vault.log.verify() != ()


def test_a_log_of_years_opens_at_once() -> None:
    content, head = written(5000)
    began = time.monotonic()
    assert read_segment(content, empty_chain(KEY, "v1", 1)).holds(head)
    assert time.monotonic() - began < 5


def test_a_whole_log_holds() -> None:
    content, head = written(LINES)
    reading = read_segment(content, empty_chain(KEY, "v1", 1))
    assert reading.holds(head)
    assert len(reading.acts) == LINES


@pytest.mark.parametrize(("key", "vault_id", "segment"), [(b"x" * 32, "v1", 1), (KEY, "v2", 1), (KEY, "v1", 2)])
def test_the_log_of_another_vault_or_segment_does_not_hold(key: bytes, vault_id: str, segment: int) -> None:
    content, head = written(3)
    assert not read_segment(content, empty_chain(VaultKey(key), vault_id, segment)).holds(head)


def test_a_line_with_something_added_that_no_encoding_holds_is_damaged() -> None:
    content, head = written(3)
    first, rest = content.split(b"\n", 1)
    added = first.replace(b"{", b'{"a":"\\ud800",', 1) + b"\n" + rest
    assert not read_segment(added, empty_chain(KEY, "v1", 1)).holds(head)


def written(count: int) -> tuple[bytes, LogHead]:
    chain, lines = empty_chain(KEY, "v1", 1), []
    for number in range(count):
        line, chain = chain.extended(Act(AT, Doing.EXPORTED, f"h{number}"))
        lines.append(line)
    return b"".join(lines), chain.head


def _edit(chosen: random.Random, content: bytes) -> bytes:
    return flipped(content, chosen.randrange(len(content)), chosen.randrange(8))


def _delete(chosen: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    del lines[chosen.randrange(len(lines))]
    return b"".join(lines)


def _swap(chosen: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    one, other = chosen.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _truncate(chosen: random.Random, content: bytes) -> bytes:
    return content[: chosen.randrange(len(content))]


def _replay(chosen: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    lines.insert(chosen.randint(0, len(lines)), chosen.choice(lines))
    return b"".join(lines)


def _insert(chosen: random.Random, content: bytes) -> bytes:
    at = chosen.randint(0, len(content))
    # At the end a power cut leaves zeros too: that is no tampering.
    zero = [b"\0"] if at < len(content) else []
    return content[:at] + chosen.choice([b" ", b"\n", b"{}\n", *zero]) + content[at:]


def _other(chosen: random.Random, content: bytes) -> bytes:
    return written(content.count(b"\n"))[0]


TAMPERINGS: tuple[Tamper, ...] = (_edit, _delete, _swap, _truncate, _replay, _insert, _other)
