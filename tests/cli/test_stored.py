"""`export` and `doctor` on a vault that is there: what they write, what they refuse, what they find."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from hearing_desk.vault import FULL_COST, create_vault
from tests.cli.command import PASSPHRASE, hearing_desk, tree, with_passphrase
from tests.cli.stored import put_ended

TWICE, ONCE = "DEMO-0700", "DEMO-0701"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with three hearings, none of them definitief, two with the same reference."""
    directory = tmp_path_factory.mktemp("stored") / "vault"
    stored = create_vault(directory, PASSPHRASE, FULL_COST, is_practice=True)
    put_ended(stored, TWICE, TWICE, ONCE)
    stored.close()
    return directory


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "secret").mkdir()
    return with_passphrase(tmp_path / "secret")


def exported(vault: Path, out: Path, environment: dict[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    return hearing_desk("export", *more, "--vault", vault, "--out", out, environment=environment)


def test_an_unknown_reference_is_refused(vault: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    done = exported(vault, tmp_path / "out", environment, "DEMO-9999")
    assert (done.returncode, done.stdout) == (1, "")
    assert "DEMO-9999" in done.stderr
    assert not (tmp_path / "out").exists()


def test_two_hearings_with_one_reference_are_refused_with_their_ids(
    vault: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    done = exported(vault, tmp_path / "out", environment, TWICE, "--concept")
    assert done.returncode == 1
    ids = [path.name for path in (vault / "hearings").iterdir()]
    assert sum(hearing_id in done.stderr for hearing_id in ids) == 2


def test_what_is_not_definitief_is_refused_with_what_is_open(
    vault: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    done = exported(vault, tmp_path / "out", environment, ONCE)
    assert done.returncode == 1
    assert "Open: Unit 1F" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_concept_is_written_in_the_parts_that_are_asked(
    vault: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    done = exported(vault, tmp_path / "out", environment, ONCE, "--concept")
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(tmp_path / "out") == [
        "1-rapport",
        "1-rapport/manifest.sha256",
        "1-rapport/rapport.docx",
        "1-rapport/rapport.json",
    ]
    more = ["--part", "beide", "--concept", "--purpose", "proef", "--recipient", "de advocaat"]
    assert exported(vault, tmp_path / "both", environment, ONCE, *more).returncode == 0
    assert {"1-rapport", "2-intern"} <= set(tree(tmp_path / "both"))


def test_other_formats_are_written_beside_the_word_file_when_they_are_asked_for(
    vault: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    also = [word for ending in ("pdf", "odt", "txt") for word in ("--also", ending)]
    done = exported(vault, tmp_path / "out", environment, ONCE, "--concept", *also)
    assert (done.returncode, done.stderr) == (0, "")
    report = tmp_path / "out" / "1-rapport"
    assert {path.suffix for path in report.iterdir()} == {".docx", ".json", ".odt", ".pdf", ".sha256", ".txt"}
    assert (report / "rapport.txt").read_text("utf-8").startswith("CONCEPT\n")
    for name in ("rapport.pdf", "rapport.odt", "rapport.docx"):
        assert hearing_desk("verify", report / name).returncode == 0
    assert exported(vault, tmp_path / "none", environment, ONCE, "--concept", "--also", "rtf").returncode == 2


def test_a_wrong_passphrase_opens_nothing(vault: Path, tmp_path: Path) -> None:
    wrong = with_passphrase(tmp_path, "appel wolk fiets")
    for done in (
        exported(vault, tmp_path / "out", wrong, ONCE),
        hearing_desk("doctor", "--vault", vault, environment=wrong),
    ):
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_the_last_line_end_is_no_part_of_the_passphrase(vault: Path, tmp_path: Path) -> None:
    for line_end in ("", "\n", "\r\n"):
        done = hearing_desk("doctor", "--vault", vault, environment=with_passphrase(tmp_path, line_end=line_end))
        assert done.returncode == 0, done.stderr


def test_the_doctor_counts_a_sound_vault(vault: Path, environment: dict[str, str]) -> None:
    done = hearing_desk("doctor", "--vault", vault, "--lang", "en", environment=environment)
    assert (done.returncode, done.stdout) == (0, "Everything is in order. Hearings checked: 3.\n")


def _spoiled(directory: Path) -> str:
    """A vault with one hearing, in whose place stand letters; gives its id."""
    stored = create_vault(directory, PASSPHRASE, FULL_COST, is_practice=True)
    put_ended(stored, ONCE)
    stored.close()
    hearing = next((directory / "hearings").iterdir())
    for path in hearing.rglob("*"):
        if path.is_file() and path.suffix != ".json":
            path.write_bytes(b"this is a letter, not a hearing")
    return hearing.name


def test_the_doctor_names_a_foreign_file_in_place_of_a_hearing(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    directory = tmp_path / "vault"
    hearing = _spoiled(directory)
    shutil.rmtree(directory / "backups")
    done = hearing_desk("doctor", "--vault", directory, environment=environment)
    assert done.returncode == 1
    assert hearing in done.stdout
    refused = exported(directory, tmp_path / "out", environment, ONCE, "--concept")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1


def test_the_doctor_puts_the_backup_in_place_of_a_foreign_file(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    directory = tmp_path / "vault"
    hearing = _spoiled(directory)
    done = hearing_desk("doctor", "--vault", directory, environment=environment)
    assert (done.returncode, hearing in done.stdout) == (1, True)
    assert "uit de back-up van 2026-11-03 09:00. Het loopt tot 2026-11-03 09:00" in done.stdout
    assert exported(directory, tmp_path / "out", environment, ONCE, "--concept").returncode == 0
    assert hearing_desk("doctor", "--vault", directory, environment=environment).returncode == 0
