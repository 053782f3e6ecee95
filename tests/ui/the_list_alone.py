"""`python -m tests.ui.the_list_alone FOLDER`: shows a list of one hearing and prints every module that it took."""

from __future__ import annotations

import sys
from pathlib import Path

from hearing_desk.app.clock import SystemClock
from hearing_desk.app.installed_packs import installed_packs
from hearing_desk.app.policy import Policy
from hearing_desk.i18n import words_of
from hearing_desk.ui.application import Application
from hearing_desk.ui.desktop import Opening, windows_on
from hearing_desk.vault import IndexRow, KeyCost, create_vault
from hearing_desk.wiring import DATA


def main(folder: Path) -> None:
    """Show the list once."""
    application = Application(words_of("nl"))
    vault = create_vault(folder / "vault", "maan zee brug", KeyCost(64, 1, 1), is_practice=True)
    vault.update_row(IndexRow("h1", "DEMO-1", "2026-11-23", "09:00", "nader_gehoor", "ti", "klaar", 9, 11, ("tolk",)))
    (vault.directory / "hearings" / "h1").mkdir()
    opening = Opening(vault, installed_packs(DATA), SystemClock(), lambda _: None, True, Policy())
    with windows_on(application, opening) as assembly:
        assembly.window.grab()
        print(*sorted(sys.modules), sep="\n")
    vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
