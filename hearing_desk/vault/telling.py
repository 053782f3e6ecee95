"""Turns what the disk and the database engine raise into the one sentence a person is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import refusals
from hearing_desk.vault.sqlcipher import DatabaseError, PragmaRefused, is_busy, is_damage


@contextmanager
def told_as(in_use: Callable[[], DeskError], damaged: Callable[[], DeskError]) -> Iterator[None]:
    """Raise what the engine or the disk raises inside as a DeskError; the arguments are about the file at hand."""
    try:
        yield
    except (DatabaseError, PragmaRefused) as error:
        raise _said(error, in_use, damaged) from error
    except OSError as error:
        raise refusals.disk_refused(error) from error


def told_of_vault() -> AbstractContextManager[None]:
    """The same about the files of the vault as a whole."""
    return told_as(refusals.vault_in_use, refusals.vault_damaged)


def _said(error: Exception, in_use: Callable[[], DeskError], damaged: Callable[[], DeskError]) -> DeskError:
    if is_busy(error):
        return in_use()
    return damaged() if is_damage(error) else refusals.disk_refused(error)
