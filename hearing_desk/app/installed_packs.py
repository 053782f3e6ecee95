"""The form packs that came with the program, read when the first of them is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, overload

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

if TYPE_CHECKING:
    from hearing_desk.formpack import LoadedPack
    from hearing_desk.formpack.packs import PackHead

Packs: TypeAlias = "Sequence[LoadedPack]"


class InstalledPacks(Sequence["LoadedPack"]):
    """Every compiled pack in the program's data; DeskErrors of a pack that cannot be read come when it is wanted."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._packs)

    @overload
    def __getitem__(self, index: int) -> LoadedPack: ...
    @overload
    def __getitem__(self, index: slice) -> Packs: ...
    def __getitem__(self, index: int | slice) -> LoadedPack | Packs:
        return self._packs[index]

    def head_on(self, day: str) -> PackHead | None:
        """What the list of hearings says of the pack of a day (ISO date), read without all the rest of it."""
        from hearing_desk.formpack import head_in_force

        return head_in_force(self.heads, day)

    @cached_property
    def heads(self) -> tuple[PackHead, ...]:
        """What the list of hearings says of the packs."""
        from hearing_desk.formpack import pack_heads_in

        return pack_heads_in(self._data)

    @cached_property
    def _packs(self) -> tuple[LoadedPack, ...]:
        from hearing_desk.formpack import packs_in

        return packs_in(self._data)


def installed_packs(data: Path) -> InstalledPacks:
    """Every compiled pack in the program's data; DeskError `no_packs` in sources that were not compiled."""
    if not any(data.glob("pack-*.json")):
        raise DeskError("no_packs", Text("The forms are not compiled yet. Run this first: make"))
    return InstalledPacks(data)
