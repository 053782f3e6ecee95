"""Packs packaging/template/ (the house style as XML) into the reports' template, hearing_desk/data/template.docx.

Run it after a change there: `.venv/bin/python packaging/make_template.py`. The same source gives the same bytes.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "template"
TEMPLATE = SOURCE.parents[1] / "hearing_desk" / "data" / "template.docx"


def write(path: Path) -> None:
    """Write the template; its entries are sorted and dated 1980-01-01."""
    with zipfile.ZipFile(path, "w") as package:
        for part in sorted(file for file in SOURCE.rglob("*") if file.is_file()):
            name = part.relative_to(SOURCE).as_posix()
            package.writestr(zipfile.ZipInfo(name), part.read_bytes(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE)
