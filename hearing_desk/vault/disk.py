"""The few calls that make bytes durable: whole files replaced at once, private modes, directories synced."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700


def make_directory(path: Path) -> None:
    """Make a directory only its owner can enter, durably; parents too, and one that exists is made private."""
    made = [path, *(parent for parent in path.parents if not parent.exists())]
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(PRIVATE_DIRECTORY)
    for each in made:
        sync_directory(each.parent)


def touch_private(path: Path) -> None:
    """Make an empty private file, or set the time of the one that is there."""
    path.touch(mode=PRIVATE_FILE)


def create_file(path: Path) -> int:
    """Create a new file only its owner can read and return its descriptor; FileExistsError when there is one."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)


def open_for_append(path: Path) -> int:
    """Open an existing file whose every write goes to its end."""
    return os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, also when the system takes them in parts."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`: a power cut leaves the old file or the new one, whole (temp, fsync, replace, fsync)."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    descriptor = create_file(temporary)
    try:
        write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(temporary, path)
    sync_directory(path.parent)


def remove_files(directory: Path, pattern: str) -> None:
    """Remove the files of a directory that match, so that none comes back; nothing when it is not there. OSError."""
    found = tuple(directory.glob(pattern))
    for path in found:
        path.unlink(missing_ok=True)
    if found:
        sync_directory(directory)


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
