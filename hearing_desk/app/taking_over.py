"""Takes in what a colleague prepared, from a sealed file: only what is not known here, and nothing counts unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.app.case import Case
from hearing_desk.app.case_presenter import CASE
from hearing_desk.app.desk import Desk
from hearing_desk.app.handover_fit import fitting
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import OptionsOf, is_iso_day, options_of, problems_in, text_in
from hearing_desk.core import events as ev
from hearing_desk.core.form import FieldKind, FormField, FormPack, GoesTo
from hearing_desk.core.handover import Handover, as_told, from_bytes, missing_in, path_of
from hearing_desk.core.hearing import Status
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.vault import Doing, unseal
from hearing_desk.vault.sealed_file import MOST_BYTES

Values = Mapping[str, ev.FieldValue]
FILE, WORDS = "file", "words"
_NOT_BEGUN = (Status.PLANNED.value, Status.IN_PREPARATION.value, Status.READY.value)
_MOST_READ = MOST_BYTES + 4096


@dataclass(frozen=True)
class Package:
    """What was in a sealed file, and the hash of that file: the same number stands in the log of who made it."""

    handover: Handover
    sha256: str


class TakingOver:
    """Reads a sealed preparation and puts it into a hearing of this vault; `told` says what came of it."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk = desk
        self._words = words
        self.told = Text("")

    def why_not(self) -> Text | None:
        """Why nothing can be taken in now, None when it can."""
        if self._desk.is_hearing_going_on:
            return Text("A hearing is going on. Take in a preparation before it or afterwards.")
        return None

    @property
    def fields(self) -> tuple[FormField, ...]:
        """What is asked: the file, and the words that were told."""
        say = self._words.say
        asked = ((FILE, Text("Sealed file")), (WORDS, Text("Words that open it")))
        return tuple(FormField(n, say(t), FieldKind.TEXT, GoesTo.VAULT, is_required=True) for n, t in asked)

    def problems(self, values: Values) -> tuple[Problem, ...]:
        """What is missing before a file can be opened."""
        return problems_in(self.fields, values)

    def read(self, values: Values) -> Package:
        """Open the file, which takes a second: on any thread. DeskErrors `sealed_…`, `handover_…`."""
        data = _file(Path(text_in(values, FILE).strip()).expanduser())
        handover = from_bytes(unseal(data, as_told(text_in(values, WORDS))))
        return Package(handover, hashlib.sha256(data).hexdigest())

    def take(self, package: Package) -> tuple[Problem, ...]:
        """Put it into the hearing with its reference, or into a new one, and open that; or why nothing was taken in."""
        handover = package.handover
        rows = [row for row in self._desk.rows() if row.reference == handover.reference]
        if len(rows) > 1:
            return (Problem(Text(
                "Two hearings here have the reference {reference}. Nothing was taken in. "
                "Give one of them another reference first.", reference=handover.reference)),)  # fmt: skip
        if rows and rows[0].status not in _NOT_BEGUN:
            return (Problem(Text("The hearing {reference} has begun here already. Nothing was taken in.",
                                 reference=handover.reference)),)  # fmt: skip
        try:
            session = self._desk.open(rows[0].hearing_id) if rows else self._planned(handover)
            self._take_into(session, package, is_new=not rows)
        except DeskError as error:
            return (Problem(error.text),)
        return ()

    def _planned(self, handover: Handover) -> Session:
        day = next((str(one.value) for one in handover.fields if one.field == "date"), "")
        if not is_iso_day(day):
            raise _not_whole()
        known = self._desk.pack_on(day).pack
        things = fitting(known, handover.fields, self._options(known))
        values = {one.field: one.value for one in things if isinstance(one, ev.FieldFilled)}
        if problems_in(known.sheet(CASE).fields, values) or values.get("reference") != handover.reference:
            raise _not_whole()
        return self._desk.plan(Case(values))

    def _take_into(self, session: Session, package: Package, is_new: bool) -> None:
        things = package.handover.things()
        known = fitting(session.pack, things, self._options(session.pack))
        added = missing_in(session.committed, known)
        if not (added or is_new):
            self.told = Text("Everything in this preparation stands here already. Nothing was changed.")
            return
        paths = tuple(path_of(one.item) for one in added if isinstance(one, ev.PreparationAnswered))
        doing, marks = Doing.PREPARATION_TAKEN_OVER, {"record": package.sha256}
        at, hearing_id = session.now(), session.hearing_id
        self._desk.wait(lambda: self._desk.vault.log.append(doing, at, hearing_id, marks=marks))
        taken = ev.PreparationTakenOver(package.sha256, package.handover.made_at, paths)
        session.record(*added, taken)
        session.save_now()
        self.told = _told(package.handover.recipient, len(things) - len(known))

    def _options(self, pack: FormPack) -> OptionsOf:
        return options_of(pack, self._words.language)


def _file(path: Path) -> bytes:
    with suppress(OSError, ValueError):
        # A named pipe or a device would never end.
        if path.is_file():
            with path.open("rb") as file:
                return file.read(_MOST_READ)
    raise DeskError("handover_file", Text("This file cannot be read. Choose another one."))


def _told(recipient: str, left_out: int) -> Text:
    if left_out:
        return Text(
            "Taken in, as made for {recipient}. Left out, because the form pack here does not know it: {count}.",
            recipient=recipient,
            count=left_out,
        )
    return Text("Taken in, as made for {recipient}. Ctrl+F12 asks which answers you confirm.", recipient=recipient)


def _not_whole() -> DeskError:
    return DeskError(
        "handover_not_whole",
        Text(
            "Its reference, date or procedure is not filled in. Nothing was taken in. "
            "Ask your colleague to make it anew."
        ),
    )
