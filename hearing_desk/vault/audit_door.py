"""Wrong passphrases at a closed vault: kept, so that whoever opens it sees them, and each costs the next one time.

File `tries.json`, format "hearing-desk/tries-1": the time of each try and a MAC under a key that the next try has no
more. The first key comes from the vault key, so that tries that were taken out again are missed at the next opening.
"""

from __future__ import annotations

import hmac
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.vault.audit import AuditLog
from hearing_desk.vault.audit_act import Doing, Result
from hearing_desk.vault.copies import canonical
from hearing_desk.vault.disk import replace_file
from hearing_desk.vault.keys import Purpose, VaultKey, derive_key

TRIES = "tries.json"
_FORMAT = "hearing-desk/tries-1"
_SINCE = "tries_since"
_MOST, _MOST_BYTES, _NONCE_BYTES = 1000, 1024 * 1024, 16
_OPENINGS_LOOKED_AT = 2
_TIME = re.compile(r"[0-9T:.+-]{1,40}")


@dataclass(frozen=True)
class Tries:
    """The wrong tries since the last opening: their times, what binds them, and when the last one was."""

    since: str = ""
    key: str = field(default="", repr=False)
    times: tuple[str, ...] = ()
    macs: tuple[str, ...] = ()
    last: str = ""

    def with_try(self, at: str) -> Tries:
        """One more; beyond a thousand only the time of the last is kept."""
        if len(self.times) >= _MOST:
            return Tries(self.since, self.key, self.times, self.macs, at)
        key = bytes.fromhex(self.key)
        return Tries(self.since, _next(key).hex(), (*self.times, at), (*self.macs, _mac(key, at)), at)

    def holds(self, first_key: bytes) -> bool:
        """True when none was changed or taken out since `first_key` was the key."""
        key = first_key
        for at, mac in zip(self.times, self.macs, strict=True):
            if not hmac.compare_digest(_mac(key, at).encode(), mac.encode()):
                return False
            key = _next(key)
        return hmac.compare_digest(key.hex().encode(), self.key.encode())


def read_tries(directory: Path) -> Tries:
    """What is kept beside the vault; none at all when the file is missing or foreign."""
    try:
        with (directory / TRIES).open("rb") as stream:
            return _from_json(json.loads(stream.read(_MOST_BYTES)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Tries()


def add_try(directory: Path, at: str) -> None:
    """Keep that a passphrase was wrong, durably; OSError when the disk refuses."""
    _write(directory, read_tries(directory).with_try(at))


def log_opening(directory: Path, vault_id: str, key: VaultKey, log: AuditLog, at: str) -> None:
    """Log the wrong tries there were and that the vault is open now, and begin to count anew.

    DeskError disk_full or disk_refused: what could not be logged is logged with the next act.
    """
    tries, openings = read_tries(directory), _openings(log)
    refused: DeskError | None = None
    entries = [(time, Result.REFUSED) for time in tries.times]
    if openings and not _is_whole(tries, openings, vault_id, key):
        entries.append((at, Result.FAILED))
    since = os.urandom(_NONCE_BYTES).hex()
    for time, result in entries:
        refused = _appended(log, Doing.PASSPHRASE_REFUSED, time, result, {}) or refused
    refused = _appended(log, Doing.UNLOCKED, at, Result.DONE, {_SINCE: since}) or refused
    if refused is not None:
        raise refused
    _write(directory, Tries(since, _first_key(key, vault_id, since).hex()))


def _appended(
    log: AuditLog, doing: Doing, at: str, result: Result, marks: Mapping[str, str | int]
) -> DeskError | None:
    try:
        log.append(doing, at, result=result, marks=marks)
    except DeskError as error:
        return error
    return None


def _openings(log: AuditLog) -> tuple[str, ...]:
    # Two: a power cut between the log and the file leaves the file of the opening before.
    found = [str(act.marks[_SINCE]) for act in log.acts() if act.doing is Doing.UNLOCKED and _SINCE in act.marks]
    return tuple(found[-_OPENINGS_LOOKED_AT:])


def _is_whole(tries: Tries, openings: tuple[str, ...], vault_id: str, key: VaultKey) -> bool:
    return tries.since in openings and tries.holds(_first_key(key, vault_id, tries.since))


def _first_key(key: VaultKey, vault_id: str, since: str) -> bytes:
    return derive_key(key, Purpose.TRIES, f"{vault_id}\n{since}")


def _write(directory: Path, tries: Tries) -> None:
    lines = [{"at": at, "mac": mac} for at, mac in zip(tries.times, tries.macs, strict=True)]
    document = {"format": _FORMAT, "since": tries.since, "key": tries.key, "tries": lines, "last": tries.last}
    replace_file(directory / TRIES, canonical(document) + b"\n")


def _from_json(document: Mapping[str, object]) -> Tries:
    lines = document["tries"]
    if document["format"] != _FORMAT or not isinstance(lines, list):
        raise ValueError("not a file of tries")
    bytes.fromhex(str(document["key"]))
    times, macs = tuple(str(line["at"]) for line in lines), tuple(str(line["mac"]) for line in lines)
    if not all(_TIME.fullmatch(at) for at in times):
        raise ValueError("not a time")
    return Tries(str(document["since"]), str(document["key"]), times, macs, str(document["last"]))


def _mac(key: bytes, at: str) -> str:
    return hmac.digest(key, b"try " + at.encode("utf-8", "surrogatepass"), "sha256").hex()


def _next(key: bytes) -> bytes:
    return hmac.digest(key, b"next", "sha256")
