"""LibreOffice as another reader of our files: what it shows on each page."""

from __future__ import annotations

import subprocess
from pathlib import Path


def pages_shown(data: bytes, folder: Path) -> list[str]:
    """The words of each page of a .docx as LibreOffice sets it."""
    (folder / "rapport.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), "rapport.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    shown = subprocess.run(["pdftotext", "-layout", "rapport.pdf", "-"], cwd=folder, check=True, capture_output=True)
    return shown.stdout.decode().split("\f")
