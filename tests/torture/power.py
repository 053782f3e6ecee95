"""A disk that loses its power: what was told to be durable is there, and of all else whatever such a disk may leave.

The strict reading of the rules: bytes are durable when an fsync of their file has returned, names when one of their
directory has; anything later may be there in part, in blocks, in any order. Only a rename is one act.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from tests.torture.recorded import Call, Descriptor

BLOCKS = (512, 4096)
ROOT = 0


@dataclass(frozen=True)
class Bytes:
    """Bytes written into a file."""

    file: int
    at: int
    content: bytes


@dataclass(frozen=True)
class Length:
    """A file cut off, or made longer; `grows` only ever makes it longer."""

    file: int
    size: int
    grows: bool = False


@dataclass(frozen=True)
class Named:
    """A file or directory got a name."""

    directory: int
    name: str
    file: int


@dataclass(frozen=True)
class Unnamed:
    """A name went."""

    directory: int
    name: str


@dataclass(frozen=True)
class Renamed:
    """A file's name became another, in place of what had that before."""

    directory: int
    name: str
    target: int
    new_name: str
    file: int


Change: TypeAlias = Bytes | Length | Named | Unnamed | Renamed

Loses: TypeAlias = "Callable[[Call, PurePosixPath], bool]"


@dataclass
class Image:
    """What stands on a disk: the bytes and lengths of its files and the names in its directories, by number."""

    files: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    directories: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})

    def copy(self) -> Image:
        return Image(dict(self.files), {number: dict(names) for number, names in self.directories.items()})

    def apply(self, change: Change) -> None:
        """One change; one that cannot be any more, since an earlier one was lost, is passed over."""
        match change:
            case Bytes(file, at, content):
                before, size = self.files.get(file, (b"", 0))
                end = at + len(content)
                after = before[:at].ljust(at, b"\0") + content + before[end:]
                self.files[file] = (after, max(size, end))
            case Length(file, size, grows):
                before, had = self.files.get(file, (b"", 0))
                self.files[file] = (before, max(size, had)) if grows else (before[:size], size)
            case Named(directory, name, file):
                self.directories[directory][name] = file
            case Unnamed(directory, name):
                self.directories[directory].pop(name, None)
            case Renamed(directory, name, target, new_name, file):
                self.directories[directory].pop(name, None)
                self.directories[target][new_name] = file

    def find(self, path: PurePosixPath) -> int | None:
        """The number of what has this path; None for nothing."""
        number = ROOT
        for name in path.parts:
            names = self.directories.get(number, {})
            if name not in names:
                return None
            number = names[name]
        return number

    def walk(self, directory: int = ROOT, at: str = "") -> Iterator[tuple[str, int]]:
        """Every path there is and its number."""
        for name, number in sorted(self.directories[directory].items()):
            yield f"{at}{name}", number
            if number in self.directories:
                yield from self.walk(number, f"{at}{name}/")

    def digest(self) -> int:
        """The same for disks that show the same; bytes that many images share are looked at once."""
        shown = ((path, number in self.directories, self.files.get(number)) for path, number in self.walk())
        return hash(tuple(shown))

    def write_to(self, directory: Path) -> None:
        """Make these files, in a directory that is there and empty."""
        for path, number in self.walk():
            if number in self.directories:
                (directory / path).mkdir(mode=0o700)
            else:
                content, size = self.files.get(number, (b"", 0))
                with (directory / path).open("wb") as stream:
                    stream.write(content)
                    stream.truncate(size)


