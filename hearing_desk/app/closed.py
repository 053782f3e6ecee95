"""Why nothing can be added to a hearing any more."""

from __future__ import annotations

from hearing_desk.app.session import Session
from hearing_desk.core.text import Text


def why_frozen(session: Session) -> Text | None:
    """Why its record can no longer change at all; None while it can."""
    if session.is_read_only:
        return Text("This hearing can only be read here.")
    if session.committed.is_final:
        return Text("This hearing is final. What comes now is a correction (Alt+8).")
    return None


def why_closed(session: Session) -> Text | None:
    """Why no turn, topic or mark can come any more; None while they can."""
    if frozen := why_frozen(session):
        return frozen
    if session.committed.has_ended:
        return Text("This hearing has ended. Mend typing errors in Review and export.")
    return None
