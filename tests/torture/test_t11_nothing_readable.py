"""T11: no byte the program writes shows a word of a case, in whatever file; only the export that was asked for does."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import random
import shutil
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from hearing_desk.vault import new_sheet, open_vault
from tests.figures import Figures
from tests.journeys.screen import Screen, new_screen, wait_until_refused
from tests.torture.canaries import (
    MANY,
    STEM,
    STRACE,
    canary,
    numbers_in,
    opened_for_writing_outside,
    readable_in,
    shown_in,
    spellings,
    written_readably,
)
from tests.torture.locked import HEARING, LOCKED, ended_at_last, quit_by_key, unlock
from tests.torture.long_script import long_events, write_script
from tests.torture.scene import environment_of, kill_while_typing
from tests.torture.words_scene import PASSPHRASE, typed_by_script

pytestmark = pytest.mark.row

WRONG, CRASHED, LAST = canary(198), canary(200), 187
SHORT_ANSWERS, ON_SCREEN = 2, tuple(map(canary, (190, 191, 192, 193)))
NOT_KEPT = {188, 189, *range(194, 200)}
STOPPED = "PROEF-STUK"
LEAK = "import os, sys; f = open(sys.argv[1], 'wb'); f.write(bytes.fromhex(sys.argv[2])); os.remove(f.name)"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The one directory everything can be written to."""
    folder = tmp_path / "home"
    for name in ("tmp", "data", "config", "state", "cache", "run", "desk"):
        (folder / name).mkdir(parents=True)
    (folder / "run").chmod(0o700)
    return folder


def test_what_is_typed_anywhere_in_a_hearing_is_readable_in_its_export_alone(home: Path) -> None:
    left = in_the_rooms(home, play(home, SHORT_ANSWERS))
    assert account(home) == set()
    assert held(home) == {*range(1, left)}
    assert shown_in(packed(home / "out"))


@pytest.mark.torture
def test_t11_two_hundred_words_are_readable_nowhere_in_a_whole_life(home: Path, figures: Figures) -> None:
    spare = LAST + 1 - in_the_rooms(home, play(home, 0))
    shutil.rmtree(home / "vault")
    shutil.rmtree(home / "out")
    assert in_the_rooms(home, play(home, spare)) == LAST + 1
    crash(home)
    with new_screen() as screen:
        lock_and_unlock(home, screen)
    by_commands(home)
    found = account(home)
    figures.at_least("T11 words typed", len(held(home) | NOT_KEPT), "words", MANY)
    figures.at_least("T11 bytes of calls looked at", sum(one.stat().st_size for one in traces(home)) / 4e6, "MB", 1)
    figures.at_most("T11 readable outside the export", len(found), "places", 0)
    assert found == set()
    assert held(home) | NOT_KEPT == {*range(1, MANY + 1)}
    assert shown_in(packed(home / "out"))


def test_a_word_in_a_file_is_found_in_each_spelling_and_package(home: Path) -> None:
    planted = {**spellings(), **{f"packed {how}": content for how, content in packages().items()}}
    for number, content in enumerate(planted.values()):
        (home / "tmp" / f"leak-{number}").write_bytes(b"\0\1" + content + b"\2")
    (home / "cache" / STEM).touch()
    assert {name for name, _ in readable_in(home)} == {STEM, *(f"leak-{number}" for number in range(len(planted)))}
    for at in range(3):
        assert shown_in(base64.b64encode(b"x" * at + unicodedata.normalize("NFD", canary(7)).encode() + b"yy"))
    assert not shown_in(random.Random(11).randbytes(1 << 20))


def test_a_word_in_a_file_that_is_gone_again_is_found_in_the_trace(home: Path) -> None:
    for number, content in enumerate([canary(1).encode(), *packages().values()]):
        gone = home / "tmp" / f"gone-{number}"
        traced(home, [sys.executable, "-c", LEAK, str(gone), content.hex()])
        assert not gone.exists()
    leaks = [written_readably(trace, but=home / "out") for trace in traces(home)]
    assert len(leaks) == 1 + len(packages())
    assert all(leaks)
    assert all(opened_for_writing_outside(home, trace) == set() for trace in traces(home))
    assert [opened_for_writing_outside(home / "cache", trace) for trace in traces(home)] == [
        {str(home / "tmp" / f"gone-{number}")} for number in range(len(leaks))
    ]


def test_a_word_in_the_name_of_a_file_or_handed_to_another_program_is_found(home: Path) -> None:
    name = home / "tmp" / canary(2)
    traced(home, [sys.executable, "-c", "import sys, os; os.mkdir(sys.argv[1]); os.rmdir(sys.argv[1])", str(name)])
    (trace,) = traces(home)
    assert {place.split(" ")[0] for place, _ in written_readably(trace, but=home / "out")} == {"mkdir", "execve"}
    assert written_readably(trace, but=home / "tmp") == set()


def play(home: Path, answers: int) -> int:
    """The real windows type a script into a new vault; the first word that it left."""
    script, left = typed_by_script(1, answers)
    path = home.parent / "script.json"
    path.write_text(json.dumps(script), encoding="utf-8")
    traced(home, program("replay", path, "--vault", home / "vault", "--out", home / "out"))
    return left


