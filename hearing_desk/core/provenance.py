"""Where a text of the pack comes from, as a reader sees it beside the text, with the day somebody last checked it."""

from __future__ import annotations

from datetime import date

from hearing_desk.core.form import Provenance
from hearing_desk.core.text import Text

STATES = ("onbevestigd", "gevonden", "bevestigd")
"""Nobody looked; the source was found and read; policy staff confirmed it."""
GOOD_FOR_DAYS = 90


def is_due(source: Provenance, today: date) -> bool:
    """Whether the check is older than it may be, on `today`; a source that nobody ever checked is due too."""
    checked = day_of(source)
    return checked is None or (today - checked).days > GOOD_FOR_DAYS


def day_of(source: Provenance) -> date | None:
    """The day somebody last checked it; none when nobody did, or when the pack holds no day of the calendar."""
    try:
        return date.fromisoformat(source.checked_on) if source.checked_on else None
    except ValueError:
        return None


def standing(source: Provenance, today: date | None = None) -> Text:
    """The day beside the text; with `today` it also says when to check again, which is never done in a hearing."""
    checked = day_of(source)
    if checked is None:
        return Text("check this: not checked yet") if today is not None else Text("not checked yet")
    if today is not None and is_due(source, today):
        return Text("check this: last checked on {day}", day=checked)
    return Text("checked on {day}", day=checked)
