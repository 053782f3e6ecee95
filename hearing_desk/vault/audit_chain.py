"""The chain of the log: each line sealed by a key that the next line has no more, and bound to the line before it.

A line is canonical JSON: its number, the SHA-256 of the line before, a nonce, and the act under AES-256-GCM. The key of
line n+1 is a one-way function of that of line n, so who takes a key from memory cannot write earlier lines again.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from hearing_desk.vault.audit_act import Act
from hearing_desk.vault.copies import canonical
from hearing_desk.vault.keys import Purpose, VaultKey, derive_key

NOTHING_BEFORE = "0" * 64
_NONCE_BYTES = 12


@dataclass(frozen=True)
class LogHead:
    """How far a log goes: its segment (from 1), the lines in it, and the SHA-256 of the last one."""

    segment: int
    lines: int
    digest: str

    def __str__(self) -> str:
        return f"{self.segment}.{self.lines}:{self.digest}"

    @classmethod
    def from_text(cls, text: str) -> LogHead:
        """Read back `str(head)`, as a manifest holds it; ValueError when it is none."""
        place, _, digest = text.partition(":")
        segment, _, lines = place.partition(".")
        return cls(int(segment), int(lines), digest)

    def as_json(self) -> dict[str, object]:
        """The head as the header of the vault keeps it."""
        return {"segment": self.segment, "lines": self.lines, "digest": self.digest}

    @classmethod
    def from_json(cls, value: object) -> LogHead:
        """Read back `as_json`; ValueError when it is none."""
        if not isinstance(value, dict):
            raise ValueError("not a head")
        segment, lines, digest = value.get("segment"), value.get("lines"), value.get("digest")
        if not (isinstance(segment, int) and isinstance(lines, int) and isinstance(digest, str)):
            raise ValueError("not a head")
        return cls(segment, lines, digest)


@dataclass(frozen=True)
class Chain:
    """Where the next line goes and what seals it; `extended` gives the line and the chain after it."""

    vault_id: str
    head: LogHead
    key: bytes

    def extended(self, act: Act) -> tuple[bytes, Chain]:
        """The line of an act, its line end included, and the chain that goes on behind it."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(_sealing(self.key)).encrypt(nonce, canonical(act.as_json()), self._context())
        line = canonical({**self._place(), "nonce": nonce.hex(), "sealed": sealed.hex()}) + b"\n"
        return line, self._behind(line)

    def opened(self, line: bytes) -> tuple[Act, Chain] | None:
        """The act of the next line and the chain behind it; None when this is not that line, to the last bit."""
        try:
            document = json.loads(line)
            act = self._act_in(document)
            is_as_written = line == canonical(document) + b"\n" and self._place().items() <= document.items()
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return (act, self._behind(line)) if is_as_written else None

    def _act_in(self, document: Mapping[str, str]) -> Act:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, sealed = bytes.fromhex(document["nonce"]), bytes.fromhex(document["sealed"])
        try:
            plain = AESGCM(_sealing(self.key)).decrypt(nonce, sealed, self._context())
        except InvalidTag as error:
            raise ValueError("another key, or other bytes") from error
        return Act.from_json(json.loads(plain))

    def _behind(self, line: bytes) -> Chain:
        head = LogHead(self.head.segment, self.head.lines + 1, hashlib.sha256(line).hexdigest())
        return Chain(self.vault_id, head, hmac.digest(self.key, b"next", "sha256"))

    def _place(self) -> dict[str, object]:
        return {"n": self.head.lines + 1, "before": self.head.digest}

    def _context(self) -> bytes:
        return canonical({**self._place(), "vault": self.vault_id, "segment": self.head.segment})


@dataclass(frozen=True)
class LogReading:
    """A segment as far as it holds: its acts, the chain after each (and before the first), and what stands behind."""

    acts: tuple[Act, ...]
    chains: tuple[Chain, ...]
    size: int
    is_torn: bool
    is_damaged: bool

    def holds(self, head: LogHead | None) -> bool:
        """True when nothing here was changed and it goes at least as far as `head`."""
        if self.is_damaged:
            return False
        return head is None or (head.lines < len(self.chains) and self.chains[head.lines].head == head)


def empty_chain(key: VaultKey, vault_id: str, segment: int) -> Chain:
    """The chain before the first line of a segment."""
    first_key = derive_key(key, Purpose.AUDIT, f"{vault_id}\n{segment}")
    return Chain(vault_id, LogHead(segment, 0, NOTHING_BEFORE), first_key)


def read_segment(content: bytes, empty: Chain) -> LogReading:
    """Every line up to the first that does not hold; a last line that was cut off in writing does not count."""
    return read_on(LogReading((), (empty,), 0, is_torn=False, is_damaged=False), content)


def read_on(known: LogReading, content: bytes) -> LogReading:
    """As `read_segment`, when the first `known.size` bytes of `content` are those that `known` was read from."""
    acts, chains, size = list(known.acts), list(known.chains), known.size
    for line in content[known.size :].splitlines(keepends=True):
        opened = chains[-1].opened(line)
        if opened is None:
            break
        acts.append(opened[0])
        chains.append(opened[1])
        size += len(line)
    rest = content[size:]
    is_torn = bool(rest) and _is_cut_off(rest)
    return LogReading(tuple(acts), tuple(chains), size, is_torn, bool(rest) and not is_torn)


def _is_cut_off(rest: bytes) -> bool:
    """True when one line is not there whole: without its end, or with an end and nought where a sector is missing."""
    return b"\n" not in rest[:-1] and (not rest.endswith(b"\n") or b"\0" in rest)


def _sealing(key: bytes) -> bytes:
    return hmac.digest(key, b"seal", "sha256")
