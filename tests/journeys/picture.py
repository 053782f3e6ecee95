"""Takes a picture of the whole screen: `python -m tests.journeys.picture FILE`."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication


def main(path: str) -> int:
    """Write what the display shows; 0 when it was written."""
    application = QGuiApplication([])
    return 0 if application.primaryScreen().grabWindow(0).save(path) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
