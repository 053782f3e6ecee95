"""Where the vault stands when nobody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "HEARING_DESK_VAULT"


def default_vault_directory(environment: Mapping[str, str]) -> Path:
    """The directory of `HEARING_DESK_VAULT`, else `vault` in the user's own data folder; made by nobody yet."""
    import platformdirs

    chosen = environment.get(VARIABLE, "")
    return Path(chosen) if chosen else platformdirs.user_data_path("hearing-desk", appauthor=False) / "vault"
