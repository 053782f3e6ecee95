"""What Nakijken shows and does: what is open, typing errors, how the report reads, and making it final."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hearing_desk.app.copies import Typesetter, template_style
from hearing_desk.app.export_documents import dutch, preview, preview_report, report_sha256
from hearing_desk.app.exporter import PRINTED
from hearing_desk.app.exporting import Exporting
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import is_iso_day
from hearing_desk.app.timeline import TimelineDay, timeline
from hearing_desk.app.turn_line import turn_line
from hearing_desk.app.waiting import moment_of, open_point_label, open_points
from hearing_desk.core import events as ev
from hearing_desk.core.escalation import unsettled
from hearing_desk.core.form import Option
from hearing_desk.core.hearing import Hearing, Status
from hearing_desk.core.laid_out import LaidOut
from hearing_desk.core.minutes import clock
from hearing_desk.core.problems import Problem
from hearing_desk.core.report import spoken_by
from hearing_desk.core.text import Text
from hearing_desk.core.text_blocks import TextBlocks, text_blocks


class ReviewPresenter:
    """The review of one open hearing; `is_practice` says whether its documents are marked as practice."""

    def __init__(self, session: Session, is_practice: bool, say: Callable[[Text], str]) -> None:
        self._session = session
        self._is_practice = is_practice
        self._say = say

    def why_not(self) -> Text | None:
        """Why there is nothing to review, None when there is."""
        if self._session.committed.sessions:
            return None
        return Text("The hearing has not begun. Review opens once it has.")

    def headline(self) -> Text:
        """How the report stands, in one sentence."""
        hearing = self._session.committed
        if hearing.is_final:
            return Text("The report is final. From here there are only corrections.")
        if not hearing.has_ended:
            return Text("The hearing has not ended. What is exported now is a CONCEPT.")
        count = len(unsettled(hearing, self._session.pack))
        if count:
            return Text.counted(
                "Before the report can be final, {count} open point needs a reason.",
                "Before the report can be final, {count} open points need a reason.",
                count=count,
            )
        return Text("Nothing stands in the way of making the report final.")

    def open_rows(self) -> tuple[ItemRow, ...]:
        """What is open, with the reasons given; while the applicant can still read along, only that something is."""
        hearing, pack = self._session.committed, self._session.shown_pack
        points = open_points(hearing, pack)
        if hearing.is_going_on:
            return self._hidden(len(points))
        return tuple(self._open_row(hearing, point) for point in points)

    def turns(self) -> tuple[Option, ...]:
        """The turns whose typing errors can be mended, in order, each in one line."""
        return tuple(Option(t.id, turn_line(t)) for t in self._session.turns if t.has_begun and t.text)

    def text_blocks(self) -> TextBlocks:
        """The sentences written by a short form that stand in the text."""
        return text_blocks(self._session.hearing)

    def text_of(self, turn: str) -> str:
        """The text of a turn as it stands: line feeds between paragraphs, U+2028 between lines."""
        known = self._session.hearing.turns.get(ev.TurnId(turn))
        return known.text if known else ""

    def why_not_mend(self) -> Text | None:
        """Why no typing errors can be mended now, None when they can."""
        hearing = self._session.committed
        if not hearing.ended_at:
            return Text(
                "Typing errors can be mended here after the hearing; until then in the hearing itself."
            )
        if hearing.is_text_fixed:
            return Text("The text is fixed now. What is wrong in it becomes a correction.")
        return None

    def mend(self, turn: str, text: str) -> tuple[Problem, ...]:
        """Mend a typing error; the old text is kept and the report says which turns were mended."""
        reason = self.why_not_mend()
        if reason is not None:
            return (Problem(reason),)
        if not text.strip():
            return (Problem(Text("A turn cannot become empty. Leave what stood there.")),)
        if text != self.text_of(turn):
            self._session.record(ev.TurnMended(ev.TurnId(turn), text))
            self._session.save_now()
        return ()

    def timeline(self) -> tuple[TimelineDay, ...]:
        """How the time of the hearing went."""
        return timeline(self._session)

    def why_no_pages(self) -> Text | None:
        """Why the pages do not show now, None when they do."""
        if self._session.committed.status is Status.RUNNING:
            return Text("The pages show in a pause and after the hearing.")
        return None

    def pages(self, typeset: Typesetter) -> Callable[[], LaidOut]:
        """What sets the report on pages, as it would be exported now; it may be called on any thread."""
        report = preview_report(self._session.hearing, self._session.pack, self._is_practice)
        return lambda: typeset(report, dutch().say, template_style(report), lambda: None)

    def preview(self) -> str:
        """The report as plain text, as it would be exported now."""
        return preview(self._session.hearing, self._session.pack, self._is_practice)

    def make_final(self) -> tuple[Problem, ...]:
        """Freeze the record; refused with what is in the way."""
        problems = tuple(self._in_the_way())
        if not problems:
            sha256 = report_sha256(
                self._session.committed, self._session.pack, is_concept=False, is_practice=self._is_practice
            )
            self._session.record(ev.MadeFinal(sha256))
            self._session.save_now()
        return problems

    def exports(self) -> tuple[Text, ...]:
        """What was exported before: which part, when, for what and to whom."""
        return tuple(_logged(export, at) for export, at in self._session.committed.exports)

    def _in_the_way(self) -> list[Problem]:
        hearing, pack = self._session.committed, self._session.shown_pack
        if hearing.is_final:
            return [Problem(Text("The report is already final."))]
        if not hearing.ended_at:
            return [Problem(Text("The hearing has not ended yet."))]
        names = (open_point_label(hearing, pack, what) for what in unsettled(hearing, pack))
        return [Problem(Text("Still open: {what}.", what=name)) for name in names]

    def _open_row(self, hearing: Hearing, point: str) -> ItemRow:
        label = spoken_by(self._say, open_point_label(hearing, self._session.shown_pack, point))
        settled = hearing.settled.get(point)
        is_open = point in unsettled(hearing, self._session.pack)
        state = Text("open") if is_open else Text("reason given")
        planned = _planned(settled.date if settled else "")
        moment = self._session.shown_pack.option_label("consult_moment", moment_of(self._session.shown_pack, point))
        asked = moment if is_open and point not in hearing.cards else ""
        said = " · ".join(filter(None, (self._say(state), asked, self._say(planned))))
        return ItemRow(point, label, said, "", is_open, settled.reason if settled else "")

    def _hidden(self, count: int) -> tuple[ItemRow, ...]:
        if not count:
            return ()
        return (
            ItemRow("", self._say(Text("Open points: {count}. They show after the hearing.", count=count))),
        )


def _planned(day: str) -> Text:
    return Text("planned for {day}", day=date.fromisoformat(day)) if is_iso_day(day) else Text("")


def _logged(export: ev.PartExported, at: str) -> Text:
    names = {Exporting.REPORT.value: Text("report"), PRINTED: Text("report on paper")}
    part = names.get(export.part, Text("internal sheet"))
    return Text(
        "{day} {time}: {part}, for {purpose}, to {recipient}",
        day=date.fromisoformat(at[:10]),
        time=clock(at),
        part=part,
        purpose=export.purpose,
        recipient=export.recipient,
    )
