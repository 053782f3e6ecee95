"""Which languages the program speaks, and which of them it is asked to speak."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias, get_args

Language: TypeAlias = Literal["nl", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "nl"
CATALOGUES = Path(__file__).resolve().parents[1] / "data" / "locale"
LANGUAGE_VARIABLE = "HEARING_DESK_LANG"


def language_from_environment(option: str | None, environ: Mapping[str, str]) -> Language:
    """The language to speak: the option where given, else HEARING_DESK_LANG, else Dutch."""
    wanted = (option or environ.get(LANGUAGE_VARIABLE, "")).strip().lower()[:2]
    return next((language for language in LANGUAGES if language == wanted), DEFAULT_LANGUAGE)
