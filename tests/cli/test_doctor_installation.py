"""`doctor --installation` looks at the computer, opens and makes no vault, and says what has to be mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearing_desk.app.installation import examine_installation
from tests.app.stage import PACKS
from tests.cli.command import hearing_desk, tree


def codes(environment: dict[str, str], data: Path = PACKS) -> dict[str, bool]:
    return {check.code: check.is_ok for check in examine_installation(environment, data)}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A vault's place below a folder of the test, and a policy that says nothing."""
    (tmp_path / "policy.ini").write_text("[policy]\n", encoding="utf-8")
    return {"HEARING_DESK_VAULT": str(tmp_path / "vault"), "HEARING_DESK_POLICY": str(tmp_path / "policy.ini")}


def test_a_computer_in_order_is_exit_nought_and_nothing_is_made(environment: dict[str, str], tmp_path: Path) -> None:
    done = hearing_desk("doctor", "--installation", "--lang", "en", environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(line.startswith("+ ") for line in done.stdout.splitlines())
    assert "Not looked at: whether the disk itself is encrypted." in done.stdout
    assert tree(tmp_path) == ["policy.ini"]


def test_programs_read_codes(environment: dict[str, str]) -> None:
    environment["HEARING_DESK_VAULT"] += "/OneDrive - IND/vault"
    done = hearing_desk("doctor", "--installation", "--format", "json", environment=environment)
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["format"] == "hearing-desk/installation-1"
    assert [check["code"] for check in told["checks"] if not check["is_ok"]] == ["place_sync"]


@pytest.mark.parametrize("arguments", [(), ("--vault", "x", "--installation")])
def test_one_of_the_two_must_be_asked(arguments: tuple[str, ...]) -> None:
    done = hearing_desk("doctor", *arguments, "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.endswith("See: hearing-desk doctor --help\n")


def test_a_folder_of_exports_that_is_not_there_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "policy.ini").write_text(f"[policy]\nExportFolder = {tmp_path / 'gone'}\n", encoding="utf-8")
    assert not codes(environment)["export_folder"]
    (tmp_path / "gone").mkdir()
    assert codes(environment)["export_folder"]


def test_a_key_of_the_organisation_that_is_damaged_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "policy.ini").write_text("[policy]\nOrganisationKeyFile = nowhere\n", encoding="utf-8")
    assert not codes(environment)["organisation_key_damaged"]
    assert "organisation" not in codes(environment)


def test_a_program_without_its_files_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    found = codes(environment, tmp_path / "empty")
    assert (found["forms"], found["files"]) == (False, False)
