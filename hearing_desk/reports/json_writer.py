"""rapport.json and gehoor.json as files: canonical JSON with its own hash in it, so that anybody can check it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearing_desk.core.codec import canonical

HASH_FIELD = "record_sha256"


@dataclass(frozen=True)
class Record:
    """A record as it is written: its hash (over the canonical form without `record_sha256`) and the file's bytes."""

    sha256: str
    data: bytes


def record_of(plain: Mapping[str, Any]) -> Record:
    """The file of a record (`core.report_record`, `core.record`): UTF-8, NFC, sorted keys, one line (decisions.md)."""
    content = {name: value for name, value in plain.items() if name != HASH_FIELD}
    sha256 = hashlib.sha256(canonical(content).encode()).hexdigest()
    return Record(sha256, (canonical({**content, HASH_FIELD: sha256}) + "\n").encode())
