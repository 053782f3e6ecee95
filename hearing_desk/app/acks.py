"""Writes down what the vault has acknowledged, for tests that kill the program and look what is left."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import TypeAlias

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Acknowledged

ACKS_VARIABLE = "HEARING_DESK_ACKS"
_TYPED = "turn_typed"
Acknowledging: TypeAlias = Callable[[Acknowledged], None]


@contextmanager
def ack_log(environment: Mapping[str, str]) -> Iterator[Acknowledging]:
    """What appends a line `seq turn sha256(text)` for each safe draft and typed turn to the file HEARING_DESK_ACKS.

    Without that variable nothing is written. DeskError `acks_file` when the file cannot be.
    """
    name = environment.get(ACKS_VARIABLE, "")
    if not name:
        yield _write_nothing
        return
    with _opened(Path(name)) as file:
        yield lambda acknowledged: _write(file, acknowledged)


def both(first: Acknowledging, second: Acknowledging) -> Acknowledging:
    """Tells two listeners, in order, of each acknowledgement."""

    def tell(acknowledged: Acknowledged) -> None:
        first(acknowledged)
        second(acknowledged)

    return tell


def _write_nothing(acknowledged: Acknowledged) -> None:
    del acknowledged


def _opened(path: Path) -> FileIO:
    try:
        return path.open("ab", buffering=0)
    except OSError:
        text = Text("The file named by {variable} cannot be written.", variable=ACKS_VARIABLE)
        raise DeskError("acks_file", text) from None


def _write(file: FileIO, acknowledged: Acknowledged) -> None:
    file.write("".join(_lines(acknowledged)).encode())


def _lines(acknowledged: Acknowledged) -> Iterator[str]:
    for event in acknowledged.batch.events:
        if event.kind == _TYPED:
            typed = json.loads(event.payload)
            yield _line(event.seq, typed["id"], typed["text"])
    for draft in acknowledged.batch.drafts:
        yield _line(acknowledged.seq, draft.turn, draft.text)


def _line(seq: int, turn: str, text: str) -> str:
    return f"{seq} {turn} {hashlib.sha256(text.encode()).hexdigest()}\n"
