"""Asks the Dutch dictionary about the words of a text, on a thread of its own; it never changes a letter."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hearing_desk.app.post_queue import Post
from hearing_desk.app.session import Session
from hearing_desk.core.spelling import WordPlace, own_words, unknown_words

if TYPE_CHECKING:
    from hunspell import Hunspell

DICTIONARY = Path(__file__).resolve().parents[1] / "data" / "dictionary"
MOST_SUGGESTIONS = 7

_Result = TypeVar("_Result")


class Speller:
    """One worker thread with the dictionary, loaded when it is first asked; answers come through `post`."""

    def __init__(self, dictionary: Path, post: Post) -> None:
        self._dictionary = dictionary
        self._post = post
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="spelling")
        self._hunspell: Hunspell | None = None
        self._known: dict[str, bool] = {}
        self._is_stopped = False

    def ask(self, work: Callable[[], _Result], answer: Callable[[_Result], None]) -> None:
        """Do this on the worker's thread, and give what came of it to `answer` on the asker's; nothing once stopped."""
        if self._is_stopped:
            return
        future = self._worker.submit(work)
        future.add_done_callback(lambda done: self._post(lambda: self._deliver(done, answer)))

    def knows(self, word: str) -> bool:
        """Whether the dictionary has this word; only on the worker's thread."""
        if word not in self._known:
            self._known[word] = bool(self._loaded().spell(word))
        return self._known[word]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Words that look like it; only on the worker's thread."""
        return tuple(self._loaded().suggest(word))[:MOST_SUGGESTIONS]

    def stop(self) -> None:
        """End the thread; what is still waiting is dropped."""
        self._is_stopped = True
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, done: Future[_Result], answer: Callable[[_Result], None]) -> None:
        # Who asked may be gone together with the room it was asked in.
        if not done.cancelled() and not self._is_stopped:
            answer(done.result())

    def _loaded(self) -> Hunspell:
        if self._hunspell is None:
            from hunspell import Hunspell

            self._hunspell = Hunspell("nl", hunspell_data_dir=str(self._dictionary))
        return self._hunspell


class SpellingPresenter:
    """The spelling of a hearing that is looked over; the names of its fact card are known words."""

    def __init__(self, session: Session, speller: Speller) -> None:
        self._session = session
        self._speller = speller

    def unknown_in(self, text: str, answer: Callable[[tuple[WordPlace, ...]], None]) -> None:
        """The words in a text that are not known."""
        own, knows = self._own(), self._speller.knows
        self._speller.ask(lambda: unknown_words(text, own, knows), answer)

    def next_turn(self, after: str, answer: Callable[[str], None]) -> None:
        """The first turn behind this one ("" for the top) that holds a word that is not known; "" when none does."""
        turns = [(str(turn.id), turn.text) for turn in self._session.turns if turn.has_begun]
        ids = [turn for turn, _ in turns]
        rest = turns[ids.index(after) + 1 :] if after in ids else turns
        own, knows = self._own(), self._speller.knows
        found = (turn for turn, text in rest if unknown_words(text, own, knows))
        self._speller.ask(lambda: next(found, ""), answer)

    def suggestions(self, word: str, answer: Callable[[tuple[str, ...]], None]) -> None:
        """What may have been meant."""
        self._speller.ask(lambda: self._speller.suggestions(word), answer)

    def _own(self) -> frozenset[str]:
        hearing = self._session.committed
        return own_words((*(line.text for line in hearing.fact_card.values()), *hearing.abbreviations.values()))
