"""Does what takes long on a thread of its own, so that the window stays alive, and tells the window what came of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from hearing_desk.app.post_queue import Post
from hearing_desk.core.problems import DeskError

Made = TypeVar("Made")


class Worker:
    """One act at a time; `is_busy` from its beginning until it was told."""

    def __init__(self, name: str, post: Post) -> None:
        self._post = post
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._is_forgotten = False
        self.is_busy = False

    def begin(self, act: Callable[[], Made], done: Callable[[Made], None], failed: Callable[[DeskError], None]) -> None:
        """Do `act` on the thread; one of the others is called on the thread of `post`, with what it gave or raised."""
        self.is_busy = True
        future = self._executor.submit(act)
        future.add_done_callback(lambda made: self._post(lambda: self._tell(made, done, failed)))

    def let_go(self) -> None:
        """Wait for an act that goes on; there is no other after it."""
        self._executor.shutdown(wait=True)

    def forget(self) -> None:
        """Nobody is there any more to be told."""
        self._is_forgotten = True
        self._executor.shutdown(wait=False)

    def _tell(self, made: Future[Made], done: Callable[[Made], None], failed: Callable[[DeskError], None]) -> None:
        self.is_busy = False
        if self._is_forgotten:
            return
        try:
            result = made.result()
        except DeskError as error:
            failed(error)
        else:
            done(result)
