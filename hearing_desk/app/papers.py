"""Makes the pages an officer hands to somebody, as Word files to print; each is asked for, logged and noted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from hearing_desk.app.clock import Clock
from hearing_desk.app.custody import Custody
from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.passphrases import dutch_words, problems_of_own, propose
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import problems_in, text_in
from hearing_desk.app.strips import Strip
from hearing_desk.core import events as ev
from hearing_desk.core.form import FieldKind, FormField, GoesTo
from hearing_desk.core.handover import as_bytes, as_told, handover_of
from hearing_desk.core.hearing import Status
from hearing_desk.core.papers import MISSING_FIELD, TITLES, Paper, build_paper
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.export import Part, write_export
from hearing_desk.reports.reread import check_docx
from hearing_desk.vault import Seal, seal

Values = Mapping[str, ev.FieldValue]
PASSPHRASE, SEALING = "passphrase", "sealing"
SEALED_FILE = "voorbereiding.hearingdesk"


class Papers:
    """The pages of one open hearing. None is made while the applicant sits at the table."""

    def __init__(
        self, session: Session, custody: Custody, clock: Clock, words: Words, seal_with: Seal = seal
    ) -> None:
        self._session = session
        self._custody = custody
        self._clock = clock
        self._words = words
        self._seal = seal_with

    def why_not(self) -> Text | None:
        """Why no page can be made now, None when one can."""
        if self._session.committed.status is Status.RUNNING:
            return Text("Pages are made before the hearing, in a pause and after it.")
        return None

    def kinds(self) -> tuple[tuple[Paper, Text], ...]:
        """The pages that make sense now, with their names."""
        return tuple((paper, TITLES[paper]) for paper in Paper if self._makes_sense(paper))

    def strip(self, paper: Paper) -> Strip:
        """The form that makes a page: where, for what and for whom."""
        values: dict[str, ev.FieldValue] = {"folder": self._custody.folder}
        if paper is Paper.SEALED:
            values[SEALING] = propose(dutch_words())
        fields = self._fields(paper)
        return Strip(TITLES[paper], "paper", "paper", fields, lambda given: self._make(paper, given), values)

    def _makes_sense(self, paper: Paper) -> bool:
        hearing = self._session.committed
        match paper:
            case Paper.MISSING:
                return bool(hearing.text_of(MISSING_FIELD).strip())
            case Paper.SPECIALIST:
                return bool(hearing.sessions)
            case Paper.PREPARATION | Paper.SEALED:
                # What a colleague handed over is between the two of them.
                return not hearing.sessions and hearing.taken_over is None
            case Paper.QUALITY:
                return bool(hearing.ended_at)
            case Paper.FALLBACK:
                return not hearing.ended_at
            case _:
                return True

    def _fields(self, paper: Paper) -> tuple[FormField, ...]:
        say = self._words.say
        party = FormField("party", say(Text("To whom")), FieldKind.CHOICE, GoesTo.INTERNAL, "consult_party", True)
        texts = (("folder", Text("Folder")), ("purpose", Text("For what")), ("recipient", Text("For whom")))
        asked = tuple(FormField(n, say(t), FieldKind.TEXT, GoesTo.VAULT, is_required=True) for n, t in texts)
        told = say(Text("Words that open it: tell them by telephone, never with the file"))
        sealing = FormField(SEALING, told, FieldKind.LINES, GoesTo.VAULT, is_required=True)
        secret = FormField(PASSPHRASE, say(Text("Passphrase")), FieldKind.TEXT, GoesTo.VAULT, is_required=True)
        return (
            *((party,) if paper is Paper.SPECIALIST else ()),
            *asked,
            *((sealing,) if paper is Paper.SEALED else ()),
            *((secret,) if self._asks_passphrase() else ()),
        )

    def _asks_passphrase(self) -> bool:
        return self._custody.asks_passphrase(self._clock.now())

    def _make(self, paper: Paper, values: Values) -> tuple[Problem, ...]:
        problems = problems_in(self._fields(paper), values) or _too_short(paper, values)
        if problems:
            return problems
        try:
            self._write(paper, values)
        except DeskError as problem:
            where = PASSPHRASE if problem.code == "wrong_passphrase" else "folder"
            return (Problem(problem.text, where),)
        return ()

    def _write(self, paper: Paper, values: Values) -> None:
        if self._asks_passphrase():
            self._custody.check(text_in(values, PASSPHRASE))
            self._custody.before.given_at = self._clock.now()
        name, data, digest = self._file(paper, values)
        with self._custody.log.noting(Exporting.INTERNAL, self._session.hearing_id) as noted:
            part = Part(f"4-{paper.value}", {name: data}, noted(digest))
            paths = write_export(Path(text_in(values, "folder")).expanduser(), [part])
        where = tuple(str(path.absolute()) for path in paths)
        purpose, recipient = text_in(values, "purpose"), text_in(values, "recipient")
        is_concept = not self._session.committed.is_final
        self._session.record(ev.PartExported(paper.value, purpose, recipient, digest, is_concept, where))
        self._session.save_now()

    def _file(self, paper: Paper, values: Values) -> tuple[str, bytes, str]:
        hearing, pack = self._session.committed, self._session.pack
        if paper is Paper.SEALED:
            handover = handover_of(hearing, pack, text_in(values, "recipient"), self._session.now())
            data = self._seal(as_bytes(handover), as_told(text_in(values, SEALING)))
            return SEALED_FILE, data, hashlib.sha256(data).hexdigest()
        reader, party = dutch(), text_in(values, "party")
        report = build_paper(paper, hearing, pack, party, self._custody.is_practice, reader.names)
        written = write_docx(report, reader.say)
        check_docx(written, report, reader.say)
        return f"{paper.value}.docx", written, ""


def _too_short(paper: Paper, values: Values) -> tuple[Problem, ...]:
    words = as_told(text_in(values, SEALING))
    found = problems_of_own(words, words) if paper is Paper.SEALED else ()
    return tuple(Problem(problem.text, SEALING) for problem in found)
