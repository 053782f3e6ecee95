"""Where the officer was when the program locked, kept inside the vault so that unlocking leads back there."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from hearing_desk.vault import Vault


@dataclass(frozen=True)
class Place:
    """A room of a hearing, the turn the caret is in, the place in that turn and how far the text is scrolled."""

    hearing_id: str = ""
    room: str = ""
    turn: str = ""
    at: int = 0
    scroll: int = 0


def keep_place(vault: Vault, place: Place) -> None:
    """Keep the place until somebody takes it; DeskErrors of the disk."""
    vault.keep_place(json.dumps(asdict(place)))


def take_place(vault: Vault) -> Place:
    """The place that was kept, once; no hearing and no room when there is none, or its hearing is gone."""
    kept = vault.take_place()
    try:
        place = Place(**json.loads(kept)) if kept else Place()
    except (ValueError, TypeError):
        return Place()
    return place if place.hearing_id in vault.hearing_ids() else Place()
