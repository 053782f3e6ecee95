"""Two hundred words that nobody else writes, and whoever looks for them: in files, in names, in calls, inside packages.

They share a stem with an accent, so that one look finds each of them however it is spelt, folded or packed.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

STEM, MANY = "Kanárievogel", 200
CALLS = (
    "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,rename,renameat,renameat2,openat,creat,mkdir,"
    "symlink,symlinkat,link,linkat,execve"
)
STRACE = (
    "strace", "-f", "-qq", "-y", "-xx", "-s", "1048576", "--seccomp-bpf", "-e", f"trace={CALLS}", "-e", "signal=none",
)  # fmt: skip
_DEEPEST, _MOST_UNPACKED = 3, 1 << 24
_CALL = re.compile(rb"\d+ +(\w+)\((.*)")
_TARGET = re.compile(rb"\d+<([^>]*)>")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_WRITES = (b"write", b"pwrite64", b"writev", b"pwritev", b"pwritev2", b"sendto", b"sendmsg", b"sendmmsg")
_CHANGES = re.compile(rb"O_WRONLY|O_RDWR|O_CREAT|rename|creat\(|mkdir|link")
_NUMBER = re.compile(rf"{STEM}(\d{{3}})")
# A package begins with one of these: an entry of a zip, a zlib stream, a gzip stream.
_ENTRY, _PACKED = b"PK\x03\x04", re.compile(rb"PK\x03\x04|\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")


def canary(number: int) -> str:
    """One of them; its letter with an accent as one code point."""
    return f"{STEM}{number:03d}"


def numbers_in(text: str) -> set[int]:
    """Which of them stand in a text."""
    return {int(number) for number in _NUMBER.findall(unicodedata.normalize("NFC", text))}


def spellings() -> dict[str, bytes]:
    """Everything the stem may look like on a disk, but for capitals; by what was done to it."""
    forms = {form: unicodedata.normalize(form, STEM) for form in ("NFC", "NFD")}
    folded = {"folded": forms["NFD"].encode("ascii", "ignore").decode()}
    coded = {
        f"{form} {code}": text.encode(code)
        for form, text in {**forms, **folded}.items()
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    }
    escaped = {f"{form} JSON": json.dumps(text)[1:-1].encode() for form, text in forms.items()}
    quoted = {f"{form} URL": quote(text).encode() for form, text in forms.items()}
    latin = {"latin-1": forms["NFC"].encode("latin-1")}
    based = {f"{name} base64 +{at}": _in_base64(text, at) for name, text in coded.items() for at in range(3)}
    return {**coded, **escaped, **quoted, **latin, **based}


def shown_in(content: bytes, depth: int = 0) -> set[str]:
    """How the stem shows in these bytes, in packages inside them too; nothing where it does not."""
    lower = content.lower()
    found = {how for how, text in _PLAIN.items() if text in lower}
    found |= {how for how, text in _BASED.items() if text in content}
    if depth < _DEEPEST:
        found |= {f"packed {how}" for inner in _unpacked(content) for how in shown_in(inner, depth + 1)}
    return found


def readable_in(directory: Path, but: Path | None = None) -> set[tuple[str, str]]:
    """The files below a directory that show a word, in their name or their content, and how."""
    paths = [path for path in sorted(directory.rglob("*")) if but is None or not path.is_relative_to(but)]
    return {(path.name, how) for path in paths for how in shown_in(_content_of(path))}


def written_readably(trace: Path, but: Path) -> set[tuple[str, str]]:
    """Whereto a word went through a call, and how; all that went to one place is looked at as one."""
    streams: defaultdict[bytes, bytearray] = defaultdict(bytearray)
    for name, said in _calls(trace):
        target = _TARGET.match(said)
        place = name + b" " + (_decoded(target[1]) if target is not None and name in _WRITES else b"")
        if name in _WRITES and not _is_below(place.removeprefix(name + b" "), but):
            streams[place] += b"".join(_texts(said))
        elif name not in _WRITES and _is_change(name, said):
            streams[place] += b"\n".join(text for text in _texts(said) if not _is_below(text, but)) + b"\n"
    looked_at = {place.decode(errors="replace"): shown_in(bytes(stream)) for place, stream in streams.items()}
    return {(place, how) for place, shown in looked_at.items() for how in shown}


def opened_for_writing_outside(home: Path, trace: Path) -> set[str]:
    """The files outside of `home` that were opened to be written, made or renamed into."""
    calls = ((name, said) for name, said in _calls(trace) if name not in _WRITES and name != b"execve")
    changed = (said for name, said in calls if _is_change(name, said) and b" = -1" not in said)
    paths = (Path(text.decode()) for said in changed for text in _texts(said) if text.startswith(b"/"))
    return {str(path) for path in paths if not _is_harmless(path, home)}


def _in_base64(text: bytes, at: int) -> bytes:
    """The part of it that does not hang on what stands around it, `at` bytes after the start of a group of three."""
    coded = base64.b64encode(bytes(at) + text)
    return coded[-(-8 * at // 6) : 8 * (at + len(text)) // 6]


def _unpacked(content: bytes) -> Iterator[bytes]:
    for found in _PACKED.finditer(content):
        at, kind = found.start(), found[0]
        if kind == _ENTRY:
            at += 30 + sum(int.from_bytes(content[at + n : at + n + 2], "little") for n in (26, 28))
        try:
            window = -zlib.MAX_WBITS if kind == _ENTRY else zlib.MAX_WBITS | 32
            inner = zlib.decompressobj(window).decompress(content[at : at + _MOST_UNPACKED], _MOST_UNPACKED)
        except zlib.error:
            continue
        if len(inner) >= len(STEM):
            yield inner


def _content_of(path: Path) -> bytes:
    return path.name.encode() + (b"\n" + path.read_bytes() if path.is_file() else b"")


def _calls(trace: Path) -> Iterator[tuple[bytes, bytes]]:
    with trace.open("rb") as lines:
        for line in lines:
            if found := _CALL.match(line):
                yield found[1], found[2]


def _texts(said: bytes) -> Iterator[bytes]:
    return (_decoded(found[1]) for found in _TEXT.finditer(said))


def _decoded(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode()) if text.startswith(b"\\x") else text


def _is_change(name: bytes, said: bytes) -> bool:
    return name == b"execve" or bool(_CHANGES.search(name + b"(" + said))


def _is_below(path: bytes, directory: Path) -> bool:
    return path == bytes(directory) or path.startswith(bytes(directory) + b"/")


def _is_harmless(path: Path, home: Path) -> bool:
    is_device = path.is_relative_to("/dev") and not path.is_relative_to("/dev/shm")
    return path.is_relative_to(home) or is_device or path.is_relative_to("/proc")


_BASED = {how: text for how, text in spellings().items() if "base64" in how}
_PLAIN = {how: text.lower() for how, text in spellings().items() if how not in _BASED}
