"""The organisation's key on this computer: where its public half is read from, and how a new one is made for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearing_desk.app.policy import ORGANISATION_FINGERPRINT, ORGANISATION_KEY, Policy
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Organisation, OrganisationKeys, new_organisation_keys, organisation_from

PUBLIC_FILE, POLICY_FILE = "organisation-key.txt", "policy.ini"
SHARE_FILES = ("share-1.txt", "share-2.txt")
_MOST_BYTES = 64 * 1024
_IN_LINE = 8


@dataclass(frozen=True)
class NewKeyFiles:
    """The files of a new organisation's key, and the fingerprint to publish."""

    paths: tuple[Path, ...]
    fingerprint: str


def organisation_of(policy: Policy) -> Organisation | None:
    """The organisation the policy names, None when it names none; DeskError organisation_key_damaged."""
    if not policy.organisation_key:
        return None
    try:
        with Path(policy.organisation_key).open("rb") as stream:
            content = stream.read(_MOST_BYTES).decode("ascii")
    except (OSError, ValueError):
        content = ""
    return organisation_from("".join(content.split()), policy.organisation_fingerprint)


def in_fours(fingerprint: str) -> str:
    """A fingerprint as two people compare it aloud: groups of four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))


def write_new_key(folder: Path) -> NewKeyFiles:
    """Draw a key and write its public half, the lines for the policy and one file for each of two people.

    DeskError key_files when the folder cannot be written or holds such files already: nothing is ever written over.
    """
    keys = new_organisation_keys()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = tuple(_write(folder / name, content) for name, content in _files(folder, keys).items())
    except OSError as error:
        text = Text("The files of the key cannot be written here, or they are here already. Choose an empty folder.")
        raise DeskError("key_files", text) from error
    return NewKeyFiles(paths, keys.public.fingerprint)


def _files(folder: Path, keys: OrganisationKeys) -> dict[str, str]:
    key = keys.public.public_key.hex()
    lines = [key[start : start + 64] for start in range(0, len(key), 64)]
    policy = f"{ORGANISATION_KEY} = {folder.absolute() / PUBLIC_FILE}\n{ORGANISATION_FINGERPRINT} = "
    shares = {name: _share(share) for name, share in zip(SHARE_FILES, keys.shares, strict=True)}
    return {
        PUBLIC_FILE: "\n".join(lines) + "\n",
        POLICY_FILE: f"[policy]\n{policy}{keys.public.fingerprint}\n",
        **shares,
    }


def _share(groups: tuple[str, ...]) -> str:
    lines = [" ".join(groups[start : start + _IN_LINE]) for start in range(0, len(groups), _IN_LINE)]
    return "\n".join(lines) + "\n"


def _write(path: Path, content: str) -> Path:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(content, encoding="ascii")
    return path
