"""A document as it stands on paper: where each glyph is, and which part of the document it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ARTIFACT = -1
"""The element of what is on every page: it is no part of what the document says."""


@dataclass(frozen=True)
class Font:
    """A font by its family and style, with the tables that show its glyphs (OpenType, by their tags)."""

    family: str
    style: str
    tables: Mapping[str, bytes]


@dataclass(frozen=True)
class Element:
    """A part of the document by its role (a style's name, Table, TR, TH or TD) and its parent (-1: none).

    `words` is what a heading says, or what a table is for.
    """

    role: str
    parent: int = -1
    words: str = ""


@dataclass(frozen=True)
class Run:
    """Glyphs of one font in the order of reading; `text` is all they stand for, also what shows no glyph.

    `at` are their places from the page's top left, in twentieths of a point; `clusters` the place in `text` of each,
    none when that is not known. Glyphs without a text belong to the run before.
    """

    font: int
    size: float
    colour: str
    text: str
    glyphs: tuple[int, ...]
    at: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]
    is_right_to_left: bool
    element: int
    is_label: bool = False


@dataclass(frozen=True)
class Box:
    """A filled rectangle: a table's line or the ground of its header."""

    left: float
    top: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Page:
    """One page."""

    runs: tuple[Run, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class LaidOut:
    """The whole document; width and height of its pages in twentieths of a point."""

    width: int
    height: int
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    fonts: tuple[Font, ...]
