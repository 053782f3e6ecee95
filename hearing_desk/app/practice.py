"""The vault a command works in: a throw-away one, or the one it names, with the passphrase of a file."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from hearing_desk.app.output_folder import refuse_other_folder
from hearing_desk.app.passphrase_wait import Doorkeeper
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Actor, KeyCost, Origin, Source, Vault, create_vault, is_vault

PASSPHRASE_VARIABLE = "HEARING_DESK_PASSPHRASE_FILE"


@contextmanager
def practice_vault(
    directory: Path | None, environment: Mapping[str, str], cost: KeyCost, origin: Origin = Origin.COMMAND_LINE
) -> Iterator[Vault]:
    """The vault in `directory`, made as an oefenkluis when there is none; without a directory one that is removed.

    DeskError `passphrase_needed`, `passphrase_unreadable`, `not_a_vault_folder`, or what opening a vault raises.
    """
    source = Source(Actor.PASSPHRASE_FILE, origin)
    if directory is not None:
        with closing(_open_or_make(Doorkeeper(directory, cost), passphrase_in(environment), source)) as vault:
            yield vault
        return
    with tempfile.TemporaryDirectory(prefix="hearing-desk-") as temporary, closing(
        _made(Doorkeeper(Path(temporary) / "vault", cost), secrets.token_urlsafe(), source)
    ) as vault:
        yield vault


@contextmanager
def existing_vault(directory: Path, environment: Mapping[str, str], cost: KeyCost) -> Iterator[Vault]:
    """The vault that stands in `directory`; DeskErrors as of `practice_vault`, and `no_vault`."""
    source = Source(Actor.PASSPHRASE_FILE, Origin.COMMAND_LINE)
    with closing(Doorkeeper(directory, cost).open(passphrase_in(environment), source)) as vault:
        yield vault


def passphrase_in(environment: Mapping[str, str]) -> str:
    """The passphrase in the file that HEARING_DESK_PASSPHRASE_FILE names, without the file's last line end."""
    name = environment.get(PASSPHRASE_VARIABLE, "")
    if not name:
        text = Text("A vault needs a passphrase: name the file that holds it in {name}.", name=PASSPHRASE_VARIABLE)
        raise DeskError("passphrase_needed", text)
    passphrase = _content(Path(name)).removesuffix("\n").removesuffix("\r")
    if not passphrase:
        raise _unreadable()
    return passphrase


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, ValueError):
        raise _unreadable() from None


def _unreadable() -> DeskError:
    text = Text("No passphrase can be read from the file named by {variable}.", variable=PASSPHRASE_VARIABLE)
    return DeskError("passphrase_unreadable", text)


def _open_or_make(keeper: Doorkeeper, passphrase: str, source: Source) -> Vault:
    directory = keeper.directory
    if is_vault(directory):
        return keeper.open(passphrase, source)
    refuse_other_folder(directory)
    return _made(keeper, passphrase, source)


def _made(keeper: Doorkeeper, passphrase: str, source: Source) -> Vault:
    return keeper.noted(create_vault(keeper.directory, passphrase, keeper.cost, is_practice=True, source=source))
