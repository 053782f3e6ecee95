"""What a pack says about the packs before it, so that answers given with those are not lost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PackChange:
    """What became, with pack `serial`, of something that an earlier pack had: both are paths like `lists/gender/x`.

    Without `now` the answers are kept aside; `confirm` asks the officer to confirm them again.
    """

    serial: int
    was: str
    now: str = ""
    confirm: bool = False
