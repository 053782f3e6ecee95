"""Where a text of the pack comes from and when somebody last checked that: the line beside it, wherever it is shown.

Older than 90 days it asks to be checked, except while a hearing is going on.
"""

from __future__ import annotations

from datetime import date

from hearing_desk.app.session import Session
from hearing_desk.core.form import Provenance
from hearing_desk.core.hearing import Status
from hearing_desk.core.provenance import standing
from hearing_desk.core.report import Words
from hearing_desk.core.text import Text


def checked_line(session: Session, source: Provenance) -> Text:
    """The day of the last check alone."""
    is_going_on = session.committed.status is Status.RUNNING
    return standing(source, None if is_going_on else date.fromisoformat(session.now()[:10]))


def source_line(session: Session, source: Provenance, rule: Words = "") -> Text:
    """The law, instruction or letter (or `rule`, what it comes down to here) with the day of the last check."""
    return Text("{rule} · {checked}", rule=rule or source.basis, checked=checked_line(session, source))
