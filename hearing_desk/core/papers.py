"""The pages an officer hands to somebody: each for one reader and one question, and with no more than that needs."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from hearing_desk.core.fallback_paper import fallback_blocks
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import titled_table
from hearing_desk.core.preparation_paper import preparation_blocks
from hearing_desk.core.printable import printable
from hearing_desk.core.quality_card import quality_blocks
from hearing_desk.core.report import Block, Heading, Names, Paragraph, Report, Words
from hearing_desk.core.report_of_hearing import dated, pack_name
from hearing_desk.core.specialist_paper import specialist_blocks
from hearing_desk.core.text import Text


class Paper(Enum):
    """A page by its reader: who asks for the wish, the bedrijfsbureau, a specialist, a colleague, or nobody by name."""

    WISH = "wens"
    MISSING = "dossier"
    SPECIALIST = "specialist"
    PREPARATION = "voorbereiding"
    SEALED = "overdracht"
    QUALITY = "kwaliteitskaart"
    PEER = "collega"
    FALLBACK = "papieren-gehoor"


TITLES = {
    Paper.WISH: Text("Question about the wish: a woman or a man"),
    Paper.MISSING: Text("File not complete"),
    Paper.SPECIALIST: Text("Question to a specialist"),
    Paper.PREPARATION: Text("Preparation, for the officer who takes over"),
    Paper.SEALED: Text("Sealed preparation, for the program of the officer who takes over"),
    Paper.QUALITY: Text("Quality card of one hearing"),
    Paper.PEER: Text("Observation by a colleague"),
    Paper.FALLBACK: Text("The hearing on paper, for when the computer fails"),
}
ANONYMOUS = (Paper.QUALITY, Paper.PEER)
INTERNAL = (Paper.SPECIALIST, Paper.PREPARATION, Paper.FALLBACK)
MISSING_FIELD = "missing_papers"


def build_paper(paper: Paper, hearing: Hearing, pack: FormPack, party: str, is_practice: bool, names: Names) -> Report:
    """The page; `party` is whom a question to a specialist goes to. An anonymous one bears no reference and no time."""
    is_anonymous = paper in ANONYMOUS
    marks = ((pack.report.internal_heading,) if paper in INTERNAL else ()) + (
        (pack.report.practice_mark,) if is_practice else ()
    )
    return Report(
        title=TITLES[paper],
        blocks=tuple(_blocks(paper, hearing, pack, party, names)),
        marks=marks,
        dated="" if is_anonymous else dated(hearing),
        record_sha256="",
        pack=pack_name(pack),
        reference="" if is_anonymous else printable(hearing.text_of("reference")),
        template=pack.report.template,
    )


def _blocks(paper: Paper, hearing: Hearing, pack: FormPack, party: str, names: Names) -> Iterator[Block]:
    match paper:
        case Paper.WISH:
            yield Paragraph(pack.gate.unknown_sentence)
        case Paper.MISSING:
            yield from _missing(hearing)
        case Paper.SPECIALIST:
            yield from specialist_blocks(hearing, pack, party)
        case Paper.PREPARATION:
            yield from preparation_blocks(hearing, pack, names)
        case Paper.QUALITY:
            yield from quality_blocks(hearing, pack)
        case Paper.PEER:
            yield from _peer(pack)
        case Paper.FALLBACK:
            yield from fallback_blocks(hearing, pack)


def _missing(hearing: Hearing) -> Iterator[Block]:
    yield Paragraph(Text("These papers are missing. Please add them, or tell me that they do not exist."))
    lines = [line for line in hearing.text_of(MISSING_FIELD).split("\n") if line.strip()]
    rows: tuple[tuple[Words, ...], ...] = tuple((printable(line.strip()), "") for line in lines)
    yield from titled_table(Text("Missing papers"), (Text("What"), Text("Answer")), rows)


def _peer(pack: FormPack) -> Iterator[Block]:
    yield Paragraph(Text("This page stays with the two of you. It names nobody and no case, and nothing is counted."))
    for part in pack.lists.get("peer_part", ()):
        yield Heading(part.label, level=2)
        rows: tuple[tuple[Words, ...], ...] = tuple((point.strip(), "") for point in part.hint.split(";"))
        yield from titled_table(Text("{label}", label=part.label), (Text("Look at"), Text("What I saw")), rows)[1:]
