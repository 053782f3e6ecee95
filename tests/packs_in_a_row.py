"""Two successive packs: the real one, and a made-up next one that retires, drops, renames and means otherwise.

In the second, one item of the preparation is retired, one of the opening gone; a form of address got another id, and
the kind of hearing means something else, so that it has to be confirmed.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

from hearing_desk.core.codec import canonical
from hearing_desk.core.form import FormPack
from hearing_desk.formpack import LoadedPack, pack_from_text
from tests.app.stage import installed_packs

NEXT_DAY = "2026-11-04"
RETIRED, GONE, TOPIC_GONE = "VB-02", "OP-03", "MOD-03"
CHANGES = [
    {"serial": 2, "was": f"checklists/opening/{GONE}"},
    {"serial": 2, "was": f"topics/{TOPIC_GONE}"},
    {"serial": 2, "was": "lists/form_of_address/u", "now": "lists/form_of_address/neutraal"},
    {"serial": 2, "was": "sheets/zaak/hearing_type", "now": "sheets/zaak/hearing_type", "confirm": True},
]


def two_packs() -> tuple[LoadedPack, LoadedPack]:
    """The first pack, in force at once, and the second, in force from `NEXT_DAY`."""
    (first,) = installed_packs()
    return first, changed(first, _to_the_second)


def changed(pack: LoadedPack, change: Callable[[dict[str, Any]], None]) -> LoadedPack:
    """The next pack of the line, after `change` of its plain form."""
    plain = json.loads(pack.text)
    plain |= {"serial": pack.serial + 1, "valid_from": NEXT_DAY}
    change(plain)
    return pack_from_text(canonical(plain))


def by_id(things: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    """The one with that id."""
    return next(thing for thing in things if thing["id"] == wanted)


def without(things: list[dict[str, Any]], gone: str) -> list[dict[str, Any]]:
    """The others."""
    return [thing for thing in things if thing["id"] != gone]


def retired_at_once(pack: FormPack, item: str) -> FormPack:
    """The same pack, with an item of its preparation retired."""
    lists = tuple(
        dataclasses.replace(
            one, items=tuple(dataclasses.replace(i, retired_in=int(i.id == item) * pack.serial) for i in one.items)
        )
        for one in pack.checklists
    )
    return dataclasses.replace(pack, checklists=lists)


def _to_the_second(plain: dict[str, Any]) -> None:
    by_id(by_id(plain["checklists"], "preparation")["items"], RETIRED)["retired_in"] = 2
    opening = by_id(plain["checklists"], "opening")
    opening["items"] = without(opening["items"], GONE)
    plain["topics"] = without(plain["topics"], TOPIC_GONE)
    by_id(plain["lists"]["form_of_address"], "u")["id"] = "neutraal"
    plain["changes"] = CHANGES
