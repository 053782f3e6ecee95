"""A document as one page of HTML that needs nothing else: no script, no font, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import assert_never

from hearing_desk.core.printable import LINE, PARAGRAPH, printable
from hearing_desk.core.report import Block, Heading, Paragraph, Report, Say, Table, Words, hanging, spoken_by

_CONTENTS_TO_LEVEL = 2
_STYLE = """
body { font: 16px/1.5 "Noto Sans", "DejaVu Sans", sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.5rem; margin-top: 3rem; border-bottom: 2px solid #888; }
h3 { font-size: 1.15rem; margin-top: 2rem; } h4 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
p { margin: .3rem 0; } .mark { font-weight: bold; letter-spacing: .1em; } nav ol { columns: 2; padding-left: 1.2rem; }
nav ol ol { columns: 1; font-size: .9rem; } .number { color: #555; margin-right: .6em; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; } caption { text-align: left; color: #555; }
th, td { border: 1px solid #999; padding: .25rem .5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
th { background: #eee; } h2, h3, h4 { break-after: avoid; } tr { break-inside: avoid; }
@media print { body { max-width: none; font-size: 10pt; } nav { break-after: page; } }
"""


def write_html(report: Report, say: Say) -> str:
    """The document as HTML; `say` puts its texts into words, and every one of them is escaped."""
    title = _words(report.title, say)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    marks = "".join(f'<p class="mark">{_words(mark, say)}</p>' for mark in report.marks)
    numbered = tuple(enumerate(report.blocks))
    body = "\n".join(_block(n, block, say) for n, block in numbered)
    contents = _contents(numbered, say)
    page = f'<html lang="{escape(report.language)}"><head>{head}</head>'
    return f"<!doctype html>\n{page}\n<body>{marks}<h1>{title}</h1>\n{contents}\n{body}\n</body></html>\n"


def _contents(blocks: tuple[tuple[int, Block], ...], say: Say) -> str:
    shown = [(n, b) for n, b in blocks if isinstance(b, Heading) and b.level <= _CONTENTS_TO_LEVEL]
    return f"<nav><ol>{''.join(_entries(shown, say))}</ol></nav>"


def _entries(shown: list[tuple[int, Heading]], say: Say) -> Iterator[str]:
    level = 1
    for place, (n, heading) in enumerate(shown):
        if heading.level > level:
            yield "<ol>"
        elif place:
            yield "</li>" + "</ol></li>" * (level - heading.level)
        level = heading.level
        yield f'<li><a href="#b{n}">{_heading(heading, say)}</a>'
    if shown:
        yield "</li>" + "</ol></li>" * (level - 1)


def _block(n: int, block: Block, say: Say) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            return f'<{tag} id="b{n}">{_heading(block, say)}</{tag}>'
        case Paragraph():
            before = escape(printable(hanging(block, say)))
            label = f"<b>{before}</b> " if before else ""
            return f"<p>{label}{_words(block.text, say)}</p>"
        case Table():
            return _table(block, say)
        case _:
            assert_never(block)


def _heading(heading: Heading, say: Say) -> str:
    number = f'<span class="number">{escape(printable(heading.number))}</span> ' if heading.number else ""
    return f"{number}{_words(heading.words, say)}"


def _table(table: Table, say: Say) -> str:
    header = "".join(f'<th scope="col">{_words(cell, say)}</th>' for cell in table.header)
    rows = "\n".join("<tr>" + "".join(f"<td>{_words(cell, say)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f"<table><caption>{_words(table.caption, say)}</caption><tr>{header}</tr>\n{rows}</table>"


def _words(words: Words, say: Say) -> str:
    return escape(printable(spoken_by(say, words))).replace(LINE, "<br>").replace(PARAGRAPH, "<br>")
