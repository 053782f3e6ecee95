"""Locks the window: hears every trigger, covers the text at once, and ends the process when all is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from PySide6.QtCore import QObject, QTimer

from hearing_desk.app.lock import Lock
from hearing_desk.app.lock_rules import Answer, Trigger
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.lock_cover import COVERED, WAITING, Cover
from hearing_desk.ui.lock_idle import IdleWatch
from hearing_desk.ui.lock_triggers import SystemTriggers
from hearing_desk.ui.room import Say

AGAIN_MS = 2000
NEAR = Text("Nobody has typed for a while: Hearing Desk locks in one minute. Any key keeps it open.")
STAYS = Text("Hearing Desk stays open.")


class LockControl(QObject):
    """Keeps watch over one window. `leave` starts the lock window and ends this process: it never returns."""

    def __init__(self, assembly: Assembly, lock: Lock, say: Say, leave: Callable[[], NoReturn]) -> None:
        super().__init__()
        self._assembly = assembly
        self._window = assembly.window
        self._lock = lock
        self._leave = leave
        self._waiting: Trigger | None = None
        self.cover = Cover(say)
        self.idle = IdleWatch(lock.idle_s)
        self._again, self._blanked = QTimer(self), QTimer(self)
        for timer in (self._again, self._blanked):
            timer.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._connect()

    def start(self, triggers: SystemTriggers) -> None:
        """Keep watch from now on: at the keys of the window and at what the system says."""
        triggers.asked.connect(self.take)
        triggers.unlocked.connect(self.lift)
        self.cover.create()
        self.idle.start(*filter(None, (self._window.windowHandle(), self.cover.windowHandle())))

    def take(self, trigger: Trigger) -> None:
        """Do what a trigger asks in the hearing as it is now."""
        answer = self._lock.answer(trigger)
        if answer is Answer.LOCK:
            self._lock_up(trigger)
        elif answer is Answer.BLANK and not self.cover.isVisible():
            self.cover.stand_before(self._window, COVERED)
            self._blanked.start(int(self._lock.blank_s() * 1000))

    def lift(self) -> None:
        """Show the text again; a lock that waited for the disk is given up."""
        self._waiting = None
        self._again.stop()
        self._blanked.stop()
        if self.cover.isVisible():
            self.cover.make_way(self._window)

    def let_go(self) -> None:
        """Keep watch no more."""
        self.idle.stop()
        self._again.stop()
        self._blanked.stop()
        self.cover.hide()

    def _lock_up(self, trigger: Trigger) -> None:
        self._assembly.stop_export()
        place = self._assembly.place()
        self._waiting = trigger
        try:
            self._lock.set_down(trigger, place)
        except DeskError:
            # Nothing typed is lost comes before nobody reads it: the text stays, out of sight, until it is saved.
            self.cover.stand_before(self._window, WAITING)
            self._again.start()
            return
        self._leave()

    def _try_again(self) -> None:
        if self._waiting is not None:
            self._lock_up(self._waiting)

    def _by_key(self) -> None:
        self.take(Trigger.KEY)

    def _connect(self) -> None:
        self._window.register("lock", self._by_key)
        self.cover.lock_asked.connect(self._by_key)
        self.cover.lifted.connect(self.lift)
        self.idle.due.connect(lambda: self.take(Trigger.IDLE))
        self.idle.near.connect(lambda: self._window.tell(NEAR))
        self.idle.over.connect(lambda: self._window.tell(STAYS))
        self._again.timeout.connect(self._try_again)
        self._blanked.timeout.connect(lambda: self.take(Trigger.BLANKED_LONG))
