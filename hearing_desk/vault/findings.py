"""What opening or checking a vault found out of order, and whether it was mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hearing_desk.core.text import Text


class Outcome(Enum):
    """What became of a finding."""

    HEALED = "healed"
    NOTED = "noted"
    LOST = "lost"


@dataclass(frozen=True)
class Finding:
    """One thing out of order: a stable code for programs, a sentence for the person, the hearing it is about if any."""

    code: str
    text: Text
    outcome: Outcome
    hearing_id: str = ""
