"""Moving a hearing to a newer form pack: what that does to each answer, and the act itself, which is the officer's."""

from __future__ import annotations

from collections.abc import Iterable

from hearing_desk.app.desk import Desk
from hearing_desk.app.session import Session
from hearing_desk.core.events import AnswersConfirmed, PackMoved
from hearing_desk.core.gate import decided
from hearing_desk.core.hearing import Status
from hearing_desk.core.pack_answers import Given, given_answers
from hearing_desk.core.pack_move import AnswerFate, Fate, fates, moved_answers, paths_of
from hearing_desk.core.problems import Problem
from hearing_desk.core.report_of_hearing import pack_name
from hearing_desk.core.text import Text
from hearing_desk.formpack import LoadedPack

_NO_NEWER = Text("There is no newer form pack for this hearing.")
ROOMS = ("preparation", "pause", "review")


class PackMoving:
    """The hearing that is open, beside the pack in force today. Nothing here happens unasked."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session

    @property
    def is_offered(self) -> bool:
        """Whether it is in the menu: never while a hearing is going on."""
        return self._session.committed.status is not Status.RUNNING

    def refused(self, room: str) -> Text | None:
        """Why it cannot be done now, in this room; None when it can."""
        hearing = self._session.committed
        if self._session.is_read_only:
            return Text("This hearing can only be read here.")
        if not self.is_offered:
            return Text("A hearing that is going on stays on its form pack. In a pause it can be moved to a newer one.")
        if room not in ROOMS:
            return Text("This is done in Preparation (Alt+2), Pause (Alt+5) or Review and export (Alt+7).")
        if hearing.is_final:
            return Text("The report is final. It stays on the form pack it was made with.")
        if not self.newer and not hearing.unconfirmed:
            return _NO_NEWER
        return None

    @property
    def newer(self) -> str:
        """The name of the newer pack, as the report prints it; "" when there is none."""
        found = self._newer()
        return pack_name(found.pack) if found is not None else ""

    def fates(self) -> tuple[AnswerFate, ...]:
        """What becomes of each answer with the newer pack; nothing when there is none."""
        found = self._newer()
        return fates(self._session.committed, self._session.shown_pack, found.pack) if found is not None else ()

    def move(self, reason: str) -> tuple[Problem, ...]:
        """Move the hearing and open it anew with the newer pack; DeskErrors as of `Desk.open`."""
        newer = self._newer()
        if newer is None:
            return (Problem(_NO_NEWER),)
        self._session.finish_all_turns()
        self._session.record(self._event(newer, reason.strip()))
        self._session = self._desk.open(self._session.hearing_id)
        hearing, pack = self._session.committed, self._session.pack
        gate = () if hearing.has_ended else decided(hearing, pack.gate, pack.serial)
        if gate:
            self._session.record(*gate)
        return ()

    def to_confirm(self) -> tuple[Given, ...]:
        """The answers that count again when the officer confirms them as they are."""
        given = given_answers(self._session.committed, self._session.shown_pack)
        return tuple(one for one in given if one.path in self._session.committed.unconfirmed)

    def confirm(self, paths: Iterable[str]) -> tuple[Problem, ...]:
        """These answers stand as they are."""
        confirmed = tuple(paths)
        if not confirmed:
            return (Problem(Text("Tick what stands as it is. What does not, answer again in its own room.")),)
        self._session.record(AnswersConfirmed(confirmed))
        return ()

    def _newer(self) -> LoadedPack | None:
        # The pack in force today, when it is a later one of the same line and the hearing was held or is to be.
        hearing = self._session.committed
        if hearing.pack is None or hearing.not_held is not None:
            return None
        found = self._desk.pack_on(self._desk.clock.now().date().isoformat())
        return found if found.line == hearing.pack.line and found.serial > hearing.pack.serial else None

    def _event(self, newer: LoadedPack, reason: str) -> PackMoved:
        found = self.fates()
        return PackMoved(
            newer.line,
            self._session.pack.serial,
            newer.serial,
            newer.sha256,
            newer.text,
            reason,
            moved_answers(found),
            paths_of(found, Fate.CONFIRM),
            paths_of(found, Fate.KEPT_ASIDE),
        )
