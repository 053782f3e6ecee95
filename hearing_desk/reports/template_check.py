"""Looks whether a Word file can be the template of the reports, and says in sentences what has to be mended first."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Style
from hearing_desk.core.returned import Refusal, held
from hearing_desk.core.styled import (
    CELL,
    FOOTER,
    FURTHER,
    HEADER,
    HEADING,
    LABELS,
    MARK,
    STYLES,
    TITLE,
    TURNS,
)
from hearing_desk.core.text import Text
from hearing_desk.reports.docx_writer import text_width
from hearing_desk.reports.returned_package import DAMAGE, Package, attribute, open_package, parsed
from hearing_desk.reports.template_styles import house_style

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NEEDED = (
    TITLE, *(f"{HEADING}{level}" for level in (1, 2, 3)), *STYLES.values(),
    *(STYLES[style] + FURTHER for style in Style if style in TURNS),
    *LABELS, "Tabel", CELL, MARK, HEADER, FOOTER,
)  # fmt: skip
_ALIKE = 0.7
_LEAST_WIDTH = 6800
"""Twelve centimetres, so that six columns still hold a word."""
_NOBODY_FILLS = re.compile(r"\{[^{}]{0,60}\}|\[\[[^\]]{0,60}\]\]|«[^»]{0,60}»")
_STYLES, _CORE = "word/styles.xml", "docProps/core.xml"
_PERSONAL = ("creator", "lastModifiedBy")
_FIELDS = ("PAGE", "NUMPAGES")


def check_template(data: bytes) -> tuple[Text, ...]:
    """What is wrong with a template, a sentence each; nothing when reports can be made with it."""
    try:
        package, parts = open_package(data), dict(_parts(data))
    except DeskError as refusal:
        return (_refused(Refusal(refusal.code)),)
    except DAMAGE:
        return (_refused(Refusal.DAMAGED),)
    styles, core = parts.get(_STYLES), parts.get(_CORE)
    known = [] if styles is None else [attribute(style, "styleId") for style in styles.iter("{*}style")]
    found = (*_styles(known), *_page(package), *_words(package), *_traces(parts, core, package))
    return found or tuple(_looks(data))


def _looks(data: bytes) -> Iterator[Text]:
    """What the PDF and the .odt take from the template has to be there; asked of one that is whole otherwise."""
    try:
        house_style(data)
    except (KeyError, StopIteration, RuntimeError, ValueError, IndexError):
        yield Text("The style Tabel has no lines, ground or cell margins, or the footer no plain page number.")


def _parts(data: bytes) -> Iterator[tuple[str, Element | None]]:
    """Every part by name, the few that are looked into as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name, parsed(package.read(name)) if name in (_STYLES, _CORE) else None


def _refused(why: Refusal) -> Text:
    if why in (Refusal.DAMAGED, Refusal.TOO_LARGE):
        return Text("This is no whole Word file (.docx) of the size of a template.")
    return Text("The template holds {what}. Take that out.", what=held(why))


def _styles(known: Iterable[str]) -> Iterator[Text]:
    counted = Counter(known)
    others = [name for name in counted if name not in NEEDED]
    for name in dict.fromkeys(NEEDED):
        alike = [other for other in others if other.casefold() == name.casefold()]
        alike = alike or get_close_matches(name, others, 1, _ALIKE)
        if counted[name] > 1 or (counted[name] and alike and alike[0].casefold() == name.casefold()):
            yield Text("The style {name} is there twice. Keep one.", name=name)
        elif not counted[name] and alike:
            yield Text("The style {name} is missing. Is {other} a spelling error?", name=name, other=alike[0])
        elif not counted[name]:
            yield Text("The style {name} is missing.", name=name)


def _page(package: Package) -> Iterator[Text]:
    stories = [name for name, _ in package.stories]
    if stories.count("header") > 1 or stories.count("footer") > 1:
        yield Text("There is more than one page header or footer. Every page has the same one; keep that.")
    if "header" not in stories:
        yield Text("There is no page header: the title and the reference stand in it.")
    if "footer" not in stories:
        yield Text("There is no page footer: the page numbers stand in it.")
    width = text_width(package.body)
    if width < _LEAST_WIDTH:
        yield Text(
            "The text is {width} wide between the margins; tables need {wanted} (twentieths of a point).",
            width=width,
            wanted=_LEAST_WIDTH,
        )


def _words(package: Package) -> Iterator[Text]:
    for root in (package.body, *(story for _, story in package.stories)):
        for paragraph in root.iter("{*}p"):
            words = "".join(text.text or "" for text in paragraph.iter("{*}t"))
            for found in _NOBODY_FILLS.findall(words):
                yield Text("{place} stands in the template and nobody fills it in. Take it out.", place=found)
    if any((text.text or "").strip() for text in package.body.iter("{*}t")):
        yield Text("There is text on the page itself; it would stand in every report. Take it out.")


def _traces(names: Iterable[str], core: Element | None, package: Package) -> Iterator[Text]:
    if any("thumbnail" in name or name.startswith("customXml/") for name in names):
        yield Text("The template holds a preview or hidden data. Save it without.")
    if core is not None and any((core.findtext(f"{{*}}{name}") or "").strip() for name in _PERSONAL):
        yield Text("The template names its author. Take the name out of its properties.")
    fields = {word for _, story in package.stories for word in _fields(story)} | set(_fields(package.body))
    for field in sorted(fields.difference(_FIELDS)):
        yield Text("The field {name} is in the template. Only page numbers may be fields.", name=field)


def _fields(root: Element) -> Iterator[str]:
    simple = [attribute(field, "instr") for field in root.iter("{*}fldSimple")]
    for words in (*simple, *(piece.text or "" for piece in root.iter("{*}instrText"))):
        yield from words.split()[:1]
