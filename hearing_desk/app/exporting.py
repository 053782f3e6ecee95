"""What an act of exporting writes, apart from how it is written."""

from enum import Enum


class Exporting(Enum):
    """What one act of exporting writes: the report with its corrections, or the internal sheet; never both at once."""

    REPORT = "rapport"
    INTERNAL = "intern"
