"""Writes parts of a hearing to a folder, all of them or none: built, read back, and only then put in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from hearing_desk.app.copies import Makers
from hearing_desk.app.export_documents import Exporting, Reader, files_of, folders_of
from hearing_desk.core.events import PartExported
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.reports.export import Part, refuse_when_cancelled, write_export

NOT_GIVEN = "niet opgegeven"
WORD_ONLY: Makers = MappingProxyType({})
Noted = Callable[[str], str]
"""Is told the hash of a record before anything is written, and gives a line for each manifest."""


@dataclass(frozen=True)
class Destination:
    """Where an export goes, for what and to whom; all of it is kept in the hearing, and only there."""

    folder: Path
    purpose: str = NOT_GIVEN
    recipient: str = NOT_GIVEN


@dataclass(frozen=True)
class Exported:
    """The files that were written and read back, the hash of their record, and the event to record."""

    paths: tuple[Path, ...]
    record_sha256: str
    event: PartExported


@dataclass(frozen=True)
class Watch:
    """Who follows an export from another thread: which file is made, how far the writing is, whether it must stop."""

    making: Callable[[str], None] = lambda name: None
    progress: Callable[[int, int], None] = lambda done, total: None
    is_cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class _Prepared:
    part: Exporting
    sha256: str
    files: Mapping[str, Mapping[str, bytes]]


def export_part(
    hearing: Hearing,
    pack: FormPack,
    part: Exporting,
    destination: Destination,
    is_practice: bool,
    reader: Reader,
    watch: Watch,
    noted: Noted = lambda record_sha256: "",
    copies: Makers = WORD_ONLY,
) -> Exported:
    """Write one part of the hearing as it stands, as `export_parts` does."""
    (exported,) = export_parts(hearing, pack, {part: noted}, destination, is_practice, reader, watch, copies)
    return exported


def export_parts(
    hearing: Hearing,
    pack: FormPack,
    parts: Mapping[Exporting, Noted],
    destination: Destination,
    is_practice: bool,
    reader: Reader,
    watch: Watch,
    copies: Makers = WORD_ONLY,
) -> tuple[Exported, ...]:
    """Write parts of the hearing as it stands, and `copies` of each: CONCEPT unless it is final. May run on any thread.

    DeskError `export_folder`, `export_cancelled`, `export_differs` or `report_differs`; then nothing is left of it.
    """
    prepared = [_prepared(hearing, pack, part, is_practice, reader, watch, copies) for part in parts]
    remarks = [parts[one.part](one.sha256) for one in prepared]
    folders = [
        Part(folder, files, remark)
        for one, remark in zip(prepared, remarks, strict=True)
        for folder, files in one.files.items()
    ]
    paths = write_export(destination.folder, folders, watch.progress, watch.is_cancelled)
    return tuple(
        _exported(one, tuple(path for path in paths if path.parent.name in one.files), hearing, destination)
        for one in prepared
    )


def _prepared(
    hearing: Hearing,
    pack: FormPack,
    part: Exporting,
    is_practice: bool,
    reader: Reader,
    watch: Watch,
    copies: Makers,
) -> _Prepared:
    folders = dict(folders_of(hearing, pack, part, is_practice, reader))
    files: dict[str, dict[str, bytes]] = {name: {} for name in folders}
    for folder, documents in folders.items():
        for document in documents:
            for name, data in files_of(document, reader.say, copies, lambda: refuse_when_cancelled(watch.is_cancelled)):
                files[folder][name] = data
                watch.making(name)
    return _Prepared(part, next(iter(folders.values()))[0].record.sha256, files)


def _exported(one: _Prepared, paths: tuple[Path, ...], hearing: Hearing, destination: Destination) -> Exported:
    recorded = PartExported(
        one.part.value,
        destination.purpose,
        destination.recipient,
        one.sha256,
        is_concept=not hearing.is_final,
        files=tuple(str(path.absolute()) for path in paths),
    )
    return Exported(paths, one.sha256, recorded)
