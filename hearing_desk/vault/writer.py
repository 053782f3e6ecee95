"""The thread that saves the open hearing: it owns the queue, the batch clock and the only connection.

Nothing here is called back on the caller's thread except through `post`; `write` never waits for the disk.

When a save fails, or takes longer than a second, a second thread says so and keeps what waits in the second place, if
there is one. That is no acknowledgement: reliability.md 3 gives one only after the journal's fsync and the database's
commit, so what stands in the second place counts as not saved, stays in memory, and is tried again until it is. The
order is: the vault; the vault with its reserve of room given up; the second place; memory alone.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredDraft, StoredEvent
from hearing_desk.vault import refusals
from hearing_desk.vault.batch import Batch, OpenBatch
from hearing_desk.vault.hearing_file import HearingFile
from hearing_desk.vault.reserve import Reserve
from hearing_desk.vault.room import WARN_AT_START_BYTES, WARN_BYTES, RoomWatch
from hearing_desk.vault.saving_reports import Acknowledged as Acknowledged
from hearing_desk.vault.saving_reports import ClosedBatch
from hearing_desk.vault.saving_reports import Report as Report
from hearing_desk.vault.saving_reports import SaveFailed as SaveFailed
from hearing_desk.vault.second_place import SecondPlace, with_mark
from hearing_desk.vault.second_place_keeper import Keeper

Result = TypeVar("Result")
Post: TypeAlias = Callable[[Callable[[], None]], None]
Monotonic: TypeAlias = Callable[[], float]

RETRY_S = 1.0
"""How long a failed save waits before it is tried again on a new handle; doubled each time up to LONGEST_RETRY_S."""

LONGEST_RETRY_S = 5.0
_LAST_WORDS_S = 0.5


@dataclass(frozen=True)
class Fallback:
    """What a writer may lean on when the vault's disk refuses; each may be missing."""

    second: SecondPlace | None = None
    reserve: Reserve | None = None
    room: RoomWatch | None = None


NO_FALLBACK = Fallback()
"""For a writer that has the vault's disk and its memory alone."""


