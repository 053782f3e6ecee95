"""What a replay measured, and its outcome as read from the hearing when the script is over."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hearing_desk.app.outcome import CONCEPT, FINAL, NOT_STARTED, Hit, Outcome, Refusal, Timing
from hearing_desk.app.session import Session
from hearing_desk.core.escalation import open_cards, open_items
from hearing_desk.core.events import TurnId
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.hands import Hands

FILES = {
    "rapport": Path("1-rapport") / "rapport.docx",
    "procesblad": Path("2-intern") / "procesblad.docx",
    "rapport_json": Path("1-rapport") / "rapport.json",
    "json": Path("2-intern") / "gehoor.json",
}


class Measured:
    """Collects figures while a script is typed; `memory_mb` gives the memory of the program now, None where unknown."""

    def __init__(self, memory_mb: Callable[[], float | None] = lambda: None) -> None:
        self._memory_mb = memory_mb
        self._empty_mb: float | None = None
        self._full_mb: float | None = None
        # Four bytes a figure: what measures must not be what grows in a long hearing (32 in a list, measured).
        self._keys = array("f")
        self._saves = array("f")
        self._export_ms: float | None = None
        self._open_ms: float | None = None

    def empty_window(self) -> None:
        """The window stands and nothing has been typed."""
        self._empty_mb = self._memory_mb()

    def turn_typed(self) -> None:
        """A turn has been typed; after the last one the memory stays as it is here."""
        self._full_mb = self._memory_mb()

    def saved(self, closed_to_acknowledged_ms: float) -> None:
        """A batch was acknowledged."""
        self._saves.append(closed_to_acknowledged_ms)

    def type(self, hands: Hands, editor: HearingEditor, text: str) -> None:
        """Type into the editor, measuring each key to the end of the paint that shows it."""
        for letter in text:
            before = time.perf_counter()
            hands.letter(letter)
            editor.viewport().repaint()
            self._keys.append((time.perf_counter() - before) * 1000)
        hands.type("")

    @contextmanager
    def exporting(self) -> Iterator[None]:
        """Measures what is done inside as the export of both documents."""
        before = time.perf_counter()
        yield
        self._export_ms = (time.perf_counter() - before) * 1000

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Measures what is done inside as opening the finished hearing from disk, to its first paint."""
        before = time.perf_counter()
        yield
        self._open_ms = (time.perf_counter() - before) * 1000

    def timing(self) -> Timing:
        """Everything that was measured."""
        grown = None
        if self._full_mb is not None and self._empty_mb is not None:
            grown = self._full_mb - self._empty_mb
        return Timing(self._keys, self._saves, self._open_ms, self._export_ms, grown)


def outcome_of(
    session: Session,
    typed: Sequence[str],
    was_gate_blocked: bool,
    refused: tuple[Refusal, ...],
    is_refused_start: bool,
    out: Path | None,
    measured: Measured,
) -> Outcome:
    """The outcome of a script; `typed[n - 1]` is its turn n, `out` where it was exported to, None when it was not."""
    hearing, pack = session.committed, session.pack
    status = NOT_STARTED if is_refused_start or not hearing.sessions else FINAL if hearing.is_final else CONCEPT
    hits = tuple(
        Hit(number, group)
        for number, turn in enumerate(typed, start=1)
        for group in hearing.matches.get(TurnId(turn), ())
    )
    files = {name: out / path for name, path in FILES.items()} if out is not None else {}
    return Outcome(
        turns=len({turn for turn in typed if (kept := hearing.turns.get(TurnId(turn))) and kept.has_begun}),
        status=status,
        is_gate_blocked=was_gate_blocked,
        refused=refused,
        hits=hits,
        open_items=open_items(hearing, pack),
        open_cards=open_cards(hearing),
        files=files,
        timing=measured.timing(),
    )
