"""How a document looks, as the template of the reports says it: the page, and each style by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SHIPPED_TEMPLATE: Final = "template.docx"
"""The template that came with the program: that of a pack that names none."""


@dataclass(frozen=True)
class Look:
    """A style; lengths are in twentieths of a point, `line` is a factor, `letters` the space between letters."""

    font: str
    size: int
    is_bold: bool = False
    is_italic: bool = False
    colour: str = "000000"
    letters: int = 0
    before: int = 0
    after: int = 0
    line: float = 1.0
    left: int = 0
    hanging: int = 0
    tab: int = 0
    is_tab_right: bool = False
    is_centred: bool = False
    keeps_next: bool = False
    keeps_lines: bool = False


@dataclass(frozen=True)
class Sheet:
    """The paper and its margins, in twentieths of a point; `header` and `footer` are measured from the edges."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True)
class TableLook:
    """What tables share: the colour of their lines and of the header's ground, and the room beside the words."""

    rule: str
    ground: str
    padding: int


@dataclass(frozen=True)
class HouseStyle:
    """The whole of it; `footer` holds {page} and {pages}."""

    sheet: Sheet
    looks: Mapping[str, Look]
    table: TableLook
    footer: str
