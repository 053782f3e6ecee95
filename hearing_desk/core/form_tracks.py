"""The legal profiles of a form pack, and the procedures of each with their steps, terms and extensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hearing_desk.core.form_source import Provenance

_NOT_SAID: Final = Provenance("onbevestigd")


@dataclass(frozen=True)
class Step:
    """A step of a track; `working_days` after `after`, empty when no source gives a term: then a date is typed.

    `term` says in words what a source gives in weeks or months, or from another day: that is never counted here.
    """

    id: str
    label: str
    after: str = ""
    working_days: int | None = None
    source: Provenance = _NOT_SAID
    term: str = ""
    retired_in: int = 0


@dataclass(frozen=True)
class Extension:
    """A way to make the terms of a track longer: by how much (`term`, in words) and on which ground."""

    id: str
    label: str
    term: str
    ground: str
    source: Provenance


@dataclass(frozen=True)
class Track:
    """A procedure track of a legal profile, its steps, and how its terms can be made longer."""

    id: str
    label: str
    profile: str
    steps: tuple[Step, ...]
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True)
class Profile:
    """A legal profile: which regime a case falls under and how the report is confirmed."""

    id: str
    label: str
    confirmations: str
    prints_times: bool
    records: bool
