"""The codes in the list of hearings for what needs attention; the words for them come with the list."""

WISH_UNMET, WISH_UNKNOWN, INTERPRETER_OPEN, CONSULT_OPEN, NOT_HANDED_OVER, TERM = (
    "wens", "wens_onbekend", "tolk", "overleg", "overdracht", "termijn:",
)  # fmt: skip
"""Codes of what needs attention; after TERM comes the day (ISO) of a step."""

INTERNAL_NOT_HANDED_OVER, HANDED_OVER, KEPT_UNTIL = "overdracht_intern", "overgedragen:", "bewaard_tot:"
"""Only the report was handed over; behind the others comes the day (ISO) since which all of it is, and until when."""
PASSED_ON = "doorgegeven"
