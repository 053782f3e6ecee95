"""Sets a report on pages, as the template says it looks: what the PDF and the preview show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hearing_desk.core.column_widths import column_widths
from hearing_desk.core.house_style import HouseStyle, Look
from hearing_desk.core.laid_out import ARTIFACT, Box, Element, LaidOut, Page, Run
from hearing_desk.core.printable import PARAGRAPH
from hearing_desk.core.report import Report, Say
from hearing_desk.core.styled import CELL, FOOTER, StyledParagraph, StyledTable, page_header, styled
from hearing_desk.ui.typeset_lines import Fonts, LineSetter, SetLine

TABLE, ROW, HEAD_CELL, DATA_CELL = "Table", "TR", "TH", "TD"
_RULE = 10
_CHAIN = 4
"""How many blocks stay together at most: a heading, another one, a question and its answer."""
_TOGETHER = 2
"""No page begins or ends with fewer lines of a paragraph than this."""


def typeset(report: Report, say: Say, style: HouseStyle, go_on: Callable[[], None]) -> LaidOut:
    """The report on pages. Needs a QGuiApplication, and may run on any thread; linear in the number of turns.

    `go_on` is called before each paragraph.
    """
    fonts = Fonts()
    setter = _Setter(style, fonts)
    for block in styled(report, say):
        go_on()
        if isinstance(block, StyledTable):
            setter.add_table(block)
        else:
            setter.add_paragraph(block)
    pages = _Pages(style, setter.margin(page_header(report, say)))
    pages.fill(setter.blocks)
    sheet = style.sheet
    finished = tuple(setter.finished(page, number, len(pages.pages)) for number, page in enumerate(pages.pages, 1))
    return LaidOut(sheet.width, sheet.height, finished, tuple(setter.elements), fonts.carried())


@dataclass(frozen=True)
class _Placed:
    """Something of a height, with its runs and boxes from its own top left."""

    height: float
    runs: tuple[Run, ...] = ()
    boxes: tuple[Box, ...] = ()

    def at(self, left: float, top: float) -> _Placed:
        """The same, from another place."""
        runs = tuple(replace(run, at=tuple((x + left, y + top) for x, y in run.at)) for run in self.runs)
        boxes = tuple(replace(box, left=box.left + left, top=box.top + top) for box in self.boxes)
        return _Placed(self.height, runs, boxes)


@dataclass(frozen=True)
class _Block:
    """What stands on pages together: its lines, or a table's rows, that may be parted between two of them.

    `again` is set again on each page that goes on with it.
    """

    parts: tuple[_Placed, ...]
    before: float = 0
    after: float = 0
    together: int = 1
    keeps_next: bool = False
    starts_page: bool = False
    again: _Placed | None = None

    @property
    def least(self) -> float:
        """The least of it that a page may begin with or end with."""
        count = len(self.parts) if len(self.parts) < 2 * self.together else self.together
        return sum(part.height for part in self.parts[:count])


@dataclass
class _Filled:
    runs: list[Run] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def put(self, placed: _Placed) -> None:
        self.runs += placed.runs
        self.boxes += placed.boxes


class _Setter:
    """Sets the blocks of one report in lines and rows, each of an element of the document."""

    def __init__(self, style: HouseStyle, fonts: Fonts) -> None:
        self._style = style
        self._lines = LineSetter(style, fonts)
        self.elements: list[Element] = []
        self.blocks: list[_Block] = []

    def add_paragraph(self, paragraph: StyledParagraph) -> None:
        """Set a paragraph."""
        look = self._style.looks[paragraph.style]
        words = paragraph.words if paragraph.level else ""
        parts = self._set(paragraph, look, self._style.sheet.text_width, self._element(paragraph.style, words=words))
        together = len(parts) if look.keeps_lines else _TOGETHER
        self.blocks.append(
            _Block(parts, look.before, look.after, together, look.keeps_next, paragraph.starts_page)
        )

    def add_table(self, table: StyledTable) -> None:
        """Set a table; its header is set again on every page."""
        widths = column_widths(table.rows, self._style.sheet.text_width)
        element = self._element(TABLE, words=table.caption)
        parts = [part for n, row in enumerate(table.rows) for part in self._row(row, widths, element, is_head=not n)]
        head = parts[0]
        again = replace(head, runs=tuple(replace(run, element=ARTIFACT) for run in head.runs))
        self.blocks.append(_Block(tuple(parts), together=2, again=again))

    def margin(self, paragraphs: Sequence[StyledParagraph]) -> _Placed:
        """What stands above every page, one below the other."""
        stacked = _Stacked()
        for paragraph in paragraphs:
            look = self._style.looks[paragraph.style]
            stacked.leave(look.before)
            for line in self._set(paragraph, look, self._style.sheet.text_width, ARTIFACT):
                stacked.put(line)
            stacked.leave(look.after)
        return stacked.placed()

    def finished(self, page: _Filled, number: int, count: int) -> Page:
        """The page with its number on it."""
        words = self._style.footer.format(page=number, pages=count)
        footer = self.margin((StyledParagraph(FOOTER, words),))
        sheet = self._style.sheet
        page.put(footer.at(sheet.left, sheet.height - sheet.footer - footer.height))
        return Page(tuple(page.runs), tuple(page.boxes))

    def _row(
        self, cells: Sequence[str], widths: Sequence[int], table: int, is_head: bool
    ) -> Iterator[_Placed]:
        """A row; one that is higher than half a page in pieces, so that it can go on on the next."""
        row = self._element(ROW, table)
        look = replace(self._style.looks[CELL], is_bold=is_head)
        padding = self._style.table.padding
        stacks = [
            list(self._cell(cell, look, width - 2 * padding, self._element(HEAD_CELL if is_head else DATA_CELL, row)))
            for cell, width in zip(cells, widths, strict=True)
        ]
        lefts = [sum(widths[:n]) for n in range(len(widths) + 1)]
        while any(stacks):
            taken = [_take(stack, self._style.sheet.height / 2) for stack in stacks]
            height = max(stack.height for stack in taken)
            runs = [run for stack, left in zip(taken, lefts, strict=False) for run in stack.at(left + padding, 0).runs]
            yield _Placed(height, tuple(runs), tuple(self._frame(lefts, height, is_head)))

    def _cell(self, words: str, look: Look, width: float, element: int) -> Iterator[_Placed]:
        room: float = look.before
        for paragraph in words.split(PARAGRAPH):
            yield _Placed(room)
            yield from self._set(StyledParagraph(CELL, paragraph), look, width, element)
            room = max(look.before, look.after)
        yield _Placed(look.after)

    def _frame(self, lefts: Sequence[float], height: float, is_head: bool) -> Iterator[Box]:
        table = self._style.table
        if is_head:
            yield Box(0, 0, lefts[-1], height, table.ground)
        yield from (Box(0, top, lefts[-1], _RULE, table.rule) for top in (0, height))
        yield from (Box(left, 0, _RULE, height, table.rule) for left in lefts)

    def _set(self, paragraph: StyledParagraph, look: Look, width: float, element: int) -> tuple[_Placed, ...]:
        lines: tuple[SetLine, ...] = self._lines.lines(paragraph, look, width, element)
        return tuple(_Placed(line.height, line.runs) for line in lines)

    def _element(self, role: str, parent: int = -1, words: str = "") -> int:
        self.elements.append(Element(role, parent, words))
        return len(self.elements) - 1


class _Stacked:
    """Things one below the other."""

    def __init__(self) -> None:
        self.height = 0.0
        self._filled = _Filled()

    def leave(self, room: float) -> None:
        self.height += room

    def put(self, placed: _Placed) -> None:
        self._filled.put(placed.at(0, self.height))
        self.height += placed.height

    def placed(self) -> _Placed:
        return _Placed(self.height, tuple(self._filled.runs), tuple(self._filled.boxes))


def _take(stack: list[_Placed], room: float) -> _Placed:
    """What of it fits, off the top."""
    stacked = _Stacked()
    while stack and stacked.height + stack[0].height <= room:
        stacked.put(stack.pop(0))
    return stacked.placed()


class _Pages:
    """Fills pages from top to bottom."""

    def __init__(self, style: HouseStyle, header: _Placed) -> None:
        sheet = style.sheet
        self._left = sheet.left
        self._header = header.at(sheet.left, sheet.header)
        self._top = max(sheet.top, sheet.header + header.height)
        self._bottom = sheet.height - sheet.bottom
        self._at = self._top
        self._after = 0.0
        self.pages: list[_Filled] = []
        self._turn()

    def fill(self, blocks: Sequence[_Block]) -> None:
        """Put the blocks on pages; what must stay with the next goes with it."""
        for number, block in enumerate(blocks):
            if block.starts_page or (self._at > self._top and self._at + self._wanted(blocks, number) > self._bottom):
                self._turn()
            self._put(block)

    def _put(self, block: _Block) -> None:
        if self._at > self._top or len(self.pages) == 1:
            self._at += max(self._after, block.before)
        left = len(block.parts)
        for number, part in enumerate(block.parts):
            if number and self._must_turn(block, number, left):
                self._turn()
                if block.again is not None:
                    self._place(block.again)
            self._place(part)
            left -= 1
        self._after = block.after

    def _wanted(self, blocks: Sequence[_Block], number: int) -> float:
        """How high the least is that must stand here: with a block that keeps its next goes the least of that."""
        height, after = 0.0, self._after
        for block in blocks[number : number + _CHAIN]:
            height += max(after, block.before)
            if not block.keeps_next:
                return height + block.least
            height, after = height + sum(part.height for part in block.parts), block.after
        return height

    def _must_turn(self, block: _Block, number: int, left: int) -> bool:
        """Also when the page would take this line but not the one after it, and that would be alone on the next."""
        wanted = sum(part.height for part in block.parts[number : number + (2 if left == _TOGETHER else 1)])
        return self._at + wanted > self._bottom and self._at > self._top

    def _place(self, placed: _Placed) -> None:
        self.pages[-1].put(placed.at(self._left, self._at))
        self._at += placed.height

    def _turn(self) -> None:
        self.pages.append(_Filled())
        self.pages[-1].put(self._header)
        self._at, self._after = self._top, 0.0

