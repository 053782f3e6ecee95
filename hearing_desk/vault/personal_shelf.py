"""What the vault keeps for its officer between hearings, in the encrypted index: abbreviations and settings."""

from __future__ import annotations

from contextlib import AbstractContextManager

from hearing_desk.vault import refusals
from hearing_desk.vault.index import put_abbreviation, put_setting, read_abbreviations, read_setting
from hearing_desk.vault.sqlcipher import Database
from hearing_desk.vault.telling import told_as


class PersonalShelf:
    """Used by the thread that opened the vault; DeskErrors as of the list."""

    def __init__(self, index: Database) -> None:
        self._index = index

    def abbreviations(self) -> dict[str, str]:
        """What the officer writes short in every hearing: each short form with its words."""
        with _told_as_desk_errors():
            return read_abbreviations(self._index)

    def keep_abbreviation(self, short: str, text: str) -> None:
        """Keep one of them in place of an earlier one; without a text it is forgotten."""
        with _told_as_desk_errors():
            put_abbreviation(self._index, short, text)

    def setting(self, name: str) -> str:
        """How the officer set this, "" while it is as it came."""
        with _told_as_desk_errors():
            return read_setting(self._index, name)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep how the officer set this; "" sets it back to how it came."""
        with _told_as_desk_errors():
            put_setting(self._index, name, value)


def _told_as_desk_errors() -> AbstractContextManager[None]:
    return told_as(refusals.vault_in_use, refusals.vault_damaged)
