"""Tells what changed from one pack to another, in the sentences of the reading copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from hearing_desk.app.forms_packs import pack_at
from hearing_desk.core.report import Say
from hearing_desk.core.text import Text
from hearing_desk.formpack.differences import Difference, Weight, differences

_HEADINGS: Mapping[Weight, Text] = {
    Weight.BREAKING: Text("This breaks earlier answers"),
    Weight.RULE: Text("Other rules"),
    Weight.ADDED: Text("New"),
    Weight.TEXT: Text("Other words or another order"),
}


def differences_between(old: Path, new: Path) -> tuple[Difference, ...]:
    """The changes from the pack at `old` to the one at `new`; raises what pack_at raises."""
    return differences(pack_at(old).pack, pack_at(new).pack)


def shown_differences(changes: tuple[Difference, ...], say: Say) -> str:
    """The changes as text, the heaviest first; one sentence when there are none."""
    if not changes:
        return say(Text("Nothing changed."))
    return "\n\n".join(_group(weight, found, say) for weight, found in groupby(changes, key=lambda c: c.weight))


def _group(weight: Weight, changes: Iterator[Difference], say: Say) -> str:
    return "\n".join((f"{say(_HEADINGS[weight])}:", *(f"- {say(change.sentence)}" for change in changes)))