class Writer:
    """Saves what one open hearing is given, in order; its thread starts at once and ends with `stop`.

    `open_file` is called on the writer's thread, and again after each failure. `post` must hand its argument to the
    thread that owns the session and return at once; `listener` gets each Report there.
    """

    def __init__(
        self,
        open_file: Callable[[], HearingFile],
        post: Post,
        listener: Callable[[Report], None],
        monotonic: Monotonic = time.monotonic,
        retry_s: float = RETRY_S,
        fallback: Fallback = NO_FALLBACK,
    ) -> None:
        self._open_file = open_file
        self._post = post
        self._listener = listener
        self._monotonic = monotonic
        self._first_retry_s = retry_s
        self._retry_s = retry_s
        self._changed = threading.Condition()
        self._open: OpenBatch | None = None
        self._closed: deque[ClosedBatch] = deque()
        self._asked: deque[Callable[[], None]] = deque()
        self._lengths: dict[str, int] = {}
        self._retry_at = 0.0
        self._stop_by: float | None = None
        self._file: HearingFile | None = None
        self._is_suspect = False
        self._seq = 0
        self._fallback = fallback
        self._last_number = 0
        self._thread = threading.Thread(target=self._run, name="hearing-writer", daemon=True)
        self._keeper = Keeper(self._changed, self._closed, self._tell, fallback.second, monotonic)
        self._thread.start()

    def write(
        self,
        events: Sequence[StoredEvent] = (),
        drafts: Sequence[StoredDraft] = (),
        dropped_drafts: Sequence[str] = (),
    ) -> None:
        """Take changes made together; they share a batch with what else comes within its 250 ms or 64 characters.

        A draft replaces an earlier one of its turn; a turn in `dropped_drafts` has none any more. Nothing is no change.
        """
        if not (events or drafts or dropped_drafts):
            return
        with self._changed:
            now = self._monotonic()
            self._open = self._open or OpenBatch(now)
            self._open.add(events, drafts, dropped_drafts)
            self._open.changed += sum(map(self._changed_characters, drafts))
            if self._open.is_due(now):
                self._close_open()
            self._changed.notify_all()
        if not self._thread.is_alive():
            self._report_unsaved()

    def close_batch(self) -> None:
        """Save what is waiting now: focus change, pause, lock, quit."""
        with self._changed:
            self._close_open()
            self._changed.notify_all()

    def close_batch_soon(self) -> None:
        """Save what is waiting as soon as a new turn had time to be painted: Enter."""
        with self._changed:
            if self._open is not None:
                self._open.hurry(self._monotonic())
            self._changed.notify_all()

    def flush(self, timeout: float = 10.0) -> None:
        """Close the batch and wait until everything is on the disk and reported, or raise DeskError not_saved."""
        self.close_batch()
        with self._changed:
            if not self._changed.wait_for(lambda: not self._has_unsaved(), timeout):
                raise refusals.not_saved()

    def ask(self, question: Callable[[HearingFile], Result]) -> Future[Result]:
        """Ask the open file something on its own thread, after what is closed by then; a DeskError is an answer too."""
        answer: Future[Result] = Future()
        with self._changed:
            self._asked.append(lambda: self._answer(question, answer))
            self._changed.notify_all()
        if not self._thread.is_alive() and not answer.done():
            answer.set_exception(refusals.not_saved())
        return answer

    def stop(self, timeout: float = 10.0) -> None:
        """Save everything, close the file and end the thread; DeskError not_saved when that fails in time."""
        with self._changed:
            self._close_open()
            self._stop_by, self._retry_at = self._monotonic() + timeout, 0.0
            self._changed.notify_all()
        self._thread.join(timeout + _LAST_WORDS_S)
        self._keeper.end()
        if self._thread.is_alive() or self._has_unsaved():
            raise refusals.not_saved()

    def _changed_characters(self, draft: StoredDraft) -> int:
        before = self._lengths.get(draft.turn, 0)
        self._lengths[draft.turn] = len(draft.text)
        return max(1, abs(len(draft.text) - before))

    def _close_open(self) -> None:
        if self._open is not None:
            self._last_number += 1
            batch, started = self._open.closed(), self._open.started
            self._closed.append(ClosedBatch(self._last_number, batch, started, self._monotonic()))
            self._open = None

    def _has_unsaved(self) -> bool:
        return self._open is not None or bool(self._closed)

    def _run(self) -> None:
        try:
            self._take_room()
            while (act := self._next_act()) is not None:
                act()
        finally:
            self._end()

    def _next_act(self) -> Callable[[], None] | None:
        with self._changed:
            while (act := self._act_due()) is None:
                if self._is_over():
                    return None
                self._changed.wait(self._seconds_to_wait())
            return act

    def _act_due(self) -> Callable[[], None] | None:
        now = self._monotonic()
        if self._open is not None and self._open.is_due(now):
            self._close_open()
        if self._closed and now >= self._retry_at:
            return self._save_first
        return self._asked.popleft() if self._asked else None

    def _is_over(self) -> bool:
        return self._stop_by is not None and (not self._closed or self._monotonic() >= self._stop_by)

    def _seconds_to_wait(self) -> float | None:
        moments = [self._open.due_at] if self._open is not None else []
        moments += [self._retry_at] if self._closed else []
        moments += [self._stop_by] if self._stop_by is not None else []
        return max(0.0, min(moments) - self._monotonic()) if moments else None

    def _save_first(self) -> None:
        first = self._closed[0]
        try:
            self._opened().append(self._marked(first))
        except DeskError as problem:
            self._retry_later(problem)
            return
        self._acknowledge(first)
        self._look_at_room(WARN_BYTES)

    def _marked(self, closed: ClosedBatch) -> Batch:
        second = self._fallback.second
        return closed.batch if second is None else with_mark(closed.batch, second.mark, closed.number)

    def _opened(self) -> HearingFile:
        if self._file is None:
            self._file = self._open_file()
            self._seq = self._file.last_seq()
        if self._is_suspect:
            self._file.start_generation()
            self._is_suspect = False
        return self._file

    def _retry_later(self, problem: DeskError) -> None:
        self._is_suspect = True
        self._close_file()
        reserve = self._fallback.reserve
        has_room_again = problem.code == "disk_full" and reserve is not None and reserve.give_up()
        with self._changed:
            if not has_room_again:
                self._retry_at = self._monotonic() + self._retry_s
                self._retry_s = min(self._retry_s * 2, LONGEST_RETRY_S)
            self._keeper.failed(problem)

    def _acknowledge(self, saved: ClosedBatch) -> None:
        self._seq = max([self._seq, *(event.seq for event in saved.batch.events)])
        took_ms = (self._monotonic() - saved.closed) * 1000
        with self._changed:
            is_all = self._open is None and len(self._closed) == 1
            # Told before anybody may call it late: what is told last is what stands in the header.
            self._tell(Acknowledged(self._seq, saved.batch, took_ms, is_all))
            self._closed.popleft()
            self._keeper.saved()
            self._retry_at, self._retry_s = 0.0, self._first_retry_s
            self._changed.notify_all()

    def _answer(self, question: Callable[[HearingFile], Result], answer: Future[Result]) -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            answer.set_result(question(self._opened()))
        except DeskError as problem:
            answer.set_exception(problem)
        finally:
            if not answer.done():
                answer.set_exception(refusals.not_saved())

    def _take_room(self) -> None:
        if self._fallback.reserve is not None:
            self._fallback.reserve.make()
        self._look_at_room(WARN_AT_START_BYTES)

    def _look_at_room(self, limit: int) -> None:
        watch = self._fallback.room
        if watch is not None and (news := watch.look(self._monotonic(), limit)) is not None:
            self._tell(news)

    def _tell(self, report: Report) -> None:
        self._post(lambda: self._listener(report))

    def _end(self) -> None:
        try:
            while self._asked:
                self._asked.popleft()()
        finally:
            self._close_file()
        if self._stop_by is None:
            self._report_unsaved()

    def _report_unsaved(self) -> None:
        since = self._closed[0].started if self._closed else self._monotonic()
        self._tell(SaveFailed(since, refusals.not_saved()))

    def _close_file(self) -> None:
        if self._file is not None:
            with suppress(DeskError):
                self._file.close()
        self._file = None
