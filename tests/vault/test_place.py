"""Where the vault stands when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.vault import default_vault_directory


def test_the_environment_names_the_vault(tmp_path: Path) -> None:
    assert default_vault_directory({"HEARING_DESK_VAULT": str(tmp_path)}) == tmp_path


def test_without_a_name_the_vault_stands_in_the_users_own_data() -> None:
    place = default_vault_directory({})
    assert place.is_absolute()
    assert place.parts[-2:] == ("hearing-desk", "vault")
