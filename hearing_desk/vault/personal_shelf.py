"""What the vault keeps for its officer between hearings: abbreviations, settings, and where they were at a lock.

Files `personal-a.json` and `-b.json` in the vault, format "hearing-desk/personal-1", sealed under a key of the vault:
a list that is damaged and made again takes nothing of this with it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from hearing_desk.core.problems import DeskError
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
    """Read once, answered from memory from then on, and kept by `later` in order; DeskErrors of the disk.

    Nobody waits for what is kept, but for a place. When neither copy holds it begins anew.
    """

    def __init__(self, directory: Path, vault_id: str, key: VaultKey, later: Later) -> None:
        self._copies = personal_copies(directory)
        self._context = f"{Purpose.PERSONAL.value}\n{vault_id}"
        self._key = derive_key(key, Purpose.PERSONAL, vault_id)
        self._later = later
        self._changing = threading.Lock()
        self._first = later(self._own)
        self._newest: Own | None = None
        self._kept: Own | None = None

    def abbreviations(self) -> dict[str, str]:
        """What the officer writes short in every hearing: each short form with its words, in their order."""
        return dict(sorted(self._now().abbreviations.items()))

    def keep_abbreviation(self, short: str, text: str) -> Future[None]:
        """Let one count in place of an earlier one, or without a text none; ends when that is kept, or is refused."""
        return self._change(lambda own: replace(own, abbreviations=_with(own.abbreviations, short, text)))

    def setting(self, name: str) -> str:
        """How the officer set this, "" while it is as it came."""
        return self._now().settings.get(name, "")

    def keep_setting(self, name: str, value: str) -> None:
        """Let this be set so, and kept soon with what is set beside it; "" sets it back to how it came."""
        self._change(lambda own: replace(own, settings=_with(own.settings, name, value)))

    def keep_place(self, kept: str) -> None:
        """Keep where the officer was when the program locked, in place of what was kept before; when this returns."""
        try:
            self._change(lambda own: replace(own, place=kept)).result()
        except DeskError:
            self._newest = replace(self._now(), place="")
            raise

    def take_place(self) -> str:
        """Where the officer was when the program locked, once; "" when nothing was kept."""
        place = self._now().place
        if place:
            self._change(lambda own: replace(own, place=""))
        return place

    def _now(self) -> Own:
        return self._newest if self._newest is not None else self._first.result()

    def _change(self, change: Callable[[Own], Own]) -> Future[None]:
        with self._changing:
            self._newest = change(self._now())
        return self._later(self._keep_newest)

    def _keep_newest(self) -> None:
        # What was changed beside it goes with the first write.
        newest = self._now()
        if newest is not self._kept:
            self._keep(newest)
            self._kept = newest

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
