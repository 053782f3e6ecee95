"""Reads the house style out of the template of the reports, for the formats that Word does not set itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from hearing_desk.core.house_style import HouseStyle, Look, Sheet, TableLook

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SINGLE_LINE = 240
_FIELDS = {"PAGE": "{page}", "NUMPAGES": "{pages}"}


def house_style(template: bytes) -> HouseStyle:
    """The page, the styles by their ids, and the words of the footer."""
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        styles = ET.fromstring(package.read("word/styles.xml"))
        body = ET.fromstring(package.read("word/document.xml"))
        below = next(name for name in sorted(package.namelist()) if name.startswith("word/footer"))
        footer = ET.fromstring(package.read(below))
    by_id = {_attribute(style, "styleId"): style for style in styles.iter(f"{_W}style")}
    looks = {name: _look(styles, list(_line_of(name, by_id))) for name in by_id}
    return HouseStyle(_sheet(body), looks, _table_look(by_id["Tabel"]), _footer_words(footer))


def _line_of(name: str, by_id: dict[str, Element]) -> Iterator[Element]:
    """The style after all it is based on."""
    style = by_id[name]
    based = style.find(f"{_W}basedOn")
    if based is not None:
        yield from _line_of(_attribute(based, "val"), by_id)
    yield style


def _look(styles: Element, line: list[Element]) -> Look:
    defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault")
    said: dict[str, Any] = {"font": "", "size": 200}
    for part in (*([defaults] if defaults is not None else []), *line):
        said |= dict(_letters(part.find(f"{_W}rPr")))
        said |= dict(_paragraph(part.find(f"{_W}pPr")))
    return Look(**said)


def _letters(properties: Element | None) -> Iterator[tuple[str, Any]]:
    for said in properties if properties is not None else ():
        value = _attribute(said, "val")
        match said.tag.removeprefix(_W):
            case "rFonts":
                yield "font", _attribute(said, "ascii")
            case "sz":
                yield "size", int(value) * 10
            case "b":
                yield "is_bold", value != "0"
            case "i":
                yield "is_italic", value != "0"
            case "color":
                yield "colour", value
            case "spacing":
                yield "letters", int(value)


def _paragraph(properties: Element | None) -> Iterator[tuple[str, Any]]:
    for said in properties if properties is not None else ():
        match said.tag.removeprefix(_W):
            case "spacing":
                yield from ((name, int(said.get(f"{_W}{name}", 0))) for name in ("before", "after") if _has(said, name))
                if _has(said, "line"):
                    yield "line", int(_attribute(said, "line")) / _SINGLE_LINE
            case "ind":
                yield "left", int(said.get(f"{_W}left", 0))
                yield "hanging", int(said.get(f"{_W}hanging", 0))
            case "tabs":
                yield "tab", int(_attribute(said[0], "pos"))
                yield "is_tab_right", _attribute(said[0], "val") == "right"
            case "jc":
                yield "is_centred", _attribute(said, "val") == "center"
            case "keepNext":
                yield "keeps_next", True
            case "keepLines":
                yield "keeps_lines", True


def _sheet(body: Element) -> Sheet:
    size, margins = next(body.iter(f"{_W}pgSz")), next(body.iter(f"{_W}pgMar"))
    names = ("top", "right", "bottom", "left", "header", "footer")
    return Sheet(
        int(_attribute(size, "w")), int(_attribute(size, "h")), *(int(_attribute(margins, name)) for name in names)
    )


def _table_look(style: Element) -> TableLook:
    rule = next(style.iter(f"{_W}insideH"))
    ground = next(style.iter(f"{_W}shd"))
    padding = next(style.iter(f"{_W}tblCellMar"))[0]
    return TableLook(_attribute(rule, "color"), _attribute(ground, "fill"), int(_attribute(padding, "w")))


def _footer_words(footer: Element) -> str:
    return "".join(_footer_piece(piece) for piece in next(footer.iter(f"{_W}p")))


def _footer_piece(piece: Element) -> str:
    if piece.tag == f"{_W}fldSimple":
        return _FIELDS[_attribute(piece, "instr").strip()]
    return "".join(text.text or "" for text in piece.iter(f"{_W}t"))


def _has(element: Element, name: str) -> bool:
    return f"{_W}{name}" in element.attrib


def _attribute(element: Element, name: str) -> str:
    return element.get(f"{_W}{name}", "")
