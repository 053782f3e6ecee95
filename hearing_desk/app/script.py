"""Reads a hearing script (cases/FORMAT.md) and checks all of it before anything is typed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hearing_desk.app.clock import ZONE
from hearing_desk.app.script_case import read_case
from hearing_desk.app.script_events import reader_for
from hearing_desk.app.script_fields import Given, refused, shown
from hearing_desk.app.script_values import BreakOff, End, NextSession, Script, ScriptEvent, Start
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text

FORMAT = "hearing-script/1"
_DAY_BEGINS = time(8)
_ONE_SECOND = timedelta(seconds=1)


def read_script(path: Path, pack: FormPack) -> Script:
    """The script in a file; DeskError `script_not_found`, or `script_refused` with one sentence naming the event."""
    return script_from_text(_text_of(path), pack)


def script_from_text(text: str, pack: FormPack) -> Script:
    """The script in a text; its ids and choices are those of the pack. DeskError `script_refused`."""
    given = Given(_plain(text), Text("The script"))
    _check_format(given)
    title, case = given.text("title"), read_case(Given(given.take("case"), Text("The case")), pack)
    timed = tuple(_timed_events(given.filled_items("events"), pack))
    events, day = tuple(event for event, _ in timed), str(case.fields["date"])
    return Script(title, day, case, events, tuple(_moments(timed, day)))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise refused(Text("The script is not in UTF-8.")) from None
    except OSError:
        raise refused(Text("The script {name} cannot be read.", name=path.name or str(path))) from None


def _plain(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_fields)
    except json.JSONDecodeError as error:
        where = Text("The script is not JSON: see line {line}, column {column}.", line=error.lineno, column=error.colno)
        raise refused(where) from None
    except (ValueError, RecursionError):
        raise refused(Text("The script is not JSON that can be read.")) from None


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # JSON keeps the last of two without a word; which of them the writer meant nobody can say.
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise refused(Text("The script has the field {field} twice in one object.", field=shown(twice)))
    return fields


def _check_format(given: Given) -> None:
    if given.take("format") != FORMAT:
        raise refused(Text("The script has another format than {format}.", format=FORMAT))


def _timed_events(plain: Iterable[object], pack: FormPack) -> Iterable[tuple[ScriptEvent, str]]:
    is_running = False
    for number, value in enumerate(plain):
        given = Given(value, _where(number, value))
        read = reader_for(given)
        at = given.time("at") if is_running or given.has("at") else given.maybe_text("at")
        event = read(given, pack)
        is_running = _is_running_after(event, is_running)
        yield event, at


def _where(number: int, plain: object) -> Text:
    do = plain.get("do") if isinstance(plain, dict) else None
    if isinstance(do, str) and do.isidentifier():
        return Text("Event {number} ({do})", number=number, do=do)
    return Text("Event {number}", number=number)


def _is_running_after(event: ScriptEvent, was_running: bool) -> bool:
    if isinstance(event, (NextSession, BreakOff, End)):
        return False
    return was_running or isinstance(event, Start)


def _moments(timed: Iterable[tuple[ScriptEvent, str]], first_day: str) -> Iterable[datetime]:
    day, is_running = date.fromisoformat(first_day), False
    upcoming = datetime.combine(day, _DAY_BEGINS, ZONE)
    for event, at in timed:
        moment = datetime.combine(day, time.fromisoformat(at), ZONE) if at else upcoming
        yield moment
        upcoming = moment + _ONE_SECOND
        goes_on = isinstance(event, NextSession) and is_running and date.fromisoformat(event.date) >= day
        if isinstance(event, NextSession) and goes_on:
            day = date.fromisoformat(event.date)
            upcoming = datetime.combine(day, _DAY_BEGINS, ZONE)
        if goes_on or not isinstance(event, NextSession):
            # Going on while nothing goes on, or on a day before, is refused: the day stays.
            is_running = _is_running_after(event, is_running)
