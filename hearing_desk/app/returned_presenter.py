"""What came back, line by line: from a Word file or a pasted letter; the officer keeps each, and nothing is judged."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from hearing_desk.app.export_documents import sent_original, sent_turns
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.post_queue import Post
from hearing_desk.app.returned_file import ReturnedReader
from hearing_desk.app.session import Session
from hearing_desk.app.waiting import turn_names
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.letter import read_letter
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Say
from hearing_desk.core.returned import How, ReturnedChange, ReturnedFile
from hearing_desk.core.text import Text

NO_TURN = "-"
"""Stands for "none" where a turn is chosen."""

REPLACING = (How.TRACKED, How.MOVED, How.SILENT)
_HOW = {
    How.TRACKED: Text("marked change"),
    How.MOVED: Text("moved"),
    How.COMMENT: Text("comment"),
    How.SILENT: Text("changed without a mark"),
    How.LAYOUT: Text("layout"),
    How.MARKED: Text("struck through or marked by hand"),
    How.LETTER: Text("letter"),
}
_LONGEST = 160


class ReturnedPresenter:
    """The lines of what came back last. `changed` is called on the session's thread when reading a file is done."""

    def __init__(
        self,
        session: Session,
        is_practice: bool,
        post: Post,
        say: Say,
        changed: Callable[[], None],
        reader: ReturnedReader | None = None,
    ) -> None:
        self._session = session
        self._is_practice = is_practice
        self._post = post
        self._say = say
        self._changed = changed
        self._reader = reader or ReturnedReader()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="returned")
        self._changes: tuple[ReturnedChange, ...] = ()
        self._is_closed = False
        self.is_reading = False
        self.line = Text("")

    def open(self, path: Path) -> None:
        """Begin to read a file; the lines that were there stay until it is read."""
        if self.is_reading:
            return
        self.is_reading, self.line = True, Text("The file is being read.")
        done = self._worker.submit(self._read, self._session.committed, path)
        done.add_done_callback(lambda future: self._post(lambda: self._finish(future)))

    def paste(self, letter: str) -> None:
        """Cut a letter into its points."""
        if not letter.strip():
            self.line = Text("There is no text to paste. Copy the letter first.")
            return
        turns = sent_turns(self._session.committed, self._session.pack, self._is_practice)
        self._show(read_letter(letter, turns))

    def rows(self) -> tuple[ItemRow, ...]:
        """Every line: where, what it was and becomes, how it stood there, and whether it is kept."""
        return tuple(self._row(at, change) for at, change in enumerate(self._changes))

    def change(self, row: str) -> ReturnedChange | None:
        """The change of a line, None when there is no such line."""
        return self._changes[int(row)] if row.isdecimal() and int(row) < len(self._changes) else None

    def values(self, row: str) -> dict[str, str]:
        """What the form of a correction shows of a line; who it is from and of what kind is the officer's to say."""
        change = self.change(row)
        if change is None:
            return {}
        return {"turn": change.turn or NO_TURN, "text": self._text(change), "note": self._origin(change)}

    def next_open(self, row: str) -> str:
        """The first line after this one that is not kept yet, "" when there is none."""
        after = int(row) + 1 if row.isdecimal() else 0
        return next((str(at) for at in range(after, len(self._changes)) if not self._is_kept(self._changes[at])), "")

    def close(self) -> None:
        """Let go: what is still being read is not shown any more."""
        self._is_closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _read(self, hearing: Hearing, path: Path) -> ReturnedFile:
        return self._reader.read(path, sent_original(hearing, self._session.pack, self._is_practice))

    def _finish(self, future: Future[ReturnedFile]) -> None:
        if self._is_closed or future.cancelled():
            return
        self.is_reading = False
        try:
            found = future.result()
        except DeskError as refusal:
            self.line = refusal.text
        else:
            self._show(found.changes)
            if not found.is_of_report:
                self.line = Text(
                    "{line} The file does not bear the number of this report: check that it is the right one.",
                    line=self.line,
                )
        self._changed()

    def _show(self, changes: tuple[ReturnedChange, ...]) -> None:
        self._changes = changes
        unplaced = sum(not change.turn for change in changes)
        self.line = Text.counted(
            "{count} change was found, {unplaced} without a turn. Keep it with Enter.",
            "{count} changes were found, {unplaced} without a turn. Keep each with Enter.",
            count=len(changes),
            unplaced=unplaced,
        )

    def _row(self, at: int, change: ReturnedChange) -> ItemRow:
        is_kept = self._is_kept(change)
        name = turn_names(self._session.committed, (change.turn,)) if change.turn else ""
        place = Text("{turn}: {words}", turn=name or self._say(Text("no turn")), words=self._shown(change))
        how = [self._say(_HOW[change.how]), change.by, change.at[:10]]
        state = [self._say(Text("kept"))] if is_kept else []
        return ItemRow(str(at), self._say(place), " · ".join(filter(None, (*state, *how))), change.where, not is_kept)

    def _shown(self, change: ReturnedChange) -> str:
        old, new = (" ".join(words.split()) for words in (change.old, change.new))
        becomes = f"“{new}”" if new else self._say(left_out())
        replaced = f"“{old}”" if change.how is How.MARKED else f"“{old}” → {becomes}"
        words = replaced if old else new
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    def _is_kept(self, change: ReturnedChange) -> bool:
        kept = ((c.turn, c.text) for c, _ in self._session.committed.corrections)
        text = change.new if change.how in REPLACING else self._text(change)
        return (change.turn, text) in kept

    def _text(self, change: ReturnedChange) -> str:
        if change.how is How.LAYOUT:
            return self._say(Text("The layout was changed here."))
        if change.how is How.MARKED:
            return self._say(Text("Struck through, hidden or marked by hand: “{words}”.", words=change.old))
        return change.new or self._say(left_out())

    def _origin(self, change: ReturnedChange) -> str:
        at_words = f"“{change.old}”" if change.how is How.COMMENT and change.old else ""
        return ", ".join(filter(None, (change.by, change.at[:10], at_words)))


def left_out() -> Text:
    """What the form shows instead of nothing where words are only taken away."""
    return Text("(to be left out)")


def replaced_words(change: ReturnedChange | None, turn: str) -> str:
    """The words of the turn that a line replaces, "" when it does not, or was put with another turn."""
    return change.old if change is not None and change.how in REPLACING and change.turn == turn else ""
