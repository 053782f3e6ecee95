"""Compiled packs as the program uses them: read back, named by their hash, and the one in force on a day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

if TYPE_CHECKING:
    from hearing_desk.core.form import FormPack

FORMAT = 1


@dataclass(frozen=True)
class LoadedPack:
    """A compiled pack, the numbers that a hearing pins, and the text that is stored inside the hearing."""

    pack: FormPack
    line: str
    serial: int
    sha256: str
    text: str


@dataclass(frozen=True)
class PackHead:
    """What the list of hearings says of a pack: from when it holds, and what its kinds of hearing are called."""

    line: str
    serial: int
    valid_from: str
    kinds: Mapping[str, str]


def pack_from_text(text: str) -> LoadedPack:
    """The pack in compiled text, as a hearing keeps it; raises DeskError `pack_not_readable` or `pack_newer`."""
    # All that a form is made of takes longer to load than the list of hearings, which needs none of it.
    from hearing_desk.core.codec import NotReadable, from_plain
    from hearing_desk.core.form import FormPack

    try:
        plain = json.loads(text)
        _refuse_newer(plain)
        pack = from_plain(FormPack, plain)
    except (NotReadable, ValueError, RecursionError):
        message = Text("The form pack cannot be read: it is damaged or is no form pack.")
        raise DeskError("pack_not_readable", message) from None
    return LoadedPack(pack, pack.line, pack.serial, hashlib.sha256(text.encode()).hexdigest(), text)


def load_pack(path: Path) -> LoadedPack:
    """The compiled pack in a file; raises DeskError `pack_not_found`, `pack_not_readable` or `pack_newer`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        unread = Text(
            "The form pack {name} cannot be opened. Ask your administrator to install Hearing Desk again.",
            name=path.name,
        )
        raise DeskError("pack_not_found", unread) from None
    except UnicodeDecodeError:
        text = ""
    return pack_from_text(text)


def packs_in(directory: Path) -> tuple[LoadedPack, ...]:
    """All compiled packs of a directory, in the order of their names; raises what load_pack raises."""
    return tuple(load_pack(path) for path in sorted(directory.glob("pack-*.json")))


def pack_heads_in(directory: Path) -> tuple[PackHead, ...]:
    """The heads of the compiled packs of a directory; one that cannot be read is left out: who wants it is told."""
    heads = (_head(path) for path in sorted(directory.glob("pack-*.json")))
    return tuple(head for head in heads if head is not None)


def head_in_force(heads: Iterable[PackHead], day: str) -> PackHead | None:
    """The head of the pack a hearing on `day` (ISO date) is held with; None when there is none."""
    valid = (head for head in heads if head.valid_from <= day)
    return max(valid, key=lambda head: head.serial, default=None)


def pack_in_force(packs: Iterable[LoadedPack], day: str) -> LoadedPack:
    """The pack a hearing on `day` (ISO date) is held with; raises DeskError `no_pack_in_force`."""
    valid = [pack for pack in packs if pack.pack.valid_from <= day]
    if not valid:
        lacking = Text("No forms are in force on {day}. Choose another day, or ask for newer forms.", day=day)
        raise DeskError("no_pack_in_force", lacking)
    return max(valid, key=lambda pack: pack.serial)


def _head(path: Path) -> PackHead | None:
    try:
        plain = json.loads(path.read_bytes())
        kinds = {option["id"]: option["label"] for option in plain["lists"].get("hearing_type", ())}
        return PackHead(str(plain["line"]), int(plain["serial"]), str(plain["valid_from"]), kinds)
    except (OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None


def _refuse_newer(plain: object) -> None:
    found = plain.get("format") if isinstance(plain, dict) else None
    if type(found) is int and found > FORMAT:
        message = Text("The form pack was made for a newer version of Hearing Desk.")
        raise DeskError("pack_newer", message)
