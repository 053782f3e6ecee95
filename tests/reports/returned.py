"""A report that goes out and comes back changed: our own file with its XML edited as writing programs would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from hearing_desk.core.returned import Original, ReturnedChange
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.returned_changes import read_returned
from hearing_desk.reports.sent import sent_report
from tests.hearings import full_hearing, short_hearing
from tests.reports.files import report_of
from tests.reports.package import parts_of

BODY = "word/document.xml"
STAMP = 'w:id="9" w:author="mr. Jansen" w:date="2026-11-12T10:00:00Z"'
W_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def sent() -> tuple[bytes, Original]:
    """A whole report as it was sent, and what it is held against."""
    report = report_of(full_hearing())
    data = write_docx(report, in_english)
    return data, sent_report(data, report)


@cache
def sent_short() -> tuple[bytes, Original]:
    """A report of two questions."""
    report = report_of(short_hearing("Goed, dank u.", "In een dorp.\nBij de rivier."))
    data = write_docx(report, in_english)
    return data, sent_report(data, report)


def changes_in(data: bytes) -> tuple[ReturnedChange, ...]:
    """What is found in a file that came back."""
    return read_returned(data, sent()[1]).changes


def edited(*replaced: tuple[str, str], parts: Mapping[str, str] | None = None) -> bytes:
    """The sent file with pieces of its body replaced, each of which stands there once, and parts put in or over."""
    known = {name: data.decode() for name, data in parts_of(sent()[0]).items()}
    for old, new in replaced:
        assert known[BODY].count(old) == 1, old
        known[BODY] = known[BODY].replace(old, new)
    return packed({**known, **(parts or {})})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


FINE_RUN = '<w:r><w:t xml:space="preserve">Goed, dank u.</w:t></w:r>'


def text_run(words: str, tag: str = "t") -> str:
    """A run of words, as our writer makes it."""
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def inserted(words: str, tag: str = "ins") -> str:
    """Words that somebody added."""
    return f"<w:{tag} {STAMP}>{text_run(words)}</w:{tag}>"


def deleted(words: str, tag: str = "del") -> str:
    """Words that somebody took away."""
    return f"<w:{tag} {STAMP}>{text_run(words, 'delText')}</w:{tag}>"


def with_story(
    kind: str, content: str, *replaced: tuple[str, str], more: Mapping[str, str] | None = None
) -> bytes:
    """The sent file with a part beside the body: comments, footnotes, …; `more` parts are put in or over."""
    relationships = parts_of(sent()[0])["word/_rels/document.xml.rels"].decode()
    new = f'<Relationship Id="rId99" Type="{WORD_TYPES}/{kind}" Target="{kind}.xml"/></Relationships>'
    part = f"<w:{kind} {W_NS}>{content}</w:{kind}>"
    related = relationships.replace("</Relationships>", new)
    beside = {"word/_rels/document.xml.rels": related, f"word/{kind}.xml": part, **(more or {})}
    return edited(*replaced, parts=beside)
