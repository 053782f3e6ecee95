"""Brings the Dutch catalogue up to the sentences of the code: new ones come in without Dutch, those that went go out.

`make catalogue` runs it with Babel; the Dutch is then written by hand, and `make check` says what still lacks it.
The texts of the forms are brought up by `hearing-desk forms translate`.
"""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
DUTCH = ROOT / "translations" / "nl" / "LC_MESSAGES" / "ui.po"
_MARKED = {"Text": None, "counted": (1, 2)}


def sentences() -> Catalog:
    """Every sentence of the program as Babel finds it."""
    found = Catalog(charset="utf-8")
    methods = [("**.py", "python")]
    with redirect_stderr(io.StringIO()):  # Babel warns of Text(""), which says nothing
        for _, _, said, _, _ in extract_from_dir(ROOT / "hearing_desk", method_map=methods, keywords=_MARKED):
            found.add(said)
    return found


def renewed(written: str) -> str:
    """The catalogue with the sentences of today, and what was translated of them."""
    header, _, _ = written.partition("\n\n")
    catalogue = read_po(io.BytesIO(written.encode()), abort_invalid=True)
    catalogue.update(sentences(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    made = io.BytesIO()
    write_po(made, catalogue, width=0, omit_header=True, sort_output=True, no_location=True)
    return f"{header}\n\n{made.getvalue().decode().strip()}\n"


if __name__ == "__main__":
    DUTCH.write_text(renewed(DUTCH.read_text(encoding="utf-8")), encoding="utf-8")
