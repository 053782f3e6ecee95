"""Where the vault stands when nobody says otherwise, and where the second place is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "HEARING_DESK_VAULT"
SECOND = "HEARING_DESK_SECOND_PLACE"


def default_vault_directory(environment: Mapping[str, str]) -> Path:
    """The directory of `HEARING_DESK_VAULT`, else `vault` in the user's own data folder; made by nobody yet."""
    import platformdirs

    chosen = environment.get(VARIABLE, "")
    return Path(chosen) if chosen else platformdirs.user_data_path("hearing-desk", appauthor=False) / "vault"


def second_place_directory(environment: Mapping[str, str]) -> Path:
    """The directory of `HEARING_DESK_SECOND_PLACE`, which policy may set to another disk, else one of the user's own.

    Only ciphertext goes there, and only while the vault's own disk refuses; made by nobody yet.
    """
    import platformdirs

    chosen = environment.get(SECOND, "")
    return Path(chosen) if chosen else platformdirs.user_state_path("hearing-desk", appauthor=False) / "second-place"
