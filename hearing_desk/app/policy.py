"""What the organisation laid down for this computer, kept within what is safe for the officer and the applicant."""

from __future__ import annotations

import configparser
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

POLICY_VARIABLE = "HEARING_DESK_POLICY"
"""Names another policy file; what it says is kept within the same bounds, so that it can switch nothing off."""

IDLE, BLANK, EXPORT_FOLDER, BACKUP_FOLDER = "IdleMinutes", "BlankMinutes", "ExportFolder", "BackupFolder"
ORGANISATION_KEY, ORGANISATION_FINGERPRINT = "OrganisationKeyFile", "OrganisationFingerprint"
SEARCH = "SearchAllHearings"
_SECTION = "policy"
_MACHINE_FILE = Path("/etc/hearing-desk/policy.ini")
_REGISTRY_KEY = r"SOFTWARE\Policies\HearingDesk"
_ALLOWED = "1"
_IDLE_BOUNDS, _BLANK_BOUNDS = (2, 15), (1, 60)


@dataclass(frozen=True)
class Policy:
    """Minutes before an idle lock, minutes a hearing may stay blanked, and where exports go ("": the officer says).

    `backup_folder` is a second place for each backup, "" for none. The organisation's key is named by a file with the
    public key, and the fingerprint that it must have. `may_search_all`: for words in all hearings at once.
    """

    idle_minutes: int = 10
    blank_minutes: int = 20
    export_folder: str = ""
    organisation_key: str = ""
    organisation_fingerprint: str = ""
    backup_folder: str = ""
    may_search_all: bool = False


def policy_of(environment: Mapping[str, str]) -> Policy:
    """The policy of this computer: the file or, on Windows, the registry; what is missing or no number has its default.

    Source of the bounds: reliability.md T16 (idle 2 to 15 minutes).
    """
    chosen = environment.get(POLICY_VARIABLE, "")
    if chosen:
        return policy_from(_read_file(Path(chosen)))
    return policy_from(_read_registry() if sys.platform == "win32" else _read_file(_MACHINE_FILE))


def policy_from(said: Mapping[str, str]) -> Policy:
    """The policy that these values make."""
    usual = Policy()
    return Policy(
        _within(said.get(IDLE, ""), usual.idle_minutes, _IDLE_BOUNDS),
        _within(said.get(BLANK, ""), usual.blank_minutes, _BLANK_BOUNDS),
        said.get(EXPORT_FOLDER, "").strip(),
        said.get(ORGANISATION_KEY, "").strip(),
        said.get(ORGANISATION_FINGERPRINT, "").strip(),
        said.get(BACKUP_FOLDER, "").strip(),
        said.get(SEARCH, "").strip() == _ALLOWED,
    )


def _within(said: str, usual: int, bounds: tuple[int, int]) -> int:
    try:
        number = int(said) if said.strip().isdecimal() else usual
    except ValueError:  # more digits than Python reads
        number = usual
    return max(bounds[0], min(bounds[1], number))


def _read_file(path: Path) -> Mapping[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, OSError, ValueError):
        return {}
    return dict(parser[_SECTION]) if parser.has_section(_SECTION) else {}


def _read_registry() -> Mapping[str, str]:
    import winreg  # type: ignore[import-not-found, unused-ignore]

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _REGISTRY_KEY) as key:  # type: ignore[attr-defined, unused-ignore]
            return {name: str(value) for name, value in _values(winreg, key)}
    except OSError:
        return {}


def _values(winreg: object, key: object) -> list[tuple[str, object]]:
    enumerate_value, count = winreg.EnumValue, winreg.QueryInfoKey(key)[1]  # type: ignore[attr-defined]
    return [enumerate_value(key, number)[:2] for number in range(count)]
