"""What becomes of each answer when a hearing moves to a newer pack: taken over, to be confirmed, or kept aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from hearing_desk.core.case_events import AnswerMoved, FieldValue
from hearing_desk.core.form import FieldKind, FormField, FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.pack_answers import Answerable, Given, answerables, given_answers
from hearing_desk.core.pack_change import PackChange


class Fate(Enum):
    """The three lists an officer sees; nothing is ever thrown away."""

    TAKEN_OVER = "taken_over"
    CONFIRM = "confirm"
    KEPT_ASIDE = "kept_aside"


@dataclass(frozen=True)
class AnswerFate:
    """One answer with what becomes of it: the path and the value it has under the newer pack."""

    given: Given
    fate: Fate
    path: str
    value: FieldValue

    @property
    def is_moved(self) -> bool:
        """Whether it stands somewhere else, or says something else, from now on."""
        return (self.path, self.value) != (self.given.path, self.given.value)


def fates(hearing: Hearing, old: FormPack, new: FormPack) -> tuple[AnswerFate, ...]:
    """What becomes of each answer of a hearing on `old` when it goes on with `new`, by what `new` says in `changes`.

    An answer whose question now has another kind of answer, without a word in `changes`, is kept aside.
    """
    changes = sorted((c for c in new.changes if old.serial < c.serial <= new.serial), key=lambda c: c.serial)
    asked, before = answerables(new), answerables(old)
    return tuple(_fate(given, changes, before, asked) for given in given_answers(hearing, old))


def moved_answers(found: Iterable[AnswerFate]) -> tuple[AnswerMoved, ...]:
    """The answers that move along with their question or their option."""
    return tuple(
        AnswerMoved(one.given.path, one.path, one.value)
        for one in found
        if one.fate is not Fate.KEPT_ASIDE and one.is_moved
    )


def paths_of(found: Iterable[AnswerFate], fate: Fate) -> tuple[str, ...]:
    """The paths, under the newer pack, of the answers with this fate."""
    return tuple(one.path for one in found if one.fate is fate)


def _fate(
    given: Given, changes: Iterable[PackChange], before: Mapping[str, Answerable], asked: Mapping[str, Answerable]
) -> AnswerFate:
    path, entries = _followed(given.path, changes)
    thing = asked.get(path)
    chosen = [_followed(option, changes) for option in given.chosen]
    values = tuple(option.rpartition("/")[2] for option, _ in chosen)
    is_possible = all(f"lists/{_list_of(thing, given)}/{value}" in asked for value in values)
    if thing is None or not is_possible or not _can_hold(before.get(given.path), thing, bool(entries)):
        return AnswerFate(given, Fate.KEPT_ASIDE, given.path, given.value)
    asks_again = any(entry.confirm for entry in (*entries, *(entry for _, found in chosen for entry in found)))
    value: FieldValue = given.value
    if chosen:
        value = values if isinstance(given.value, tuple) else values[0]
    return AnswerFate(given, Fate.CONFIRM if asks_again else Fate.TAKEN_OVER, path, value)


def _followed(path: str, changes: Iterable[PackChange]) -> tuple[str, tuple[PackChange, ...]]:
    """Where the path leads, "" when answers are kept aside, and the entries that lead there."""
    entries: list[PackChange] = []
    for change in changes:
        if path == change.was or path.startswith(f"{change.was}/"):
            entries.append(change)
            path = change.now + path.removeprefix(change.was) if change.now else ""
    return path, tuple(entries)


def _list_of(thing: Answerable | None, given: Given) -> str:
    return thing.options if isinstance(thing, FormField) else given.options


def _can_hold(old: Answerable | None, new: Answerable, is_declared: bool) -> bool:
    """Whether an answer to `old` can stand as one to `new`: the same kind of thing, or said so in `changes`."""
    if not isinstance(old, FormField) or not isinstance(new, FormField):
        return type(old) is type(new)
    is_same = (old.kind, old.options) == (new.kind, new.options)
    return is_same or (is_declared and _stored_as(old.kind) is _stored_as(new.kind))


def _stored_as(kind: FieldKind) -> type:
    return {FieldKind.CHOICES: tuple, FieldKind.TICK: bool}.get(kind, str)
