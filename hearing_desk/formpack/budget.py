"""How much may be asked of an officer at once: limits that keep lists short and the short route short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hearing_desk.core.form import Checklist, Level, SignalGroup
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import SourcedPack

MOST_ITEMS_IN_A_ROUND = 7
MOST_MINUTES_OF_SHORT_ROUTE = 20
MOST_STOP_RULES = 3


def check_budget(sourced: SourcedPack) -> Iterator[Finding]:
    """Rounds with too many items, a short route that takes too long, and too much that stops a hearing."""
    for n, checklist in enumerate(sourced.pack.checklists):
        yield from _rounds(sourced, n, checklist)
        yield from _short_route(sourced, n, checklist)
    yield from _stops(sourced)


def _rounds(sourced: SourcedPack, n: int, checklist: Checklist) -> Iterator[Finding]:
    counted: Counter[int] = Counter()
    for m, item in enumerate(checklist.items):
        counted[item.round] += 1
        if counted[item.round] == MOST_ITEMS_IN_A_ROUND + 1:
            message = Text(
                "round {round} of `{list}` has more than {most} items",
                round=item.round,
                list=checklist.id,
                most=MOST_ITEMS_IN_A_ROUND,
            )
            place = sourced.place(("checklists", n, "items", m, "id"))
            yield error(place, "F50", message, Mend(Text("give the item another `round`")))


def _short_route(sourced: SourcedPack, n: int, checklist: Checklist) -> Iterator[Finding]:
    minutes = sum(item.minutes for item in checklist.items if item.is_short_route)
    if minutes > MOST_MINUTES_OF_SHORT_ROUTE:
        message = Text(
            "the short route takes {minutes} minutes, at most {most} are allowed",
            minutes=minutes,
            most=MOST_MINUTES_OF_SHORT_ROUTE,
        )
        place = sourced.place(("checklists", n, "id"))
        yield error(place, "F51", message, Mend(Text("take an item out of the short route, or give it fewer minutes")))


def _stops(sourced: SourcedPack) -> Iterator[Finding]:
    """The group that reopens the gate is the gate itself; beside it three groups may stop."""
    gate = sourced.pack.card_rules.gate_group
    stopping = [n for n, group in enumerate(sourced.pack.signals) if group.id != gate and _is_stop(group)]
    for n in stopping[MOST_STOP_RULES:]:
        message = Text("more than {most} signal groups stop a hearing", most=MOST_STOP_RULES)
        yield error(sourced.place(("signals", n, "id")), "F52", message, Mend(Text("make the level `consult`")))


def _is_stop(group: SignalGroup) -> bool:
    return Level.STOP in (group.level, group.raised_to)
