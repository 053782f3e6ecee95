"""What the program looks up by name in every pack; a pack without it would stop an officer halfway."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import SourcedPack

LISTS = (
    "gender",
    "form_of_address",
    "wish",
    "strength",
    "register",
    "mode",
    "present_role",
    "fact",
    "gate_outcome",
    "gate_answer",
    "turn_kind",
    "mark",
    "coverage_state",
    "coverage_flag",
    "coverage_code",
    "card_answer",
    "role",
    "consult_party",
    "consult_outcome",
    "pause_code",
    "pause_by",
    "correction_by",
    "correction_kind",
    "break_off_cause",
    "procedure",
    "profile",
    "hearing_type",
    "yes_no",
)
SHEETS = (
    "zaak",
    "officer",
    "interpreter",
    "wish",
    "gate",
    "consult",
    "pause",
    "resume",
    "correction",
    "break_off",
    "next_session",
    "document",
    "settle",
    "confirmation",
    "not_held",
)
CHECKLISTS = ("preparation", "opening", "closing")
PHASES = ("opening", "relaas", "afsluiting")


def check_needs(sourced: SourcedPack) -> Iterator[Finding]:
    """Lists, sheets, checklists and phases that the program needs and the pack does not have."""
    pack = sourced.pack
    yield from _absent(sourced, "lists", LISTS, pack.lists)
    yield from _absent(sourced, "sheets", SHEETS, [sheet.id for sheet in pack.sheets])
    yield from _absent(sourced, "checklists", CHECKLISTS, [checklist.id for checklist in pack.checklists])
    yield from _absent(sourced, "phases", PHASES, [phase.id for phase in pack.phases])


def _absent(sourced: SourcedPack, part: str, needed: Collection[str], found: Collection[str]) -> Iterator[Finding]:
    for name in needed:
        if name not in found:
            message = Text("the program needs `{name}` in `{part}`", name=name, part=part)
            yield error(sourced.place((part,)), "F13", message, Mend(Text("add it to one of the files")))
