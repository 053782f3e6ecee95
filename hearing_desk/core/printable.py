"""Typed text as it can stand in any file: what no file can hold, or would show otherwise than it is, becomes �."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
PARAGRAPH = "\n"
LINE = "\u2028"

# Control characters but tab and line feed, lone surrogates, U+FFFE and U+FFFF: lxml and XML refuse them. The two
# bidi overrides would let a line read otherwise than it was typed (reliability.md 4.10).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202d\u202e]")
_PARAGRAPHS = re.compile("\r\n|\r|\u2029")


def printable(text: str) -> str:
    """The text in NFC, with line feeds between paragraphs and � for each character that cannot be printed."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub(REPLACEMENT, _PARAGRAPHS.sub(PARAGRAPH, text)))