def in_the_rooms(home: Path, first: int) -> int:
    """What no script can say; the first word that is left."""
    return int(traced(home, module("tests.torture.words_scene", home / "vault", home / "out", first)))


def crash(home: Path) -> None:
    """Kill the program in the middle of a hearing."""
    events = [*long_events(11), *long_events(12)]
    events[1]["text"] = CRASHED
    script = write_script(home.parent / "script.json", STOPPED, events)
    (home / "acks").unlink()
    process = start(home, program("replay", script, "--vault", home / "vault", "--out", home / "none"), aside=("-D",))
    kill_while_typing(process, home / "acks", at_least=8, chance=random.Random(11))


def lock_and_unlock(home: Path, screen: Screen) -> None:
    """Type with real keys, lock, give a wrong passphrase and the right one, and type on."""
    vault, environment = home / "vault", {**surroundings(home), "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    command = program("--vault", vault, "--lang", "nl", "--open", STOPPED)
    with ended_at_last(vault):
        process = start(home, command, environment=environment)
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(" ".join(ON_SCREEN[:2]))
        screen.press("ctrl+l")
        screen.focus(LOCKED)
        screen.type(WRONG)
        screen.press("Return")
        wait_until_refused(vault)
        unlock(screen, PASSPHRASE)
        screen.type(" ".join(("", *ON_SCREEN[2:])))
        quit_by_key(screen, vault)
        process.communicate()


def by_commands(home: Path) -> None:
    """What an administrator does: a check, an export, and a hearing back by its sheet into a new vault."""
    vault, secret = home / "vault", home.parent / "sheet"
    sheet = new_sheet()
    secret.write_text(" ".join(sheet.groups), encoding="ascii")
    with closing(open_vault(vault, PASSPHRASE)) as opened:
        opened.set_recovery(PASSPHRASE, sheet)
    traced(home, program("doctor", "--vault", vault))
    traced(home, program("export", STOPPED, "--concept", "--vault", vault, "--out", home / "out" / "stuk"))
    by_sheet = ("--by", "sheet", "--secret-file", secret, "--to-vault", home / "other")
    traced(home, program("recover", STOPPED, "--vault", vault, *by_sheet))


def account(home: Path) -> set[tuple[str, str]]:
    """Where a word shows that may not, and what was written beside the places there are."""
    found = readable_in(home, but=home / "out")
    for trace in traces(home):
        found |= written_readably(trace, but=home / "out")
        found |= {(path, "outside") for path in opened_for_writing_outside(home, trace)}
    return {one for one in found if not one[0].startswith("/tmp/.X11-unix")}


def held(home: Path) -> set[int]:
    """The words that the vault holds, so that it is known that they were typed."""
    with closing(open_vault(home / "vault", PASSPHRASE)) as vault:
        texts = [str(vars(vault.personal._own())), *(row.reference for row in vault.list_rows())]
        for hearing_id in vault.hearing_ids():
            stored = vault.read_hearing(hearing_id)
            texts += [str([json.loads(one.payload) for one in stored.events]), *(one.text for one in stored.drafts)]
    return set().union(*map(numbers_in, texts))


def packed(directory: Path) -> bytes:
    """The documents of an export, one after another."""
    return b"".join(path.read_bytes() for path in sorted(directory.rglob("*.docx")))


def packages() -> dict[str, bytes]:
    """A word in a zip, in a zip in a zip, in a zlib and in a gzip stream."""
    word = f"Wie zag de {canary(3)}? ".encode() * 3
    inner = zipped(word)
    return {"zip": inner, "zip in zip": zipped(inner), "zlib": zlib.compress(word), "gzip": gzip.compress(word)}


def zipped(content: bytes) -> bytes:
    """A zip with one entry."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("entry", content)
    return stream.getvalue()


def program(*arguments: str | Path) -> list[str]:
    """The command of the program."""
    return module("hearing_desk", *arguments)


def module(name: str, *arguments: str | Path | int) -> list[str]:
    """A module as a command that leaves nothing beside its source."""
    return [sys.executable, "-B", "-m", name, *map(str, arguments)]


def traced(home: Path, command: list[str]) -> str:
    """Run a command to its end, with all that it and its children write in a trace; what it printed."""
    process = start(home, command)
    said, errors = process.communicate()
    assert process.returncode == 0, errors
    return said


def start(
    home: Path, command: list[str], aside: tuple[str, ...] = (), environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """The command under strace, each with its own trace; `aside`: what is ended is the program, not its tracer."""
    trace = home.parent / f"trace-{len(traces(home))}"
    trace.touch()
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*STRACE, *aside, "-o", str(trace), *command],
        cwd=home / "desk", env=environment or surroundings(home), stdout=pipe, stderr=pipe, text=True,
    )  # fmt: skip


def traces(home: Path) -> list[Path]:
    """What was recorded up to now."""
    return sorted(home.parent.glob("trace-*"))


def surroundings(home: Path) -> dict[str, str]:
    """Every place a program thinks of when it wants to write, inside `home`; the file of the passphrase is not."""
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    places |= {"XDG_RUNTIME_DIR": str(home / "run"), "HOME": str(home), "HEARING_DESK_ACKS": str(home / "acks")}
    places |= {name: str(home / "tmp") for name in ("TMPDIR", "TEMP", "TMP")}
    return {**os.environ, **environment_of(home.parent, PASSPHRASE), **places}
