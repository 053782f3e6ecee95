"""Which backups of a hearing stay: the last twelve, then one an hour for 24 hours, then one a day for 30 days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

LATEST, HOURS, DAYS, SET_ASIDE = 12, 24, 30, 5


@dataclass(frozen=True)
class Standing:
    """A backup as rotation sees it: its number in order of making, its time (UTC), and whether it was set aside."""

    number: int
    at: datetime
    is_set_aside: bool = False


def outlived(backups: Iterable[Standing]) -> tuple[Standing, ...]:
    """The backups that may go. The newest never does, whatever the clock says: order is the number, not the time.

    Hours and days are counted where there is a backup, so that a week without typing costs nothing. What was set
    aside before a restore or a migration is not crowded out by what comes after it.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    regular = [backup for backup in newest_first if not backup.is_set_aside]
    set_aside = [backup for backup in newest_first if backup.is_set_aside]
    kept = {*regular[:LATEST], *set_aside[:SET_ASIDE], *_first_of_each(regular, _hour, HOURS)}
    kept |= {*_first_of_each(regular, _day, DAYS)}
    return tuple(backup for backup in newest_first if backup not in kept)


def _first_of_each(newest_first: Sequence[Standing], span: Callable[[datetime], str], most: int) -> list[Standing]:
    chosen: dict[str, Standing] = {}
    for backup in newest_first:
        chosen.setdefault(span(backup.at), backup)
    return list(chosen.values())[:most]


def _hour(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H")


def _day(at: datetime) -> str:
    return at.strftime("%Y-%m-%d")
