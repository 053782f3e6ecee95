"""What a process asked of its disk, in the order in which the disk answered: recorded by strace, with every byte."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_CHANGING = (
    "openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,rename,renameat,renameat2,"
    "unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,sendfile,copy_file_range"
)
STRACE = (
    "strace", "-f", "-qq", "-y", "-xx", "-s", "100000000", "--seccomp-bpf", "-e", "signal=none",
    "-e", f"trace={_CHANGING},fsync,fdatasync,sync_file_range,lseek",
)  # fmt: skip
SYNCS = ("fsync", "fdatasync")
_LINE = re.compile(r"(\d+) +(?:<\.\.\. )?(\w+)(?:\(| resumed>)(.*)")
_UNFINISHED = re.compile(r",? *<unfinished \.\.\.>$")
_ENDED = re.compile(r"\) += (-?\d+|\?).*$")
_DESCRIPTOR = re.compile(r"(-?\d+|AT_FDCWD)<([^>]*)>(\(deleted\))?")


@dataclass(frozen=True)
class Call:
    """One call that succeeded, or a sync that did not (then `result` is -1); `began`: how many were answered before it.

    `arguments` as strace prints them, but for text, which is bytes, and descriptors, which are a `Descriptor`.
    """

    name: str
    began: int
    arguments: tuple[bytes | Descriptor | str, ...]
    result: int


@dataclass(frozen=True)
class Descriptor:
    """A number of an open file and the path the system had for it; `is_gone` when that name was removed."""

    number: int
    path: PurePosixPath
    is_gone: bool = False


def recorded(
    command: Sequence[str], environment: Mapping[str, str], trace: Path, cwd: Path, refused: str = ""
) -> list[Call]:
    """Run a program to its end and give all it asked of its disk; an assertion when it failed.

    `refused` is what strace is told to refuse on the way.
    """
    inject = ["-e", f"inject={refused}"] if refused else []
    watched = [*STRACE, *inject, "-o", str(trace), *command]
    ended = subprocess.run(watched, env=dict(environment), cwd=cwd, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return calls_in(trace.read_text(encoding="ascii"))


def calls_in(trace: str) -> list[Call]:
    """The calls of a trace that succeeded, and every sync, in the order in which they were answered."""
    return list(_calls(trace.splitlines()))


def _calls(lines: Sequence[str]) -> Iterator[Call]:
    begun: dict[str, tuple[int, str]] = {}
    answered = 0
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        process, name, rest = found.groups()
        if _UNFINISHED.search(rest):
            begun[process] = (answered, _UNFINISHED.sub("", rest))
            continue
        began, start = begun.pop(process, (answered, "")) if "resumed>" in line else (answered, "")
        end = _ENDED.search(rest)
        if end is not None and end[1] != "?" and (int(end[1]) >= 0 or name in SYNCS):
            answered += 1
            yield Call(name, began, tuple(_arguments(start + rest[: end.start()])), int(end[1]))


def _arguments(text: str) -> Iterator[bytes | Descriptor | str]:
    for one in text.split(", "):
        descriptor = _DESCRIPTOR.fullmatch(one)
        if one.startswith('"'):
            assert one.endswith('"'), "strace has cut a string off"
            yield _bytes(one[1:-1])
        elif descriptor is not None:
            number = -1 if descriptor[1] == "AT_FDCWD" else int(descriptor[1])
            yield Descriptor(number, PurePosixPath(_bytes(descriptor[2]).decode()), descriptor[3] is not None)
        else:
            yield one


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
