"""What the vault keeps for its officer between hearings: abbreviations, settings, and where they were at a lock.

Files `personal-a.json` and `-b.json` in the vault, format "hearing-desk/personal-1", sealed under a key of the vault:
a list that is damaged and made again takes nothing of this with it.
"""

from __future__ import annotations

import json
import queue
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import Protocol, TypeVar

from hearing_desk.vault import refusals
from hearing_desk.vault.copies import CopiesDamaged, CopiesMissing, CopiesNewer, Kept, TwoCopies, canonical
from hearing_desk.vault.keys import Purpose, VaultKey, Wrap, WrongKey, derive_key, unwrap_key, wrap_key
from hearing_desk.vault.telling import told_as

KIND, VERSION = "hearing-desk/personal", 1
_MOST_BYTES = 16 * 1024 * 1024
Result = TypeVar("Result")


class Later(Protocol):
    """A thread that does acts one after another."""

    def __call__(self, act: Callable[[], Result]) -> Future[Result]:
        """Do this after what waits there."""
        ...


@dataclass(frozen=True)
class Own:
    """All of it as it stands."""

    abbreviations: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    place: str = ""


class PersonalShelf:
    """Everything is read and kept by `later`, in order; DeskErrors of the disk. When neither copy holds it begins anew.

    Nobody waits for a setting to be kept: a disk that refuses leaves what stood there before.
    """

    def __init__(self, directory: Path, vault_id: str, key: VaultKey, later: Later) -> None:
        self._copies = personal_copies(directory)
        self._context = f"{Purpose.PERSONAL.value}\n{vault_id}"
        self._key = derive_key(key, Purpose.PERSONAL, vault_id)
        self._later = later
        self._waiting: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()

    def abbreviations(self) -> dict[str, str]:
        """What the officer writes short in every hearing: each short form with its words, in their order."""
        return dict(sorted(self._read().abbreviations.items()))

    def keep_abbreviation(self, short: str, text: str) -> None:
        """Keep one of them in place of an earlier one; without a text it is forgotten."""
        self._change(lambda own: replace(own, abbreviations=_with(own.abbreviations, short, text)))

    def setting(self, name: str) -> str:
        """How the officer set this, "" while it is as it came."""
        return self._read().settings.get(name, "")

    def keep_setting(self, name: str, value: str) -> None:
        """Keep how the officer set this, soon and with what is set beside it; "" sets it back to how it came."""
        self._waiting.put((name, value))
        self._later(self._keep_waiting)

    def keep_place(self, kept: str) -> None:
        """Keep where the officer was when the program locked, in place of what was kept before."""
        self._change(lambda own: replace(own, place=kept))

    def take_place(self) -> str:
        """Where the officer was when the program locked, once; "" when nothing was kept."""
        place = self._read().place
        if place:
            self.keep_place("")
        return place

    def _read(self) -> Own:
        return self._later(self._own).result()

    def _change(self, change: Callable[[Own], Own]) -> None:
        self._later(lambda: self._keep(change(self._own()))).result()

    def _keep_waiting(self) -> None:
        waiting = [self._waiting.get() for _ in range(self._waiting.qsize())]
        if waiting:
            own = self._own()
            self._keep(replace(own, settings=reduce(lambda known, one: _with(known, *one), waiting, own.settings)))

    def _own(self) -> Own:
        with _told_as_desk_errors():
            try:
                body = self._copies.read().body
                return Own(**json.loads(unwrap_key(self._key, Wrap.from_json(_strings(body)), self._context)))
            except CopiesNewer:
                raise refusals.vault_newer() from None
            except (CopiesMissing, CopiesDamaged, WrongKey, ValueError, TypeError, KeyError):
                return Own()

    def _keep(self, own: Own) -> None:
        with _told_as_desk_errors():
            wrap = wrap_key(self._key, canonical(asdict(own)), self._context)
            self._copies.write(Kept(self._copies.times_written() + 1, wrap.as_json()))


def personal_copies(directory: Path) -> TwoCopies:
    """The two files, for who checks whether they are whole."""
    return TwoCopies(directory, "personal", KIND, VERSION, _MOST_BYTES)


def _with(known: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    others = {each: said for each, said in known.items() if each != name}
    return {**others, name: value} if value else others


def _strings(body: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in body.items()}


def _told_as_desk_errors() -> AbstractContextManager[None]:
    return told_as(refusals.vault_in_use, refusals.vault_damaged)
