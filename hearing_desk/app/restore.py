"""Putting a hearing back as a backup has it: the backups there are, in words, and the act, which can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.app.clock import ZONE, stamp
from hearing_desk.app.desk import Desk
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.status import Status
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words, short_day
from hearing_desk.vault.audit_act import Doing, Result
from hearing_desk.vault.backup_shelf import SET_ASIDE, Backup

_KIB = 1024
_GOES_ON = Text("A hearing is going on. Pause or end it first; then a backup can be put back.")


@dataclass(frozen=True)
class BackupLine:
    """One backup to choose: its name for the program, and its line for the person."""

    name: str
    line: str


class RestorePresenter:
    """The backups of one hearing of a desk, and going back to one: `begin`, `put_back` on any thread, `finish`."""

    def __init__(self, desk: Desk, words: Words, hearing_id: str) -> None:
        self._desk = desk
        self._words = words
        self.hearing_id = hearing_id
        self.has_opened_again = False
        self._was_open = ""

    def why_not(self) -> Text | None:
        """Why nothing can be put back now: a hearing is going on, or there is no backup."""
        if is_going_on(self._desk, self.hearing_id):
            return _GOES_ON
        return None if self._readable() else Text("There is no backup of this hearing yet.")

    def lines(self) -> tuple[BackupLine, ...]:
        """The backups that can be read, the newest first: when each was made, its turns and its size; on any thread."""
        return tuple(BackupLine(backup.name, self._line(backup)) for backup in self._readable())

    def question(self, name: str) -> Text:
        """What is asked before it is done: what happens, and that nothing is lost by it."""
        moment = self._moment(self._desk.vault.backups.of(self.hearing_id).find(name))
        return Text(
            "The hearing becomes as it was on {moment}. How it is now is kept as one more backup: this can be undone.",
            moment=moment,
        )

    def begin(self) -> tuple[Problem, ...]:
        """Let go of the open hearing, and keep this one from being opened until `finish`."""
        if is_going_on(self._desk, self.hearing_id):
            return (Problem(_GOES_ON),)
        self._was_open = self._desk.session.hearing_id if self._desk.session is not None else ""
        try:
            self._desk.let_go()
        except DeskError as error:
            return (Problem(error.text),)
        self._desk.held = self.hearing_id
        return ()

    def put_back(self, name: str) -> None:
        """Put the hearing back and log that, on any thread; after a DeskError it is as it was."""
        vault, at = self._desk.vault, self._desk.clock.now()
        try:
            vault.backups.restore(self.hearing_id, name, at)
        except DeskError:
            vault.log.append(Doing.RESTORED, stamp(at), self.hearing_id, Result.FAILED, {"backup": name})
            raise
        vault.log.append(Doing.RESTORED, stamp(at), self.hearing_id, marks={"backup": name})

    def finish(self, error: DeskError | None, is_awaited: bool) -> tuple[Problem, ...]:
        """Open the hearing as it is now, after an error what was open before: if it is awaited and none is open."""
        self._desk.held = ""
        wanted = self._was_open if error is not None else self.hearing_id
        errors = [error] if error is not None else []
        if wanted and is_awaited and self._desk.session is None:
            try:
                self._desk.refresh_row(self._desk.open(wanted))
                self.has_opened_again = True
            except DeskError as another:
                errors.append(another)
        return tuple(Problem(each.text) for each in errors)

    def _readable(self) -> tuple[Backup, ...]:
        return tuple(each for each in self._desk.vault.backups.of(self.hearing_id).list() if each.is_readable)

    def _line(self, backup: Backup) -> str:
        say, moment = self._words.say, self._moment(backup)
        try:
            told = self._desk.vault.backups.of(self.hearing_id).describe(backup)
        except DeskError:
            return say(Text("{moment} · damaged", moment=moment))
        line = Text("{moment} · {turns} turns · {size} kB", moment=moment, turns=told.turns, size=told.size // _KIB)
        return say(Text("{line} · before a restore", line=line) if backup.kind == SET_ASIDE else line)

    def _moment(self, backup: Backup) -> str:
        at = backup.at.astimezone(ZONE)
        return f"{short_day(at.date(), self._words.language)} {at:%H:%M:%S}"


def is_going_on(desk: Desk, hearing_id: str) -> bool:
    """Whether the open hearing, or this one, is *bezig*; one that cannot be read any more is not."""
    if desk.session is not None and desk.session.committed.status is Status.RUNNING:
        return True
    row = next((row for row in desk.rows() if row.hearing_id == hearing_id), None)
    return row is not None and row.status == Status.RUNNING.value and _is_readable(desk, hearing_id)


def _is_readable(desk: Desk, hearing_id: str) -> bool:
    if desk.session is not None and desk.session.hearing_id == hearing_id:
        return True
    try:
        desk.vault.read_hearing(hearing_id)
    except DeskError:
        return False
    return True
