"""Looks for words in all hearings of a vault at once, where policy allows it: one after another, on its own thread.

There is no index of their text. Each use is logged with its purpose; words, hits and what was read stay in memory.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial

from hearing_desk.app.clock import stamp
from hearing_desk.app.desk import Desk
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.lock_place import Place
from hearing_desk.app.post_queue import Post
from hearing_desk.app.sheet_values import is_iso_day, problems_in, text_in
from hearing_desk.app.stored_records import records_of
from hearing_desk.core.event_codec import KINDS
from hearing_desk.core.events import FieldValue, TurnId, TurnMended, TurnTyped
from hearing_desk.core.fold import fold
from hearing_desk.core.form import FieldKind, FormField, GoesTo, Option
from hearing_desk.core.hearing import Turn
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import turn_name
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.stored import StoredHearing
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words, short_day
from hearing_desk.vault import Doing, IndexRow, Vault

WORDS, PURPOSE = "search.words", "search.purpose"
LEAST_LETTERS, MOST_HITS = 3, 200
_PURPOSES = (
    ("found_again", Text("Find back a hearing of my own")),
    ("request", Text("Request of the person it is about (access, correction)")),
    ("complaint", Text("Complaint or appeal")),
    ("quality", Text("Checking the quality of the work")),
)
_BEFORE, _AFTER = 40, 60
_TEXTS = tuple(kind for kind, event in KINDS.items() if event in (TurnTyped, TurnMended))


@dataclass(frozen=True)
class Hit:
    """Words found in a turn of a hearing, `at` this many characters into it, with what stands around them."""

    hearing_id: str
    turn: TurnId
    at: int
    name: str
    around: str


class Searching:
    """One search at a time; `changed` is called on the thread of `post` after each hearing in which something stood."""

    def __init__(self, desk: Desk, words: Words, post: Post) -> None:
        self._desk = desk
        self._words = words
        self._post = post
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="searching")
        self._stopped = threading.Event()
        self._known: Mapping[str, IndexRow] = {}
        self._hits: tuple[Hit, ...] = ()
        self.is_busy = False
        self.line = Text("")
        self.changed: Callable[[], None] = _nothing

    def why_not(self) -> Text | None:
        """Why nothing can be looked for now: nobody sees another case while an applicant is in the room."""
        if self._desk.is_hearing_going_on:
            return Text("A hearing is going on. Search in all hearings before it or afterwards.")
        return None

    @property
    def fields(self) -> tuple[FormField, ...]:
        """What is asked: the words, and what for; that goes into the log of the vault, the words do not."""
        say = self._words.say
        hint = say(Text("This is logged, without the words."))
        return (
            FormField(WORDS, say(Text("Words to look for")), FieldKind.TEXT, GoesTo.VAULT, is_required=True),
            FormField(PURPOSE, say(Text("For what")), FieldKind.CHOICE, GoesTo.VAULT, hint=hint, is_required=True),
        )

    def options(self, field: FormField) -> tuple[Option, ...]:
        """The purposes there are."""
        return tuple(Option(code, self._words.say(text)) for code, text in _PURPOSES) if field.id == PURPOSE else ()

    def start(self, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        """Begin to look, in the newest hearing first; what was looked for before is forgotten."""
        wanted = text_in(values, WORDS).strip()
        problems = problems_in(self.fields, values) or self._problems_of(wanted)
        if problems:
            return problems
        self.stop()
        rows = sorted(self._desk.rows(), key=lambda row: (row.date, row.time), reverse=True)
        self._known = {row.hearing_id: row for row in rows}
        self._stopped, self._hits, self.is_busy = threading.Event(), (), True
        act = _Looking(self._desk.vault, wanted, tuple(self._known), self._stopped)
        own = self._own_turns()
        said = self._worker.submit(self._look, act, stamp(self._desk.clock.now()), text_in(values, PURPOSE), own)
        said.add_done_callback(lambda done: self._post(lambda: self._finish(act, done)))
        self._tell(Text("Searching …"))
        return ()

    def rows(self) -> tuple[ItemRow, ...]:
        """A line for each hit, those of the newest hearing first."""
        return tuple(self._row(number, hit) for number, hit in enumerate(self._hits))

    def place_of(self, item_id: str) -> Place:
        """Where a hit stands, to go there."""
        hit = self._hits[int(item_id)]
        return Place(hit.hearing_id, "hearing", hit.turn, hit.at)

    def stop(self) -> None:
        """Look no further."""
        self._stopped.set()

    def close(self) -> None:
        """Stop, and forget what was found."""
        self.stop()
        self._hits, self.changed = (), _nothing
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _problems_of(self, wanted: str) -> tuple[Problem, ...]:
        if reason := self.why_not():
            return (Problem(reason),)
        if len(wanted) < LEAST_LETTERS:
            return (Problem(Text("Give at least {least} letters.", least=LEAST_LETTERS), WORDS),)
        return ()

    def _own_turns(self) -> tuple[str, tuple[Turn, ...]]:
        session = self._desk.session
        return ("", ()) if session is None else (session.hearing_id, session.turns)

    def _look(self, act: _Looking, at: str, purpose: str, own: tuple[str, tuple[Turn, ...]]) -> int:
        # What cannot be logged is not looked for.
        act.vault.log.append(Doing.SEARCHED_ALL, at, marks={"purpose": purpose, "hearings": len(act.hearings)})
        found = 0
        for hits in act.found(own):
            found += len(hits)
            self._post(partial(self._take, act, hits))
            if found >= MOST_HITS:
                break
        return act.skipped

    def _take(self, act: _Looking, hits: tuple[Hit, ...]) -> None:
        if not act.stopped.is_set():
            self._hits = (*self._hits, *hits)[:MOST_HITS]
            self.changed()

    def _finish(self, act: _Looking, done: Future[int]) -> None:
        if act.stopped.is_set():
            return
        self.is_busy = False
        try:
            skipped = done.result()
        except DeskError as error:
            self._tell(error.text)
            return
        self._tell(self._told(skipped))

    def _told(self, skipped: int) -> Text:
        if len(self._hits) == MOST_HITS:
            return Text("The first {count} places. Use more words to find fewer.", count=MOST_HITS)
        if skipped:
            return Text(
                "Hearings that could not be searched: {count}. Open each of them once, and search again.", count=skipped
            )
        return Text.counted("{count} place", "{count} places", count=len(self._hits))

    def _tell(self, line: Text) -> None:
        self.line = line
        self.changed()

    def _row(self, number: int, hit: Hit) -> ItemRow:
        row = self._known[hit.hearing_id]
        day = short_day(date.fromisoformat(row.date), self._words.language) if is_iso_day(row.date) else row.date
        return ItemRow(str(number), "  ".join(filter(None, (day, row.reference, hit.name, hit.around))))


@dataclass
class _Looking:
    """One search on its way; `skipped` counts the hearings that could not be read as they lie there."""

    vault: Vault
    wanted: str
    hearings: tuple[str, ...]
    stopped: threading.Event
    skipped: int = 0

    def found(self, own: tuple[str, tuple[Turn, ...]]) -> Iterator[tuple[Hit, ...]]:
        """The hits of each hearing in which there are any."""
        open_id, open_turns = own
        wanted = self.wanted.casefold()
        # As it stands in a payload, which is JSON.
        stored = json.dumps(self.wanted, ensure_ascii=False)[1:-1].casefold()
        for hearing_id in self.hearings:
            if self.stopped.is_set():
                return
            turns = open_turns if hearing_id == open_id else self._turns_of(hearing_id, stored)
            if hits := tuple(_hits(hearing_id, turns, wanted)):
                yield hits

    def _turns_of(self, hearing_id: str, stored: str) -> tuple[Turn, ...]:
        try:
            held = self.vault.glance(hearing_id, _TEXTS, lambda text: stored in text.casefold())
        except DeskError:
            self.skipped += 1
            return ()
        return () if held is None else turns_of(held)


def turns_of(stored: StoredHearing) -> tuple[Turn, ...]:
    """The turns of a hearing at rest, as they stand in its text."""
    records, _ = records_of(stored)
    drafts = {TurnId(draft.turn): draft.text for draft in stored.drafts}
    return fold(records).with_drafts(drafts).ordered_turns()


def _hits(hearing_id: str, turns: Iterable[Turn], wanted: str) -> Iterator[Hit]:
    for turn in turns:
        at = turn.text.casefold().find(wanted)
        if at >= 0:
            yield Hit(hearing_id, turn.id, at, turn_name(turn) or turn.kind, _around(turn.text, at))


def _nothing() -> None:
    """Nobody is told."""


def _around(text: str, at: int) -> str:
    start, end = max(0, at - _BEFORE), at + _AFTER
    words = " ".join(printable(text[start:end]).split())
    return ("…" if start else "") + words + ("…" if end < len(text) else "")
