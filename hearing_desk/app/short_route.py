"""The short route of the preparation, for a file that comes late: what of it is asked, why, and what was not read."""

from __future__ import annotations

from dataclasses import replace

from hearing_desk.app.other_day import effect_of_day
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import text_in
from hearing_desk.app.strips import Strip, Values, checked
from hearing_desk.core import events as ev
from hearing_desk.core.form import FormField, Item
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text

REASON, UNREAD, MORE_TIME = "short_route_reason", "unread_papers", "more_time_until"
_ASKED = (REASON, UNREAD)


class ShortRoute:
    """Whether it was taken, and taking it; an empty reason in the case is the usual route again."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def is_taken(self) -> bool:
        """Whether this preparation goes by the short route."""
        return bool(self._session.committed.text_of(REASON).strip())

    def leaves_out(self, item: Item) -> bool:
        """Whether an item is not asked now; it may be answered all the same."""
        return self.is_taken and not item.is_short_route

    def label(self, item: Item) -> str:
        """What an item asks; less of it when only a part is meant."""
        return f"{item.screen_label}: {item.short_hint}" if self.is_taken and item.short_hint else item.label

    def strip(self) -> Strip:
        """Why, what was not read, and until when more time is asked for."""
        hearing = self._session.committed
        fields = tuple(self._fields())
        values = {field.id: hearing.fields.get(field.id, "") for field in fields}
        save = checked(fields, self._take)
        return Strip(Text("Short route"), "short", "short", fields, save, values, refused=self._refused())

    def effect(self) -> tuple[Text, ...]:
        """What the time that was asked for does to the dates of the case; nothing when none was."""
        day = self._session.committed.text_of(MORE_TIME)
        found = effect_of_day(self._session, day) if day else ()
        return (Text("What more time would do to the dates:"), *found) if found else ()

    def _fields(self) -> list[FormField]:
        known = {field.id: field for field in self._session.shown_pack.sheet("zaak").fields}
        wanted = (known[name] for name in (REASON, UNREAD, MORE_TIME) if name in known)
        return [replace(field, is_required=field.id in _ASKED) for field in wanted]

    def _take(self, values: Values) -> tuple[Problem, ...]:
        hearing = self._session.committed
        names = [field.id for field in self._fields()]
        changed = [name for name in names if text_in(values, name) != hearing.text_of(name)]
        if changed:
            self._session.record(*(ev.FieldFilled(name, text_in(values, name)) for name in changed))
        return ()

    def _refused(self) -> tuple[Problem, ...]:
        hearing = self._session.committed
        if hearing.sessions or hearing.has_ended or self._session.is_read_only:
            return (Problem(Text("The hearing has begun: its preparation stands as it is.")),)
        return ()
