"""The fonts of a PDF: embedded, with only the glyphs that are used, and each glyph with the words it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearing_desk.core.laid_out import Font, Run
from hearing_desk.reports.pdf_objects import Objects, Reference, Value
from hearing_desk.reports.truetype import advances, subset, units

_EM = 1000
_SYMBOLIC = 4
_MOST = 100
_MISSING = 0


class PdfFont:
    """One font: how far its glyphs go on, and what each of them stands for."""

    def __init__(self, font: Font, runs: Sequence[Run]) -> None:
        self._font = font
        self._advances = advances(font.tables)
        self._units = units(font.tables)
        self._words = _words_of_glyphs(runs)

    def advance(self, glyph: int) -> float:
        """How far a glyph goes on, in thousandths of its size."""
        return self._advances[min(glyph, len(self._advances) - 1)] * _EM / self._units

    def says(self, run: Run) -> bool:
        """Whether the glyphs alone give the words of the run, in their order."""
        return bool(run.clusters) and "".join(self._words[glyph] for glyph in run.glyphs) == run.text

    def add_to(self, objects: Objects, number: int) -> Reference:
        """Put the font in the file."""
        letters = filter(str.isalnum, f"{self._font.family}{self._font.style}")
        name = f"{_prefix(number)}+{''.join(letters).encode('ascii', 'ignore').decode()}"
        descendant = objects.add(
            {
                "Type": "Font", "Subtype": self._kind(), "BaseFont": name,
                "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
                "FontDescriptor": self._describe(objects, name), "DW": 0, "W": self._widths(),
                **({"CIDToGIDMap": "Identity"} if self._is_truetype else {}),
            }
        )  # fmt: skip
        return objects.add(
            {
                "Type": "Font", "Subtype": "Type0", "BaseFont": name, "Encoding": "Identity-H",
                "DescendantFonts": [descendant], "ToUnicode": objects.add_stream(self._to_unicode()),
            }
        )  # fmt: skip

    @property
    def _is_truetype(self) -> bool:
        return "glyf" in self._font.tables

    def _kind(self) -> str:
        return "CIDFontType2" if self._is_truetype else "CIDFontType0"

    def _describe(self, objects: Objects, name: str) -> Reference:
        file, about = self._file()
        return objects.add(
            {
                "Type": "FontDescriptor", "FontName": name, "Flags": _SYMBOLIC, "FontBBox": [-_EM, -_EM, 2 * _EM, _EM],
                "ItalicAngle": 0, "Ascent": _EM, "Descent": -300, "CapHeight": 700, "StemV": 80,
                ("FontFile2" if self._is_truetype else "FontFile3"): objects.add_stream(file, about),
            }
        )  # fmt: skip

    def _file(self) -> tuple[bytes, Mapping[str, Value]]:
        if self._is_truetype:
            file = subset(self._font.tables, self._words)
            return file, {"Length1": len(file)}
        return self._font.tables["CFF "], {"Subtype": "CIDFontType0C"}

    def _widths(self) -> list[Value]:
        return [value for glyph in sorted(self._words) for value in (glyph, [self.advance(glyph)])]

    def _to_unicode(self) -> bytes:
        named = [(glyph, words) for glyph, words in sorted(self._words.items()) if words]
        parts = [named[at : at + _MOST] for at in range(0, len(named), _MOST)]
        lines = "".join(
            f"{len(part)} beginbfchar\n"
            + "".join(f"<{glyph:04X}> <{words.encode('utf-16-be').hex().upper()}>\n" for glyph, words in part)
            + "endbfchar\n"
            for part in parts
        )
        return (_CMAP_BEGINS + lines + _CMAP_ENDS).encode()


def _words_of_glyphs(runs: Sequence[Run]) -> dict[int, str]:
    """What each glyph stands for where it was met first; a run that it does not fit says its words itself.

    Every glyph that is shown is in it, also one of which only its run knows what it says: what is not has no outline.
    """
    words: dict[int, str] = {}
    for run in runs:
        ends = sorted({*run.clusters, len(run.text)})
        last = -1
        for glyph, begin in zip(run.glyphs, run.clusters, strict=False):
            end = next((end for end in ends if end > begin), len(run.text))
            words.setdefault(glyph, "" if begin == last or glyph == _MISSING else run.text[begin:end])
            last = begin
    shown = {glyph: "" for run in runs for glyph in run.glyphs}
    return shown | words


def _prefix(number: int) -> str:
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


_CMAP_BEGINS = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_ENDS = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