class Disk:
    """Follows a record below `root`: what the program sees, what is durable, and what may be lost (`open_changes`).

    `before` holds what stood there when it began; `loses` plants a disk on which a sync of some file does nothing.
    """

    def __init__(self, root: Path, before: Path, loses: Loses = lambda call, path: False) -> None:
        self.seen, self.durable = Image(), Image()
        self.open_changes: list[tuple[int, Change]] = []
        self._root = PurePosixPath(root)
        self._loses = loses
        self._answered = 0
        self._places: dict[int, int] = {}
        self._appends: set[int] = set()
        self._next = ROOT + 1
        self._take(before, ROOT)

    def _take(self, place: Path, directory: int) -> None:
        """All that stands there before is durable."""
        for path in sorted(place.iterdir()):
            number = self._new_number()
            for image in (self.seen, self.durable):
                image.directories[directory][path.name] = number
                if path.is_dir():
                    image.directories[number] = {}
                else:
                    image.files[number] = (path.read_bytes(), path.stat().st_size)
            if path.is_dir():
                self._take(path, number)

    def follow(self, call: Call) -> bool:
        """Take one call; whether it changed anything here or made it durable."""
        before = (len(self.open_changes), self._next)
        made_durable = self._follow(call)
        self._answered += 1
        return made_durable or before != (len(self.open_changes), self._next)

    def _follow(self, call: Call) -> bool:
        followed = {
            "fsync": self._sync, "fdatasync": self._sync, "openat": self._open, "lseek": self._seek,
            "write": self._write, "pwrite64": self._write, "sendfile": self._copy,
            "ftruncate": self._resize, "fallocate": self._resize, "truncate": self._cut_off,
            "mkdir": self._make_directory, "rename": self._rename, "unlink": self._remove, "rmdir": self._remove,
            "unlinkat": self._remove,
        }  # fmt: skip
        if call.name in followed:
            return bool(followed[call.name](call))
        names = [one for one in call.arguments if isinstance(one, bytes | Descriptor)]
        assert not any(self._below(one) for one in names), f"{call.name} is not known here"
        return False

    def _sync(self, call: Call) -> bool:
        number, path = self._of(call.arguments[0]), self._below(call.arguments[0])
        if number is None or path is None:
            return False
        if self._loses(call, path):
            return True
        if call.result < 0:
            # What ext4, XFS and Btrfs do: the pages count as written, and no later sync writes them.
            self.open_changes = [one for one in self.open_changes if not _is_page_of(one[1], number)]
            return True
        kept = []
        for answered, change in self.open_changes:
            if answered < call.began and _belongs(change, number):
                self.durable.apply(change)
            else:
                kept.append((answered, change))
        self.open_changes = kept
        self._forget_what_nobody_can_find()
        return True

    def _forget_what_nobody_can_find(self) -> None:
        named = {change.file for _, change in self.open_changes if isinstance(change, Named | Renamed)}
        there = {ROOT, *named, *(number for _, number in self.durable.walk())}
        for number in named & self.durable.directories.keys():
            there |= {inner for _, inner in self.durable.walk(number)}
        self.open_changes = [one for one in self.open_changes if _place_of(one[1]) in there]

    def _open(self, call: Call) -> None:
        path = self._beside(call.arguments[0], call.arguments[1])
        if path is None:
            return
        flags = str(call.arguments[2])
        number = self.seen.find(path)
        if number is None and "O_TMPFILE" not in flags:
            number = self._new_number()
            self.seen.files[number] = self.durable.files[number] = (b"", 0)
            self._change(Named(self._parent(path), path.name, number))
        assert number is not None
        if "O_TRUNC" in flags and self.seen.files[number] != (b"", 0):
            self._change(Length(number, 0))
        self._places[call.result] = 0
        self._appends.discard(call.result)
        if "O_APPEND" in flags:
            self._appends.add(call.result)

    def _seek(self, call: Call) -> None:
        descriptor = call.arguments[0]
        assert isinstance(descriptor, Descriptor)
        if self._of(descriptor) is not None:
            self._places[descriptor.number] = call.result

    def _write(self, call: Call) -> None:
        descriptor, content = call.arguments[0], call.arguments[1]
        number = self._of(descriptor)
        if number is None:
            return
        assert isinstance(descriptor, Descriptor)
        assert isinstance(content, bytes)
        at = int(str(call.arguments[3])) if call.name == "pwrite64" else self._place(descriptor, number)
        self._change(Bytes(number, at, content[: call.result]))
        if call.name == "write":
            self._places[descriptor.number] = at + call.result

    def _copy(self, call: Call) -> None:
        target, source = call.arguments[0], call.arguments[1]
        number, other = self._of(target), self._of(source)
        if number is None or not call.result:
            return
        assert isinstance(target, Descriptor)
        assert other is not None, "copied from somewhere that is not followed"
        offset = int(str(call.arguments[2]).lstrip("[").split("]")[0])
        content = self.seen.files[other][0][offset : offset + call.result]
        at = self._place(target, number)
        self._change(Bytes(number, at, content))
        self._places[target.number] = at + call.result

    def _resize(self, call: Call) -> None:
        number = self._of(call.arguments[0])
        if number is None:
            return
        if call.name == "ftruncate":
            self._change(Length(number, int(str(call.arguments[1]))))
        else:
            _, at, length = (int(str(one)) for one in call.arguments[1:4])
            self._change(Length(number, at + length, grows=True))

    def _cut_off(self, call: Call) -> None:
        number = self._of(call.arguments[0])
        if number is not None:
            self._change(Length(number, int(str(call.arguments[1]))))

    def _make_directory(self, call: Call) -> None:
        path = self._below(call.arguments[0])
        if path is not None:
            number = self._new_number()
            self.seen.directories[number], self.durable.directories[number] = {}, {}
            self._change(Named(self._parent(path), path.name, number))

    def _rename(self, call: Call) -> None:
        source, target = self._below(call.arguments[0]), self._below(call.arguments[1])
        assert (source is None) == (target is None), "renamed from or to somewhere that is not followed"
        if source is not None and target is not None:
            number = self.seen.find(source)
            assert number is not None
            self._change(Renamed(self._parent(source), source.name, self._parent(target), target.name, number))

    def _remove(self, call: Call) -> None:
        path = self._beside(*call.arguments[:2]) if call.name == "unlinkat" else self._below(call.arguments[0])
        if path is not None:
            self._change(Unnamed(self._parent(path), path.name))

    def _change(self, change: Change) -> None:
        self.seen.apply(change)
        self.open_changes.append((self._answered, change))

    def _place(self, descriptor: Descriptor, number: int) -> int:
        return self.seen.files[number][1] if descriptor.number in self._appends else self._places[descriptor.number]

    def _parent(self, path: PurePosixPath) -> int:
        number = self.seen.find(path.parent)
        assert number is not None
        return number

    def _of(self, name: bytes | Descriptor | str) -> int | None:
        path = self._below(name)
        return None if path is None else self.seen.find(path)

    def _beside(self, start: bytes | Descriptor | str, name: bytes | Descriptor | str) -> PurePosixPath | None:
        assert isinstance(start, Descriptor)
        assert isinstance(name, bytes)
        return self._below(str(start.path / name.decode()).encode())

    def _below(self, name: bytes | Descriptor | str) -> PurePosixPath | None:
        """The path below the root, None for one elsewhere or for a file without a name."""
        if isinstance(name, Descriptor):
            path, is_gone = name.path, name.is_gone
        else:
            path, is_gone = PurePosixPath(name.decode() if isinstance(name, bytes) else name), False
        if is_gone or not path.is_relative_to(self._root):
            return None
        return path.relative_to(self._root)

    def _new_number(self) -> int:
        self._next += 1
        return self._next


