"""A round of corrections as changes in the report's own text, as a lawyer's writing program would show them."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.core.corrections import rounds
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.minutes import to_minute
from hearing_desk.core.printable import printable
from hearing_desk.core.text import Text


@dataclass(frozen=True)
class TrackedChange:
    """One correction on a turn ("" for none): `old` becomes `new` there, or else `new` hangs beside it as a comment.

    `by` is who asked for it, `at` (ISO 8601) when it came in, and `remark` what is told of it besides.
    """

    turn: str
    old: str
    new: str
    by: str
    at: str
    remark: str = ""


def tracked_changes(hearing: Hearing, pack: FormPack, round_number: int) -> tuple[TrackedChange, ...]:
    """The corrections of a round, in the order in which they were noted."""
    noted = dict(hearing.corrections)
    return tuple(
        TrackedChange(
            correction.turn,
            printable(correction.old),
            printable(correction.text),
            pack.option_label("correction_by", correction.by),
            f"{correction.received_on}T00:00:00+00:00" if correction.received_on else to_minute(noted[correction]),
            printable(correction.note),
        )
        for correction in rounds(hearing).get(round_number, ())
    )


def tracked_title(round_number: int) -> Text:
    """What stands above every page, so that nobody takes it for the report itself."""
    return Text("ROUND {number} – NOT THE REPORT ITSELF", number=round_number)
