"""What the internal sheet tells of dates: the steps of the track with their sums, and every change of track."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import Rows, moment, titled_table
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block, Names, Words
from hearing_desk.core.text import Text
from hearing_desk.core.track import StepDate, step_dates


def date_blocks(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    """The dates that are known, how each came about, and why the case went to another track."""
    header = (Text("Step"), Text("Date"), Text("How it came about"))
    yield from titled_table(Text("Dates of the case"), header, _dates(hearing, pack, names))
    switched = (Text("Track"), Text("Ground"), Text("Time"))
    yield from titled_table(Text("Change of track"), switched, _switches(hearing, pack))


def _dates(hearing: Hearing, pack: FormPack, names: Names) -> Rows:
    known = [dated for dated in step_dates(hearing, pack) if dated.day and dated.step.id in hearing.deadlines]
    return tuple((dated.step.label, names.day(dated.day), _how(dated)) for dated in known)


def _how(dated: StepDate) -> Words:
    if dated.reason:
        return Text("Other than the sum, because: {reason}", reason=printable(dated.reason))
    is_by_sum = dated.sum is not None and dated.sum.end.isoformat() == dated.day
    return dated.sum.shown() if dated.sum is not None and is_by_sum else Text("typed by the officer")


def _switches(hearing: Hearing, pack: FormPack) -> Rows:
    return tuple(
        (pack.option_label("procedure", switched.procedure), printable(switched.ground), moment(at))
        for switched, at in hearing.track_switches
    )
