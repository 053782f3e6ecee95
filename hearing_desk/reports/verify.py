"""Holds an exported file to the hash it bears: is there a record with that hash, and do its turns say the same?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearing_desk.core.report_record import REPORT_FORMAT
from hearing_desk.reports.export import MANIFEST
from hearing_desk.reports.json_writer import HASH_FIELD, record_of
from hearing_desk.reports.odt_reader import paragraphs_of_odt
from hearing_desk.reports.pdf_reader import paragraphs_of_pdf
from hearing_desk.reports.read_turns import ReadTurn, turns_in
from hearing_desk.reports.reread import turns_of_docx
from hearing_desk.reports.returned_package import open_package
from hearing_desk.reports.returned_paragraphs import paragraphs_of

_PRINTED = re.compile(r"\(SHA-256\): ([0-9a-f]{64})\b")
_LISTED = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True)
class Verified:
    """What is known of a file: the hash it bears, whether a record beside it has that hash, and where it differs.

    `is_as_exported` compares the bytes with the manifest beside it; None when that does not name the file.
    """

    sha256: str
    has_record: bool
    differs_at: str
    is_as_exported: bool | None


def verify_docx(name: str, data: bytes, beside: Mapping[str, bytes]) -> Verified:
    """Hold a Word file to what stands beside it, by name; the DeskError of a `Refusal` when it cannot be read."""
    paragraphs = [paragraph.before for paragraph in paragraphs_of(open_package(data).body)]
    return _verified(name, data, paragraphs, turns_of_docx(data), beside)


def verify_pdf(name: str, data: bytes, beside: Mapping[str, bytes]) -> Verified:
    """The same of a PDF."""
    paragraphs = paragraphs_of_pdf(data)
    return _verified(name, data, [paragraph.words for paragraph in paragraphs], turns_in(paragraphs), beside)


def verify_odt(name: str, data: bytes, beside: Mapping[str, bytes]) -> Verified:
    """The same of an OpenDocument text."""
    paragraphs = paragraphs_of_odt(data)
    return _verified(name, data, [paragraph.words for paragraph in paragraphs], turns_in(paragraphs), beside)


def _verified(
    name: str, data: bytes, paragraphs: Iterable[str], turns: Sequence[ReadTurn], beside: Mapping[str, bytes]
) -> Verified:
    printed = [found[1] for paragraph in paragraphs for found in _PRINTED.finditer(paragraph)]
    sha256 = printed[-1] if printed else ""
    records = (_record(content) for other, content in sorted(beside.items()) if other.endswith(".json"))
    record = next((record for record in records if sha256 and _sha256(record) == sha256), None)
    differs = _differs_at(turns, record) if record is not None else ""
    return Verified(sha256, record is not None, differs, _is_listed(name, data, beside.get(MANIFEST, b"")))


def _record(content: bytes) -> Mapping[str, Any]:
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _sha256(record: Mapping[str, Any]) -> str:
    return record_of(record).sha256 if HASH_FIELD in record else ""


def _differs_at(turns: Sequence[ReadTurn], record: Mapping[str, Any]) -> str:
    found = [(turn.label, turn.text) for turn in turns]
    wanted = _turns(record) if record["format"] == REPORT_FORMAT else []
    for (label, text), (name, words) in zip(found, wanted, strict=False):
        if text != words or name not in label:
            return name or label
    if len(found) != len(wanted):
        return (found if len(found) > len(wanted) else wanted)[min(len(found), len(wanted))][0]
    return ""


def _turns(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(_name(turn["kind"], turn["number"]), turn["text"]) for turn in record["turns"]]


def _name(kind: str, number: str | None) -> str:
    return f"{'V' if kind == 'S' else kind}{number}" if number else ""


def _is_listed(name: str, data: bytes, manifest: bytes) -> bool | None:
    lines: Iterable[str] = manifest.decode(errors="replace").splitlines()
    listed = {found[2]: found[1] for found in map(_LISTED.fullmatch, lines) if found is not None}
    return hashlib.sha256(data).hexdigest() == listed[name] if name in listed else None
