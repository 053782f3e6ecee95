"""A laid out report as a PDF that can be read aloud: its parts are tagged, its fonts embedded, its bytes the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from hearing_desk.core.laid_out import ARTIFACT, Box, LaidOut, Page, Run
from hearing_desk.core.report import Report, Say
from hearing_desk.core.styled import FURTHER, HEADING, MARK, STYLES, TITLE, file_title, right_to_left_language
from hearing_desk.reports.pdf_fonts import PdfFont
from hearing_desk.reports.pdf_objects import Objects, Reference, Value, text

ROLES: Mapping[str, str] = {
    TITLE: "H1", **{f"{HEADING}{level}": f"H{level + 1}" for level in (1, 2, 3)}, MARK: "P",
    **dict.fromkeys((*STYLES.values(), *(style + FURTHER for style in STYLES.values())), "P"),
}  # fmt: skip
"""What the styles of our template are to a reader who does not know them."""
LABEL, WORDS = "Lbl", "P"
"""What a piece of a page is: what hangs before the words, or words."""
_TWIP = 20


def write_pdf(report: Report, laid_out: LaidOut, say: Say) -> bytes:
    """The pages of a report as the bytes of a PDF. Linear in the number of turns."""
    return _PdfWriter(report, laid_out, say).write()


@dataclass
class _Part:
    """An element as it grows: what is drawn of it, by page and number, or the elements in it."""

    reference: Reference
    kids: list[Value] = field(default_factory=list)
    page: int = -1


class _PdfWriter:
    """Writes one report."""

    def __init__(self, report: Report, laid_out: LaidOut, say: Say) -> None:
        self._report = report
        self._laid_out = laid_out
        self._say = say
        self._objects = Objects()
        self._parts = [_Part(self._objects.reserve()) for _ in laid_out.elements]
        runs: list[list[Run]] = [[] for _ in laid_out.fonts]
        for page in laid_out.pages:
            for run in page.runs:
                if run.glyphs:
                    runs[run.font].append(run)
        self._fonts = [PdfFont(font, used) for font, used in zip(laid_out.fonts, runs, strict=True)]

    def write(self) -> bytes:
        """The bytes."""
        objects = self._objects
        pages, structure = objects.reserve(), objects.reserve()
        fonts = {f"F{n}": font.add_to(objects, n) for n, font in enumerate(self._fonts)}
        shared: Mapping[str, Value] = {"Type": "Page", "Parent": pages, "Resources": {"Font": fonts}}
        kids = [objects.reserve() for _ in self._laid_out.pages]
        parents = [self._write_page(kid, n, shared) for n, kid in enumerate(kids)]
        objects.set(pages, {"Type": "Pages", "Count": len(kids), "Kids": kids})
        self._write_structure(structure, parents, kids)
        return objects.file(self._catalogue(pages, structure, kids), self._info())

    def _write_page(self, page: Reference, number: int, shared: Mapping[str, Value]) -> list[Value]:
        laid = self._laid_out
        content = _Content(self._fonts, right_to_left_language(self._report.spoken))
        owners = content.write(laid.pages[number], laid.height)
        for place, element in enumerate(owners):
            part = self._parts[element]
            part.page = number if part.page < 0 else part.page
            reference: Value = {"Type": "MCR", "Pg": page, "MCID": place}
            part.kids.append(reference)
        box = [0, 0, laid.width / _TWIP, laid.height / _TWIP]
        body = self._objects.add_stream(content.bytes())
        self._objects.set(page, {**shared, "MediaBox": box, "Contents": body, "StructParents": number, "Tabs": "S"})
        return [self._parts[element].reference for element in owners]

    def _write_structure(self, root: Reference, parents: Sequence[list[Value]], pages: Sequence[Reference]) -> None:
        objects, document = self._objects, self._objects.reserve()
        tops: list[Value] = []
        for element, part in zip(self._laid_out.elements, self._parts, strict=True):
            (self._parts[element.parent].kids if element.parent >= 0 else tops).append(part.reference)
        for element, part in zip(self._laid_out.elements, self._parts, strict=True):
            above = self._parts[element.parent].reference if element.parent >= 0 else document
            page = {"Pg": pages[part.page]} if part.page >= 0 else {}
            about = {"Type": "StructElem", "S": element.role, "P": above, **page, "K": part.kids}
            objects.set(part.reference, {**about, **_attributes(element.role, element.words)})
        objects.set(document, {"Type": "StructElem", "S": "Document", "P": root, "K": tops})
        owners = objects.add({"Nums": [value for n, one in enumerate(parents) for value in (n, one)]})
        about = {"Type": "StructTreeRoot", "K": document, "ParentTree": owners, "RoleMap": ROLES}
        objects.set(root, {**about, "ParentTreeNextKey": len(parents)})

    def _catalogue(self, pages: Reference, structure: Reference, kids: Sequence[Reference]) -> Reference:
        return self._objects.add(
            {
                "Type": "Catalog", "Pages": pages, "StructTreeRoot": structure, "MarkInfo": {"Marked": True},
                "Lang": text(self._report.language), "ViewerPreferences": {"DisplayDocTitle": True},
                **self._outline(kids),
            }
        )  # fmt: skip

    def _outline(self, pages: Sequence[Reference]) -> dict[str, Value]:
        """The headings as a list beside the pages, one level: each leads to the page it stands on."""
        shown = [
            (element.words, pages[part.page])
            for element, part in zip(self._laid_out.elements, self._parts, strict=True)
            if element.role.startswith(HEADING) and part.page >= 0
        ]
        if not shown:
            return {}
        objects, top = self._objects, self._objects.reserve()
        items = [objects.reserve() for _ in shown]
        for n, (words, page) in enumerate(shown):
            beside = {name: items[m] for name, m in (("Prev", n - 1), ("Next", n + 1)) if 0 <= m < len(items)}
            target = [page, "XYZ", 0, self._laid_out.height / _TWIP, 0]
            objects.set(items[n], {"Title": text(words), "Parent": top, "Dest": target, **beside})
        objects.set(top, {"Type": "Outlines", "First": items[0], "Last": items[-1], "Count": len(items)})
        return {"Outlines": top}

    def _info(self) -> Reference:
        about: dict[str, Value] = {"Title": text(file_title(self._report, self._say))}
        if self._report.dated:
            at = datetime.fromisoformat(self._report.dated).astimezone(UTC)
            about["CreationDate"] = f"D:{at:%Y%m%d%H%M%S}Z".encode()
        return self._objects.add(about)


class _Content:
    """What is drawn on one page, in the order of reading."""

    def __init__(self, fonts: Sequence[PdfFont], right_to_left: str) -> None:
        self._fonts = fonts
        self._right_to_left = right_to_left
        self._lines: list[str] = []

    def bytes(self) -> bytes:
        """The content stream."""
        return "\n".join(self._lines).encode("ascii")

    def write(self, page: Page, height: int) -> list[int]:
        """Draw the page; gives the element of each numbered piece."""
        self._lines.append(f"{1 / _TWIP} 0 0 {-1 / _TWIP} 0 {height / _TWIP} cm")
        if page.boxes:
            self._lines += ["/Artifact BMC", *map(_box, page.boxes), "EMC"]
        owners: list[int] = []
        for runs in self._pieces(page.runs):
            element = runs[0].element
            if element == ARTIFACT:
                self._lines.append("/Artifact BMC")
            else:
                kind = LABEL if runs[0].is_label else WORDS
                self._lines.append(f"/{kind} << /MCID {len(owners)}{self._said(runs)} >> BDC")
                owners.append(element)
            for run in runs:
                if run.glyphs:
                    self._lines += self._glyphs(run)
            self._lines.append("EMC")
        return owners

    def _pieces(self, runs: Sequence[Run]) -> Iterator[list[Run]]:
        """Runs of one element that follow on each other; labels, other directions and what says itself apart."""
        together: list[Run] = []
        for run in runs:
            if run.text and together and (self._stands_apart(run) or self._kind(run) != self._kind(together[0])):
                yield together
                together = []
            together.append(run)
        if together:
            yield together

    def _kind(self, run: Run) -> tuple[int, bool, bool, bool]:
        return run.element, run.is_label, run.is_right_to_left, self._stands_apart(run)

    def _stands_apart(self, run: Run) -> bool:
        return run.element != ARTIFACT and not (run.glyphs and self._fonts[run.font].says(run))

    def _said(self, runs: Sequence[Run]) -> str:
        """What a reader is told of a piece besides its glyphs: its words when they do not give them, its language."""
        words = f" /ActualText <{text(runs[0].text).hex().upper()}>" if self._stands_apart(runs[0]) else ""
        return f"{words} /Lang ({self._right_to_left})" if runs[0].is_right_to_left else words

    def _glyphs(self, run: Run) -> Iterator[str]:
        font = self._fonts[run.font]
        yield f"BT {_colour(run.colour)} rg /F{run.font} {_number(run.size)} Tf"
        pen, level, shown = 0.0, None, ""
        for (x, y), glyph in zip(run.at, run.glyphs, strict=True):
            if y != level:
                if shown:
                    yield f"[{shown}] TJ"
                yield f"1 0 0 -1 {_number(x)} {_number(y)} Tm"
                pen, level, shown = x, y, ""
            shift = round((pen - x) * 1000 / run.size)
            shown += f"{shift}<{glyph:04X}>" if abs(shift) > 1 else f"<{glyph:04X}>"
            pen = (x if abs(shift) > 1 else pen) + font.advance(glyph) * run.size / 1000
        yield f"[{shown}] TJ ET"


def _attributes(role: str, words: str) -> dict[str, Value]:
    match role:
        case "TH":
            return {"A": {"O": "Table", "Scope": "Column"}}
        case "Table":
            return {"A": {"O": "Table", "Summary": text(words)}}
        case _:
            return {}


def _box(box: Box) -> str:
    place = " ".join(map(_number, (box.left, box.top, box.width, box.height)))
    return f"{_colour(box.colour)} rg {place} re f"


def _colour(colour: str) -> str:
    return " ".join(_number(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
