"""Writes the parts of an export as whole folders: all of them, or none and what stood there before."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

REPORT_PART, INTERNAL_PART, CORRECTIONS_PART = "1-rapport", "2-intern", "3-correcties"
MANIFEST = "manifest.sha256"
_WORKSPACE = ".export-"
_STOPPED_S = 3600
"""An export takes seconds: what is older belongs to one that was killed."""


@dataclass(frozen=True)
class Part:
    """One folder of an export: its files by name; `remark` is a comment line of its manifest."""

    folder: str
    files: Mapping[str, bytes]
    remark: str = ""


def write_export(
    target: Path,
    parts: Sequence[Part],
    progress: Callable[[int, int], None] = lambda done, total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write the parts below `target` and return their files; a part that stood there is replaced whole.

    Raises DeskError `export_folder` when the folder cannot be written, `export_cancelled` when `is_cancelled` said so
    between two files, `export_differs` when a file reads otherwise than it was written; then nothing of it is left.
    """
    try:
        with _workspace(target) as workspace:
            _write_all(workspace, parts, progress, is_cancelled)
            _read_back(workspace, parts)
            return _put_in_place(workspace, target, parts)
    except OSError:
        raise _not_writable() from None


def refuse_when_cancelled(is_cancelled: Callable[[], bool]) -> None:
    """Raise DeskError `export_cancelled` when somebody asked to stop."""
    if is_cancelled():
        raise DeskError("export_cancelled", Text("The export was stopped. Nothing was written."))


def manifest(part: Part) -> bytes:
    """The hashes of the part's files, as `sha256sum -c` reads them."""
    remark = [f"# {part.remark}"] if part.remark else []
    hashes = [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(part.files.items())]
    return ("\n".join([*remark, *hashes]) + "\n").encode()


@contextlib.contextmanager
def _workspace(target: Path) -> Iterator[Path]:
    made = [place for place in (target, *target.parents) if not place.exists()]
    target.mkdir(parents=True, exist_ok=True)
    for place in made:
        _sync_folder(place.parent)
    _clear_what_was_stopped(target)
    workspace = Path(tempfile.mkdtemp(prefix=_WORKSPACE, dir=target))
    try:
        yield workspace
    finally:
        shutil.rmtree(workspace, ignore_errors=True)
        if made and not any(target.iterdir()):
            target.rmdir()


def _clear_what_was_stopped(target: Path) -> None:
    """What an export left that was killed goes; a younger one may be at work for somebody else."""
    with tempfile.NamedTemporaryFile(prefix=_WORKSPACE, dir=target) as now:
        present = Path(now.name).stat().st_mtime
        for left in target.glob(f"{_WORKSPACE}*/"):
            with contextlib.suppress(FileNotFoundError):
                if present - left.stat().st_mtime > _STOPPED_S:
                    shutil.rmtree(left, ignore_errors=True)


def _write_all(
    workspace: Path, parts: Sequence[Part], progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]
) -> None:
    files = [(part.folder, name, data) for part in parts for name, data in sorted(_with_manifest(part).items())]
    for done, (folder, name, data) in enumerate(files):
        refuse_when_cancelled(is_cancelled)
        progress(done, len(files))
        _write_durably(workspace / folder / name, data)
    # Before a part gets its name: a power cut leaves all of it or none.
    for part in parts:
        _sync_folder(workspace / part.folder)
    progress(len(files), len(files))


def _read_back(workspace: Path, parts: Sequence[Part]) -> None:
    for part in parts:
        for name, data in _with_manifest(part).items():
            if (workspace / part.folder / name).read_bytes() != data:
                raise DeskError(
                    "export_differs",
                    Text(
                        "The files did not arrive as they were written. The hearing itself is safe: export again, "
                        "to another folder."
                    ),
                )


def _with_manifest(part: Part) -> dict[str, bytes]:
    return {**part.files, MANIFEST: manifest(part)}


def _write_durably(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(workspace: Path, target: Path, parts: Sequence[Part]) -> tuple[Path, ...]:
    replaced: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for part in parts:
            folder, earlier = target / part.folder, workspace / f"earlier-{part.folder}"
            if folder.exists():
                folder.rename(earlier)
                replaced.append((earlier, folder))
            (workspace / part.folder).rename(folder)
            placed.append(folder)
    except OSError:
        _put_back(placed, replaced)
        raise
    _sync_folder(target)
    return tuple(target / part.folder / name for part in parts for name in sorted(_with_manifest(part)))


def _put_back(placed: Sequence[Path], replaced: Sequence[tuple[Path, Path]]) -> None:
    for folder in placed:
        shutil.rmtree(folder, ignore_errors=True)
    for earlier, folder in replaced:
        with contextlib.suppress(OSError):
            earlier.rename(folder)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; there a rename is durable by itself.
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_writable() -> DeskError:
    return DeskError(
        "export_folder",
        Text("The export cannot be written to this folder. Nothing was written; choose another folder and try again."),
    )
