"""T11: no byte the program writes shows a word of a case, in whatever file; only the export that was asked for does."""

from __future__ import annotations

import base64
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.command import ROOT
from tests.torture.long_script import Event, write_script
from tests.torture.scene import environment_of, kill_while_typing

pytestmark = pytest.mark.row

CANARIES = ("kanarievogel", "Tsegayézwaluw", "PROEF-KANARIE")
REFERENCE = "PROEF-KANARIE"
CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,rename,renameat,renameat2,openat,creat"
STRACE = ("strace", "-f", "-qq", "-y", "-xx", "-s", "1048576", "-e", f"trace={CALLS}", "-e", "signal=none")
ONE_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The one directory everything can be written to."""
    folder = tmp_path / "home"
    for name in ("tmp", "data", "config", "state", "cache", "run", "desk"):
        (folder / name).mkdir(parents=True)
    (folder / "run").chmod(0o700)
    return folder


def test_a_whole_hearing_leaves_no_readable_word_outside_its_export(home: Path) -> None:
    process = start(home, events_with_canaries(6), traced=True)
    said = process.communicate()
    assert process.returncode == 0, said
    assert readable_in(home, but=home / "out") == set()
    assert {word for word, _ in readable_in(home / "out")} == {*CANARIES}
    assert written_readably(home.parent / "trace", but=home / "out") == set()
    assert opened_for_writing_outside(home, home.parent / "trace") == set()


def test_a_hearing_that_was_killed_leaves_no_readable_word(home: Path) -> None:
    process = start(home, events_with_canaries(60), traced=False)
    kill_while_typing(process, home / "acks", at_least=8, chance=random.Random(11))
    assert readable_in(home) == set()


def test_a_word_in_a_temporary_file_is_found_in_each_spelling(home: Path) -> None:
    spellings = list(spellings_of("Tsegayézwaluw"))
    for number, spelling in enumerate(spellings):
        (home / "tmp" / f"leak-{number}").write_bytes(b"\0\1" + spelling + b"\2")
    (home / "cache" / "kanarievogel").touch()
    found = readable_in(home)
    assert found == {("kanarievogel", "kanarievogel")} | {
        ("Tsegayézwaluw", f"leak-{number}") for number in range(len(spellings))
    }


def test_a_word_in_a_file_that_is_gone_again_is_found_in_the_trace(home: Path) -> None:
    leak = "import os, sys; f = open(sys.argv[1], 'wb'); f.write('Tsegayézwaluw'.encode()); os.remove(f.name)"
    trace, gone = home.parent / "trace", home / "tmp" / "gone"
    traced(trace, [sys.executable, "-c", leak, str(gone)], environment_in(home)).communicate()
    assert not gone.exists()
    assert {word for word, _ in written_readably(trace, but=home / "out")} == {"Tsegayézwaluw"}
    assert opened_for_writing_outside(home, trace) == set()
    assert opened_for_writing_outside(home / "cache", trace) == {str(gone)}


def start(home: Path, events: list[Event], *, traced: bool) -> subprocess.Popen[str]:
    script = write_script(home.parent / "script.json", REFERENCE, events)
    arguments = ["replay", str(script), "--out", str(home / "out"), "--vault", str(home / "vault")]
    command = [sys.executable, "-B", "-m", "hearing_desk", *arguments]
    return run_in(home, command, traced=traced)


def run_in(home: Path, command: list[str], *, traced: bool) -> subprocess.Popen[str]:
    environment = environment_in(home)
    if traced:
        command = [*STRACE, "-o", str(home.parent / "trace"), *command]
    return subprocess.Popen(
        command, cwd=home / "desk", env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def traced(trace: Path, command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*STRACE, "-o", str(trace), *command], env=dict(environment))


def environment_in(home: Path) -> dict[str, str]:
    """Every place a program thinks of when it wants to write, inside `home`; without a key file of the tests."""
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    places |= {"XDG_RUNTIME_DIR": str(home / "run"), "HOME": str(home), "PYTHONPATH": str(ROOT)}
    return {**environment_of(home), **places, **{name: str(home / "tmp") for name in ("TMPDIR", "TEMP", "TMP")}}


def events_with_canaries(count: int) -> list[Event]:
    """Each canary in questions and answers, in a turn that is mended, parked and paused over."""
    chance = random.Random(7)
    turns: list[Event] = []
    for number in range(1, count + 1):
        at = f"{9 + number // 60:02d}:{number % 60:02d}"
        words = " ".join([*CANARIES, *chance.choices(["in", "het", "bos", *CANARIES], k=40)])
        text = unicodedata.normalize("NFD" if number % 3 == 0 else "NFC", words)
        turns.append({"do": "turn", "at": f"{at}:00", "kind": "V" if number % 2 else "A", "text": text})
    first, rest = turns[:2], turns[2:]
    mended = {"do": "revise", "at": "09:02:30", "turn": 1, "text": "Waar zag u de kanarievogel?"}
    return [*first, {"do": "park", "at": "09:02:10", "note": "de kanarievogel"}, mended, *rest]


def readable_in(directory: Path, but: Path | None = None) -> set[tuple[str, str]]:
    """Each canary and the name of the file that shows it, in its content, its name or packed inside."""
    found = set()
    for path in sorted(directory.rglob("*")):
        if but is None or not path.is_relative_to(but):
            found |= {(word, path.name) for word in CANARIES if is_shown(word, content_of(path))}
    return found


def content_of(path: Path) -> bytes:
    name = path.name.encode()
    if not path.is_file():
        return name
    return name + b"\n" + path.read_bytes()


def is_shown(word: str, content: bytes) -> bool:
    return any(spelling in content for spelling in spellings_of(word))


def spellings_of(word: str) -> Iterator[bytes]:
    for form in sorted({unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)}):
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            yield form.encode(code)
        yield base64.b64encode(form.encode()).rstrip(b"=")[:-1]


def written_readably(trace: Path, but: Path) -> set[tuple[str, str]]:
    """Each canary that went through a system call to anything but the export, with the start of that call."""
    found = set()
    for line in trace.read_bytes().splitlines():
        if b"write" not in line and b"send" not in line:
            continue
        call = decoded(line)
        if str(but).encode() not in call.split(b",")[0]:
            found |= {(word, call[:120].decode(errors="replace")) for word in CANARIES if is_shown(word, call)}
    return found


def opened_for_writing_outside(home: Path, trace: Path) -> set[str]:
    """The files outside of `home` that were opened to be written, made or renamed into."""
    found = set()
    for line in trace.read_bytes().splitlines():
        call = decoded(line)
        if re.search(rb"O_WRONLY|O_RDWR|O_CREAT|rename|creat\(", call) and b" = -1" not in call:
            paths = re.findall(rb'"(/[^"]*)"', call)
            found |= {path.decode() for path in paths if not is_harmless(Path(path.decode()), home)}
    return found


def is_harmless(path: Path, home: Path) -> bool:
    return path.is_relative_to(home) or path.is_relative_to("/dev") or path.is_relative_to("/proc")


def decoded(line: bytes) -> bytes:
    return ONE_BYTE.sub(lambda found: bytes([int(found[1], 16)]), line)
