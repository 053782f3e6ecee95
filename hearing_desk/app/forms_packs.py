"""The pack somebody names on the command line: a folder of forms, or a pack that was compiled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.core.codec import canonical, to_plain
from hearing_desk.core.form import FormPack
from hearing_desk.formpack import load_pack, read_forms


@dataclass(frozen=True)
class NamedPack:
    """A pack with the hash of its compiled text."""

    pack: FormPack
    sha256: str


def pack_at(place: Path) -> NamedPack:
    """The pack in a folder or a file; raises what read_forms and load_pack raise."""
    if place.suffix == ".json":
        loaded = load_pack(place)
        return NamedPack(loaded.pack, loaded.sha256)
    pack = read_forms(place)
    return NamedPack(pack, hashlib.sha256(canonical(to_plain(pack)).encode()).hexdigest())
