"""What a scene is: a small hearing and what replay must say of it, and the pieces that scenes share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.journeys.builders import NO_WISH, Event, Script, do, wish

CONCEPT, FINAL, NOT_STARTED = "concept", "definitief", "niet_gestart"
PAUSE, RESUME = do("pause"), do("resume")
WOMAN_ASKED = {"officer": NO_WISH, "interpreter": wish("v")}
OFFICER_ASKED = {"officer": wish("v"), "interpreter": NO_WISH}
NOBODY_ASKED = {"officer": wish("onbekend"), "interpreter": NO_WISH}
TOPICS = [f"MOD-{n:02d}" for n in range(1, 17)]
SIGNALS = [f"SG-{n:02d}" for n in range(1, 31)]
ALL_ITEMS = (
    "lhbti_coordinator",
    "bekeringscoordinator",
    "unit_1f",
    "mensenhandel",
    "amv_coordinator",
    "nationale_veiligheid",
)
PARTIES = (
    "unit_1f",
    "lhbti_coordinator",
    "bekeringscoordinator",
    "kdt",
    "senior",
    "collega",
    "toelt",
    "ric",
    "mensenhandel",
    "amv_coordinator",
    "nationale_veiligheid",
    "beleid",
    "juridisch",
    "collegiale_toets",
    "intervisie",
    "coordinator_tolken",
    "medisch",
)
OUTCOMES = ("overgenomen", "niet_overgenomen", "advies", "verzonden", "niet_nodig", "gepland") * 3
TRIED = {"tried": "gebeld", "decided_by": "senior", "told_via": "gemachtigde", "told_at": "3 november"}


@dataclass(frozen=True)
class Scene:
    """A script, the events that must be refused, and what must be open when it is over."""

    script: Script
    refused: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    status: str = FINAL
    blocked: bool = False


def gate(outcome: str, fact: str = "officer", **fields: Any) -> Event:
    """A gate event."""
    return do("gate", fact=fact, outcome=outcome, **fields)


def consult(party: str, outcome: str = "advies") -> Event:
    """A consultation."""
    return do("consult", **{"with": party}, question="Wat nu?", answer="Zo.", outcome=outcome, reason="gevolgd")


def settle(what: str, **fields: str) -> Event:
    """The reason why something may stay open."""
    return do("settle", what=what, reason="belt morgen", **fields)


def mended(number: int, text: str) -> Event:
    """A turn gets another text."""
    return do("revise", turn=number, text=text)


def another_day(day: str) -> Event:
    """The hearing goes on, on this day."""
    return do("next_session", date=day, location="Ter Apel")


def answers(kind: str, prefix: str, values: tuple[str, ...]) -> list[Event]:
    """Every item of a list, with its answers in turn."""
    count = {"VB": 12, "OP": 10, "AF": 12}[prefix]
    items = (f"{prefix}-{n:02d}" for n in range(1, count + 1))
    return [do(kind, item=i, answer=values[n % len(values)], note="want") for n, i in enumerate(items)]
