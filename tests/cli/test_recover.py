"""`recover`: one hearing back when the passphrase is gone, by a sheet or by two people, and every time in the log."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from hearing_desk.app.recovery_organisation import write_new_key
from hearing_desk.vault import (
    FULL_COST,
    Act,
    Actor,
    Doing,
    create_vault,
    new_sheet,
    open_unlocked,
    open_vault,
    organisation_of_shares,
    unlock_by_shares,
    unlock_by_sheet,
)
from tests.cli.command import PASSPHRASE, ROOT, hearing_desk, tree, with_passphrase
from tests.cli.stored import put_ended

ONE, OTHER = "V-0700", "V-0701"
SHEET = new_sheet()


@dataclass(frozen=True)
class Lost:
    """A vault whose passphrase is gone, and where its sheet and its two shares lie."""

    vault: Path
    sheet: Path
    shares: tuple[Path, Path]

    def acts(self) -> tuple[Act, ...]:
        vault = open_vault(self.vault, PASSPHRASE)
        acts = vault.log.acts()
        vault.close()
        return acts


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Lost:
    folder = tmp_path_factory.mktemp("lost")
    write_new_key(folder / "keys")
    shares = (folder / "keys" / "share-1.txt", folder / "keys" / "share-2.txt")
    (folder / "sheet.txt").write_text("\n".join(SHEET.groups) + "\n")
    vault = create_vault(folder / "vault", PASSPHRASE, FULL_COST, False, SHEET)
    vault.set_recovery(PASSPHRASE, organisation_of_shares([path.read_text() for path in shares]))
    put_ended(vault, ONE, OTHER)
    vault.log_opening("2026-11-03T09:00:00+01:00")
    vault.close()
    return Lost(folder / "vault", folder / "sheet.txt", shares)


def recover(lost: Lost, reference: str, *rest: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return hearing_desk("recover", reference, "--vault", lost.vault, *rest, environment=environment)


def by_sheet(lost: Lost) -> tuple[str | Path, ...]:
    return ("--by", "sheet", "--secret-file", lost.sheet)


def by_shares(lost: Lost) -> tuple[str | Path, ...]:
    one, other = lost.shares
    return ("--by", "organisation", "--secret-file", one, "--secret-file", other)


def test_the_sheet_gives_the_report_of_one_hearing_and_the_log_says_so(lost: Lost, tmp_path: Path) -> None:
    done = recover(lost, ONE, *by_sheet(lost), "--out", tmp_path / "out", "--concept")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1-rapport/rapport.docx" in tree(tmp_path / "out")
    last = [act for act in lost.acts() if act.doing in (Doing.RECOVERED, Doing.EXPORTED)][-2:]
    assert [(act.doing, act.source.actor) for act in last] == [
        (Doing.RECOVERED, Actor.RECOVERY_SHEET),
        (Doing.EXPORTED, Actor.RECOVERY_SHEET),
    ]
    assert len({act.hearing_id for act in last}) == 1


def test_two_people_put_one_hearing_into_a_new_vault_that_the_same_two_can_open(lost: Lost, tmp_path: Path) -> None:
    new, passphrase = tmp_path / "new", with_passphrase(tmp_path, "een heel nieuwe zin")
    done = recover(lost, OTHER, *by_shares(lost), "--to-vault", new, **passphrase)
    assert (done.returncode, done.stderr) == (0, "")
    old, vault = open_vault(lost.vault, PASSPHRASE), open_vault(new, "een heel nieuwe zin")
    (hearing_id,) = vault.hearing_ids()
    assert old.find(OTHER) == (hearing_id,)
    assert vault.read_hearing(hearing_id) == old.read_hearing(hearing_id)
    assert vault.has_recovery
    assert not vault.is_practice
    for one in (old, vault):
        recovered = [act for act in one.log.acts() if act.doing is Doing.RECOVERED][-1]
        assert (recovered.hearing_id, recovered.source.actor) == (hearing_id, Actor.ORGANISATION)
        one.close()
    unlocked, _ = unlock_by_shares(new, [path.read_text() for path in lost.shares])
    open_unlocked(new, unlocked).close()


def test_a_hearing_goes_into_a_vault_that_is_there_once(lost: Lost, tmp_path: Path) -> None:
    passphrase = with_passphrase(tmp_path, "een heel nieuwe zin")
    into = (*by_sheet(lost), "--to-vault", tmp_path / "new")
    assert [recover(lost, reference, *into, **passphrase).returncode for reference in (ONE, OTHER)] == [0, 0]
    assert "staat al in de andere kluis" in recover(lost, ONE, *into, **passphrase).stderr
    unlocked, _ = unlock_by_sheet(tmp_path / "new", " ".join(SHEET.groups), FULL_COST)
    vault = open_unlocked(tmp_path / "new", unlocked)
    assert len(vault.hearing_ids()) == 2
    vault.close()


def test_a_wrong_sheet_opens_nothing_writes_nothing_and_is_logged(lost: Lost, tmp_path: Path) -> None:
    (tmp_path / "sheet.txt").write_text(" ".join(new_sheet().groups))
    files = ("--by", "sheet", "--secret-file", tmp_path / "sheet.txt", "--out", tmp_path / "out")
    done = recover(lost, ONE, *files, "--concept")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"nummer {SHEET.number}" in done.stderr
    assert not (tmp_path / "out").exists()
    recover(lost, ONE, *by_sheet(lost), "--out", tmp_path / "out", "--concept")
    assert Doing.PASSPHRASE_REFUSED in [act.doing for act in lost.acts()]


def test_what_cannot_be_logged_is_not_recovered(lost: Lost, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    shutil.copytree(lost.vault, vault)
    (log,) = vault.glob("log-*")
    log.unlink()
    log.mkdir()
    done = hearing_desk("recover", ONE, "--vault", vault, *by_sheet(lost), "--out", tmp_path / "out", "--concept")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_read_is_refused_in_one_sentence(lost: Lost, tmp_path: Path) -> None:
    passphrase = with_passphrase(tmp_path, "een heel nieuwe zin")
    done = recover(lost, ONE, *by_sheet(lost), "--to-vault", tmp_path / ("n" * 300), **passphrase)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


def test_one_person_alone_opens_nothing(lost: Lost, tmp_path: Path) -> None:
    one, _ = lost.shares
    alone: tuple[str | Path, ...] = ("--secret-file", one)
    for files in (alone, alone * 2):
        done = recover(lost, ONE, "--by", "organisation", *files, "--out", tmp_path / "out", "--concept")
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "out").exists()


def test_a_hearing_that_is_not_there_is_named(lost: Lost, tmp_path: Path) -> None:
    done = recover(lost, "V-9999", *by_sheet(lost), "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (1, "Er is hier geen gehoor V-9999.\n")


@pytest.mark.parametrize("rest", [[], ["--out", "out", "--to-vault", "new"], ["--by", "belofte", "--out", "out"]])
def test_a_command_that_does_not_say_where_or_how_is_wrong_use(lost: Lost, rest: list[str]) -> None:
    done = recover(lost, ONE, *([] if "--by" in rest else by_sheet(lost)), *rest)
    assert (done.returncode, done.stdout) == (2, "")


def test_without_a_file_and_without_a_terminal_nobody_is_asked(lost: Lost, tmp_path: Path) -> None:
    done = recover(lost, ONE, "--by", "sheet", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "--secret-file" in done.stderr


def test_on_a_terminal_the_sheet_is_asked_and_never_shown(lost: Lost, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hearing_desk", "recover", ONE, "--vault", str(lost.vault), "--by", "sheet"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, "--out", str(tmp_path / "out"), "--concept"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = os.read(ours, 1000)
        os.write(ours, " ".join(SHEET.groups).encode() + b"\n")
        shown += _rest(ours)
        assert process.wait(120) == 0
    assert "herstelblad" in shown.decode()
    assert not any(group.encode() in shown for group in SHEET.groups)
    assert (tmp_path / "out" / "1-rapport" / "rapport.docx").is_file()


def test_a_key_for_two_people_is_made_by_a_command(tmp_path: Path) -> None:
    done = hearing_desk("organisation-key", "--out", tmp_path / "keys")
    assert done.returncode == 0
    assert tree(tmp_path / "keys") == ["organisation-key.txt", "policy.ini", "share-1.txt", "share-2.txt"]
    shares = [(tmp_path / "keys" / name).read_text() for name in ("share-1.txt", "share-2.txt")]
    assert organisation_of_shares(shares).fingerprint in done.stdout.replace(" ", "")
    assert not any(group in done.stdout for share in shares for group in share.split())
    assert hearing_desk("organisation-key", "--out", tmp_path / "keys").returncode == 1


def _rest(descriptor: int) -> bytes:
    """Everything a terminal still shows; its end comes as an error."""
    shown = b""
    while True:
        try:
            part = os.read(descriptor, 4096)
        except OSError:
            return shown
        if not part:
            return shown
        shown += part
