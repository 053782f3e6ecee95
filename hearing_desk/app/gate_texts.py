"""The sentences of Controle vooraf: how a fact of the gate stands, and why a wish counts as it does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from hearing_desk.app.sheet_values import is_iso_day
from hearing_desk.core.gate import FactStanding, Standing
from hearing_desk.core.people import Fact, Wish
from hearing_desk.core.text import Text

TITLES: Mapping[Fact, Text] = MappingProxyType({Fact.OFFICER: Text("Officer"), Fact.INTERPRETER: Text("Interpreter")})

STANDINGS: Mapping[Standing, Text] = MappingProxyType(
    {
        Standing.SETTLED: Text("Settled."),
        Standing.TO_CONFIRM: Text("This matches the wish. Confirm it."),
        Standing.UNMET: Text("The wish is not met. Settle this before the applicant comes in."),
        Standing.UNKNOWN: Text("The wish is not known, or has no source. Let somebody else ask before the day."),
        Standing.TO_DESCRIBE: Text("Describe how this wish is met."),
        Standing.NEW_HEARING: Text("A new hearing is planned. This one does not start."),
        Standing.REOPENED: Text("A wish came up in the hearing. Note it, then settle it before the hearing goes on."),
    }
)

MEETS: Mapping[bool, Text] = MappingProxyType(
    {True: Text("That meets the wish."), False: Text("That does not meet the wish.")}
)


def essential_text(found: FactStanding, strength: str) -> Text:
    """How strong the wish is, and why it counts as essential where nobody called it so."""
    if found.is_essential and found.wish.strength != "essentieel":
        return Text("Counts as essential: it stands in the medical advice or in a safeguard.")
    return Text("Strength: {strength}", strength=strength) if strength else Text("")


def source_text(wish: Wish) -> Text:
    """Where the wish stands, and of what day."""
    if not wish.source:
        return Text("No source is noted.")
    if is_iso_day(wish.date):
        return Text("Source: {source}, {day}", source=wish.source, day=date.fromisoformat(wish.date))
    return Text("Source: {source}", source=wish.source)
