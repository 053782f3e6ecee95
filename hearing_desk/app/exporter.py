"""Exports from the screen: one at a time on a thread of its own, asked for, followed, stopped, and noted when done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path

from hearing_desk.app.clock import Clock
from hearing_desk.app.copies import Makers
from hearing_desk.app.custody import Custody
from hearing_desk.app.export_documents import Exporting, Reader, dutch
from hearing_desk.app.export_hearing import WORD_ONLY, Destination, Exported, Watch, export_part
from hearing_desk.app.post_queue import Post
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import text_in
from hearing_desk.core.events import FieldValue, PartExported
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text

_PURPOSE, _RECIPIENT, _ALSO = "export.purpose", "export.recipient", "export.also"
PRINTED = "afdruk"
"""What is noted as exported when the report went to a printer."""
STOPPED_WITHIN_S = 1.0
"""How long the end of a hearing's windows waits for an export to stop."""


class Exporter:
    """The exports of one open hearing. `changed` is called on the session's thread after each change of the line."""

    def __init__(
        self,
        session: Session,
        custody: Custody,
        clock: Clock,
        post: Post,
        changed: Callable[[], None],
        makers: Makers = WORD_ONLY,
    ) -> None:
        self._session = session
        self._makers = makers
        self._also: tuple[str, ...] = ()
        self._custody = custody
        self._clock = clock
        self._post = post
        self._changed = changed
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="export")
        self._stop = threading.Event()
        self._current: Future[Exported] | None = None
        self._is_closed = False
        self.is_exporting = False
        self.line = Text("")
        self.problems: tuple[Problem, ...] = ()
        self.last: Exported | None = None

    @property
    def is_practice(self) -> bool:
        """Whether everything exported here is marked as practice."""
        return self._custody.is_practice

    def asks_passphrase(self) -> bool:
        """Whether the passphrase has to be typed before the next export."""
        return self._custody.asks_passphrase(self._clock.now())

    def proposed(self) -> Mapping[str, FieldValue]:
        """What the form begins with: the folder of the organisation, and the last purpose, recipient and formats."""
        exports = self._session.committed.exports
        last = exports[-1][0] if exports else None
        return {
            "folder": self._custody.folder,
            "also": tuple(self._last_said(_ALSO).split()),
            "purpose": last.purpose if last is not None else self._last_said(_PURPOSE),
            "recipient": last.recipient if last is not None else self._last_said(_RECIPIENT),
        }

    def start(self, part: Exporting, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        """Begin an export of the hearing as it stands now; what comes of it shows in `line` and `problems`."""
        problems = self._problems(values)
        if problems:
            return problems
        self._session.finish_all_turns()
        self._session.back_up()
        where = Destination(
            Path(text_in(values, "folder")).expanduser(),
            text_in(values, "purpose"),
            text_in(values, "recipient"),
        )
        passphrase = text_in(values, "passphrase") if self.asks_passphrase() else ""
        wanted = values.get("also")
        self._also = tuple(ending for ending in self._makers if isinstance(wanted, tuple) and ending in wanted)
        copies = {ending: self._makers[ending] for ending in self._also}
        self._stop.clear()
        self._show(Text("The export is being made."), is_exporting=True)
        done = self._worker.submit(self._work, self._session.committed, part, where, passphrase, copies)
        self._current = done
        done.add_done_callback(lambda future: self._post(lambda: self._finish(future)))
        return ()

    def why_not_print(self, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        """What is missing before the report can be put on paper."""
        return self._missing(values, "purpose", "recipient")

    def note_printing(self, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        """Log and note that the report goes to a printer, before it does; why it may not, when that is so."""
        hearing, purpose, recipient = self._session.committed, text_in(values, "purpose"), text_in(values, "recipient")
        try:
            if self.asks_passphrase():
                self._custody.check(text_in(values, "passphrase"))
                self._custody.before.given_at = self._clock.now()
            with self._custody.log.noting(Exporting.REPORT, self._session.hearing_id) as noted:
                noted("")
        except DeskError as problem:
            return (Problem(problem.text, "passphrase" if problem.code == "wrong_passphrase" else ""),)
        self._session.record(PartExported(PRINTED, purpose, recipient, "", is_concept=not hearing.is_final))
        self._session.save_now()
        return ()

    def cancel(self) -> None:
        """Stop the export that is going on; nothing of it is left."""
        self._stop.set()

    def stop(self) -> None:
        """Stop the export that is going on and wait a moment: what is being written is plain text."""
        self.cancel()
        if self._current is not None:
            wait([self._current], timeout=STOPPED_WITHIN_S)

    def close(self) -> None:
        """Stop, and let go: what still comes of an export is not noted any more."""
        self._is_closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)
        self.stop()

    def _problems(self, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        if self.is_exporting:
            return (Problem(Text("An export is being made. Wait for it, or stop it with Esc.")),)
        folder = text_in(values, "folder").strip()
        if self._custody.folder and folder and Path(folder) != Path(self._custody.folder):
            said = Text("Your organisation chose the folder {folder}. Export to that one.", folder=self._custody.folder)
            return (Problem(said, "folder"),)
        return self._missing(values, "folder", "purpose", "recipient")

    def _missing(self, values: Mapping[str, FieldValue], *names: str) -> tuple[Problem, ...]:
        asked = (*names, *(("passphrase",) if self.asks_passphrase() else ()))
        return tuple(
            Problem(Text("Fill this in."), name) for name in asked if not text_in(values, name).strip()
        )

    def _work(self, hearing: Hearing, part: Exporting, where: Destination, passphrase: str, copies: Makers) -> Exported:
        if passphrase:
            self._custody.check(passphrase)
        watch = Watch(self._tell_making, self._tell_progress, self._stop.is_set)
        reader: Reader = dutch()
        with self._custody.log.noting(part, self._session.hearing_id) as noted:
            pack, is_practice = self._session.pack, self._custody.is_practice
            return export_part(hearing, pack, part, where, is_practice, reader, watch, noted, copies)

    def _tell_making(self, name: str) -> None:
        self._post(lambda: self._show(Text("Made and checked: {name}.", name=name), is_exporting=True))

    def _tell_progress(self, done: int, total: int) -> None:
        line = Text("Writing: {done} of {total} files.", done=done, total=total)
        self._post(lambda: self._show(line, is_exporting=True))

    def _finish(self, future: Future[Exported]) -> None:
        if self._is_closed:
            return
        try:
            exported = future.result()
        except DeskError as problem:
            where = "passphrase" if problem.code == "wrong_passphrase" else ""
            self._show(problem.text, is_exporting=False, problems=(Problem(problem.text, where),))
            return
        if self.asks_passphrase():
            self._custody.before.given_at = self._clock.now()
        self._keep_said(exported.event)
        self.last = exported
        self._session.record(exported.event)
        self._session.save_now()
        folder = str(exported.paths[0].parent.parent)
        time = f"{self._clock.now():%H.%M.%S}"
        self._show(Text("Ready at {time}: {folder}", time=time, folder=folder), is_exporting=False)

    def _last_said(self, name: str) -> str:
        with suppress(DeskError):
            return self._session.personal.setting(name)
        return ""

    def _keep_said(self, event: PartExported) -> None:
        # Only to be proposed another time: a disk that refuses this stops nothing.
        with suppress(DeskError):
            self._session.personal.keep_setting(_ALSO, " ".join(self._also))
            self._session.personal.keep_setting(_PURPOSE, event.purpose)
            self._session.personal.keep_setting(_RECIPIENT, event.recipient)

    def _show(self, line: Text, is_exporting: bool, problems: tuple[Problem, ...] = ()) -> None:
        if self._is_closed:
            return
        self.line, self.is_exporting, self.problems = line, is_exporting, problems
        self._changed()
