"""Says of an exported file whether it carries the text of the hash it bears, from what was exported beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.app.returned_file import bytes_of
from hearing_desk.core.problems import DeskError
from hearing_desk.core.returned import Refusal, refused
from hearing_desk.core.text import Text
from hearing_desk.reports.export import MANIFEST

if TYPE_CHECKING:
    from hearing_desk.reports.verify import Verified


def verify_file(path: Path) -> tuple[Text, ...]:
    """The good news of a file, a sentence each; DeskError `not_verified` with the bad, or that of a `Refusal`."""
    found = _found(path)
    if not found.sha256:
        raise _not(Text("This file bears no hash (SHA-256) on its last page."))
    if not found.has_record:
        raise _not(Text("No record (.json) beside this file has its hash {hash}.", hash=found.sha256))
    if found.differs_at:
        raise _not(Text("This file does not carry the text of its hash: it differs at {turn}.", turn=found.differs_at))
    if found.is_as_exported is False:
        raise _not(Text("The turns carry the text of the hash, but the file was changed after it was exported."))
    carried = Text("This file carries the text of its hash {hash}.", hash=found.sha256)
    whole = Text("It is the file that was exported, to the byte.")
    return (carried, whole) if found.is_as_exported else (carried,)


def _found(path: Path) -> Verified:
    from hearing_desk.reports.verify import verify_docx, verify_odt, verify_pdf

    verifiers = {".docx": verify_docx, ".pdf": verify_pdf, ".odt": verify_odt}
    verify = verifiers.get(path.suffix.lower())
    if verify is None:
        raise _not(Text("Only a Word file (.docx), a PDF or an .odt of Hearing Desk can be held to its hash."))
    data, beside = bytes_of(path), dict(_beside(path))
    try:
        return verify(path.name, data, beside)
    except DeskError as refusal:
        if refusal.code != Refusal.DAMAGED.value or verify is verify_docx:
            raise
        raise _not(Text("This file is not as Hearing Desk wrote it: another program made it or saved it.")) from None


def _beside(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        names = sorted(other for other in path.parent.iterdir() if other.suffix == ".json" or other.name == MANIFEST)
    except OSError:
        raise refused(Refusal.UNREADABLE) from None
    for other in names:
        yield other.name, bytes_of(other)


def _not(text: Text) -> DeskError:
    return DeskError("not_verified", text)
