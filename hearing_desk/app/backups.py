"""The backups of the open hearing: when one is wanted, and what is known about them, so that the screen can say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hearing_desk.app.clock import Clock
from hearing_desk.app.post_queue import Post
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault.backup_keeper import BackupFailed, BackupKeeper, BackupReport, SecondFailed
from hearing_desk.vault.backup_shelf import Backup, BackupShelf
from hearing_desk.vault.writer import Writer


@dataclass(frozen=True)
class BackupState:
    """When the last backup was made, and since when and why none could be; everything typed is saved all the same."""

    made_at: datetime | None = None
    failing_since: datetime | None = None
    problem: DeskError | None = None
    second_problem: DeskError | None = None

    @property
    def line(self) -> Text | None:
        """What stands on the screen for as long as it is so; None while all is well."""
        if self.failing_since is None or self.problem is None:
            return self.second_problem.text if self.second_problem is not None else None
        since, why = f"{self.failing_since:%H:%M}", self.problem.text
        return Text("No backup since {time}, but everything is saved. {why}", time=since, why=why)


class OpenBackups:
    """Wants a backup whenever the hearing comes into another state: a pause, going on, the end, *definitief*."""

    def __init__(
        self,
        shelf: BackupShelf,
        writer: Writer,
        clock: Clock,
        post: Post,
        changed: Callable[[BackupState], None],
        second: Callable[[Backup], None] = lambda backup: None,
    ) -> None:
        self.state = BackupState()
        self._writer = writer
        self._post = post
        self._changed = changed
        self._before: object = None
        self._keeper = BackupKeeper(shelf, writer.ask, clock.now, self._tell, second=second)

    def watch(self, hearing: Hearing) -> None:
        """Something was recorded; a backup is wanted when the hearing is somewhere else in its life now."""
        now = (hearing.status, len(hearing.pauses), len(hearing.sessions), len(hearing.corrections))
        if now != self._before and self._before is not None:
            self.request()
        self._before = now

    def request(self) -> None:
        """Make one soon, if anything changed since the last."""
        # What was recorded a moment ago still waits in its batch: the backup shall have it.
        self._writer.close_batch()
        self._keeper.request()

    def finish(self, patience_s: float) -> None:
        """Make the last one; when it is not done in time the hearing closes without it."""
        self._keeper.finish(patience_s)

    def _tell(self, report: BackupReport) -> None:
        self._post(lambda: self._take(report))

    def _take(self, report: BackupReport) -> None:
        if isinstance(report, BackupFailed):
            since = self.state.failing_since or report.at
            self.state = BackupState(self.state.made_at, since, report.problem)
        elif isinstance(report, SecondFailed):
            self.state = replace(self.state, second_problem=report.problem)
        else:
            self.state = BackupState(report.backup.at)
        self._changed(self.state)
