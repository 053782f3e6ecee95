"""Writes down what the vault has acknowledged, for tests that kill the program and look what is left."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Acknowledged

ACKS_VARIABLE = "HEARING_DESK_ACKS"
_TYPED = "turn_typed"


class AckLog:
    """Appends one line `seq turn sha256(text)` for each draft and each typed turn of an acknowledged batch."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = path.open("ab", buffering=0)
        except OSError:
            text = Text("The file named by {variable} cannot be written.", variable=ACKS_VARIABLE)
            raise DeskError("acks_file", text) from None

    def __call__(self, acknowledged: Acknowledged) -> None:
        """Write the lines of one batch at once."""
        self._file.write("".join(_lines(acknowledged)).encode())

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def _lines(acknowledged: Acknowledged) -> Iterator[str]:
    for event in acknowledged.batch.events:
        if event.kind == _TYPED:
            typed = json.loads(event.payload)
            yield _line(event.seq, typed["id"], typed["text"])
    for draft in acknowledged.batch.drafts:
        yield _line(acknowledged.seq, draft.turn, draft.text)


def _line(seq: int, turn: str, text: str) -> str:
    return f"{seq} {turn} {hashlib.sha256(text.encode()).hexdigest()}\n"
