"""What is said of an update: one line, once, in the list of hearings; a new vault has nothing to compare with."""

from __future__ import annotations

from contextlib import suppress

from hearing_desk.app.manual import NEWS, page_file
from hearing_desk.app.personal import Personal
from hearing_desk.core.problems import DeskError
from hearing_desk.i18n import Language

NAME = "seen_version"
_VERSION = "## "


def take_news(personal: Personal, language: Language) -> str:
    """The version that the page *What is new* tells of, once, to whoever knew an earlier one; else ""."""
    newest, seen = _newest(language), ""
    with suppress(DeskError):
        seen = personal.setting(NAME)
        if seen != newest:
            personal.keep_setting(NAME, newest)
    return newest if seen not in ("", newest) else ""


def _newest(language: Language) -> str:
    lines = page_file(language, NEWS).read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix(_VERSION) for line in lines if line.startswith(_VERSION)), "")
