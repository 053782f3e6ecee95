"""Looks for words in the text of a hearing on a thread of its own, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeAlias

Post: TypeAlias = Callable[[Callable[[], None]], None]
Found: TypeAlias = Callable[[int], None]


class Finding:
    """Tells how often words stand in a text; only the newest question is answered."""

    def __init__(self, post: Post, found: Found) -> None:
        self._post = post
        self._found = found
        self._asked = 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="finding")

    def ask(self, text: str, wanted: str) -> None:
        """Look for `wanted` in `text`, without case; `found` hears of it on the thread of `post`."""
        self._asked += 1
        number = self._asked
        self._worker.submit(count_of, text, wanted).add_done_callback(lambda done: self._hand_over(number, done))

    def close(self) -> None:
        """Answer nothing more."""
        self._asked += 1
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _hand_over(self, number: int, done: Future[int]) -> None:
        if not done.cancelled():
            self._post(lambda: self._answer(number, done.result()))

    def _answer(self, number: int, count: int) -> None:
        if number == self._asked:
            self._found(count)


def count_of(text: str, wanted: str) -> int:
    """How often the words stand in the text, without case and without overlap."""
    return text.casefold().count(wanted.casefold()) if wanted else 0