def images_after_a_cut(disk: Disk, chance: random.Random, subsets: int, most: int = 0) -> Iterator[Image]:
    """What may stand on the disk when the power goes now, the same perhaps more than once; `most`: only some of it."""
    changes = [change for _, change in disk.open_changes]
    selections = _selections(changes, chance, subsets)
    for kept in chance.sample(list(selections), most) if most else selections:
        image = disk.durable.copy()
        for change in kept:
            image.apply(change)
        yield image


def _selections(changes: Sequence[Change], chance: random.Random, subsets: int) -> Iterator[Iterable[Change]]:
    for count in range(len(changes) + 1):
        yield changes[:count]
    if not changes:
        return
    for at in range(len(changes)):
        yield [*changes[:at], *changes[at + 1 :]]
        yield [changes[at]]
        yield [*changes[:at], *_torn(changes[at], chance)]
    yield [change for change in changes if not isinstance(change, Bytes | Length)]
    yield [change for change in changes if isinstance(change, Bytes | Length)]
    yield [_hollow(change) for change in changes]
    for _ in range(subsets):
        share, block = chance.choice((0.2, 0.5, 0.8)), chance.choice(BLOCKS)
        pieces = [piece for change in changes for piece in _pieces(change, block)]
        yield [piece for piece in pieces if chance.random() < share]


def _torn(change: Change, chance: random.Random) -> Iterator[Change]:
    """The beginning of a write, to some sector."""
    if isinstance(change, Bytes) and len(change.content) > 1:
        cut = min(chance.randrange(1, len(change.content) + BLOCKS[0], BLOCKS[0]), len(change.content) - 1)
        yield Bytes(change.file, change.at, change.content[:cut])


def _hollow(change: Change) -> Change:
    """A file may have its new length and nought in place of the bytes."""
    if isinstance(change, Bytes):
        return Length(change.file, change.at + len(change.content), grows=True)
    return change


def _pieces(change: Change, block: int) -> Iterator[Change]:
    if not isinstance(change, Bytes):
        yield change
        return
    at, end = change.at, change.at + len(change.content)
    while at < end:
        until = min(end, (at // block + 1) * block)
        yield Bytes(change.file, at, change.content[at - change.at : until - change.at])
        at = until


def _place_of(change: Change) -> int:
    return change.file if isinstance(change, Bytes | Length) else change.directory


def _is_page_of(change: Change, number: int) -> bool:
    return isinstance(change, Bytes) and change.file == number


def _belongs(change: Change, number: int) -> bool:
    if isinstance(change, Renamed):
        return number in (change.directory, change.target)
    return _place_of(change) == number
