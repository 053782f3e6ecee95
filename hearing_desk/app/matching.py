"""Matches finished answers against the signal groups on a thread of its own, so that typing never waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from hearing_desk.app.matcher_of_pack import matcher_of
from hearing_desk.app.post_queue import Post
from hearing_desk.core.form import FormPack
from hearing_desk.core.signals import Matcher, match

Found = Callable[[str, str, tuple[str, ...]], None]
MANY = 200
_SHOWN_WITHIN_S = 1.0


class Matching:
    """One worker thread; `found(turn, text, groups)` is called through `post` on the session's thread."""

    def __init__(self, pack: FormPack, gender: Callable[[], str], post: Post, found: Found) -> None:
        self._pack = pack
        self._gender = gender
        self._post = post
        self._found = found
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="matching")
        self._matcher: Matcher | None = None
        self._waiting = 0
        self._stopping = threading.Event()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still being looked at."""
        return self._waiting > 0

    def look_at(self, turn: str, text: str, question: str) -> None:
        """Match the text of a finished turn, with the question above it."""
        self._waiting += 1
        future = self._worker.submit(self._groups, text, self._gender(), question)
        future.add_done_callback(lambda done: self._post(lambda: self._deliver_done(turn, text, done)))

    def look_again(self, answers: Sequence[tuple[str, str, str]]) -> None:
        """Match (turn, text, question) of a hearing that was opened again; of a long one only once it stands there."""
        self._waiting += len(answers)
        future = self._worker.submit(self._look_through, tuple(answers), self._gender())
        future.add_done_callback(lambda done: None if done.cancelled() else self._post(done.result))

    def stop(self) -> None:
        """End the thread; what is still waiting is dropped."""
        self._stopping.set()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._waiting = 0

    def _look_through(self, answers: Sequence[tuple[str, str, str]], gender: str) -> None:
        if len(answers) > MANY:
            self._stopping.wait(_SHOWN_WITHIN_S)
        for turn, text, question in answers:
            if self._stopping.is_set():
                return
            groups = self._groups(text, gender, question)
            self._post(partial(self._deliver, turn, text, groups))

    def _groups(self, text: str, gender: str, question: str) -> tuple[str, ...]:
        if self._matcher is None:
            self._matcher = matcher_of(self._pack)
        hits = match(self._matcher, text, gender, question)
        return tuple(dict.fromkeys(hit.group for hit in hits))

    def _deliver_done(self, turn: str, text: str, done: Future[tuple[str, ...]]) -> None:
        if not done.cancelled():
            self._deliver(turn, text, done.result())

    def _deliver(self, turn: str, text: str, groups: tuple[str, ...]) -> None:
        self._waiting -= 1
        self._found(turn, text, groups)
