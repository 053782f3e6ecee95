"""What changed from one pack to the next: what only reads otherwise, which rules, and what breaks earlier answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.said import said, sentences
from hearing_desk.formpack.things import Thing, ThingPath, things
from hearing_desk.formpack.wording import name_of


class Weight(Enum):
    """What a change means for a hearing that was begun with the earlier pack, the heaviest first."""

    BREAKING = "breaking"
    RULE = "rule"
    ADDED = "added"
    TEXT = "text"


@dataclass(frozen=True)
class Difference:
    """One change: the path of what changed, how heavy it is, and the sentence for whoever approves it."""

    path: ThingPath
    weight: Weight
    sentence: Text

    @property
    def name(self) -> str:
        """The path as authors write it in `changes`."""
        return "/".join(self.path)


_BREAKING_FIELDS = {"FormField": ("kind", "options"), "Checklist": ("answers",)}
_RULE_KINDS = ("CardRules", "GateRules", "ConsultNeed")
_RULE_FIELDS = (
    "retired_in",
    "when",
    "level",
    "raised_to",
    "raised_by_roles",
    "asks_role",
    "consult_with",
    "goes_to",
    "only_in_profile",
    "is_short_route",
    "is_asked_each_session",
    "is_required",
    "needs_note",
    "profile",
    "after",
    "working_days",
    "records",
    "role_words",
)


_WITHOUT_ORDER = ((), ("lists",))  # named values stand in no order


def differences(old: FormPack, new: FormPack) -> tuple[Difference, ...]:
    """Every change from `old` to `new`, the heaviest first and then in the order of the packs."""
    before = {thing.path: thing for thing in things(old)}
    after = {thing.path: thing for thing in things(new)}
    found = [
        *(_gone(before[path], old) for path in before if path not in after and path[:-1] in {*after, path[:1], ()}),
        *(change for path in after for change in _changed(before.get(path), after[path], old, new, before)),
        *_orders(before, after),
    ]
    return tuple(sorted(found, key=lambda change: list(Weight).index(change.weight)))


def breaking(old: FormPack, new: FormPack) -> tuple[Difference, ...]:
    """The changes that answers of a hearing begun with `old` do not survive by themselves."""
    return tuple(change for change in differences(old, new) if change.weight is Weight.BREAKING)


def _gone(thing: Thing, pack: FormPack) -> Difference:
    weight = Weight.TEXT if thing.kind == "Texts" else Weight.BREAKING
    return Difference(thing.path, weight, Text("{path} is gone: {what}", path=thing.name, what=_all_of(thing, pack)))


def _changed(
    old: Thing | None, new: Thing, old_pack: FormPack, new_pack: FormPack, before: Mapping[ThingPath, Thing]
) -> Iterator[Difference]:
    if old is None:
        sentence = Text("{path} is new: {what}", path=new.name, what=_all_of(new, new_pack))
        is_heavy = bool(new.says.get("is_required")) and new.path[:-1] in before
        yield Difference(new.path, Weight.BREAKING if is_heavy else Weight.ADDED, sentence)
        return
    for field in dict.fromkeys((*old.says, *new.says)):
        one, other = old.says.get(field), new.says.get(field)
        if one != other:
            sentence = Text(
                "{path}, {name}: was “{before}”, is now “{after}”",
                path=new.name,
                name=name_of(new.kind, field),
                before=said(field, one, old_pack),
                after=said(field, other, new_pack),
            )
            yield Difference(new.path, _weight(new, field, other), sentence)


def _weight(thing: Thing, field: str, now: object) -> Weight:
    if field in _BREAKING_FIELDS.get(thing.kind, ()) or (field == "is_required" and now is True):
        return Weight.BREAKING
    is_rule = thing.kind in _RULE_KINDS or field in _RULE_FIELDS or field.startswith("words.")
    return Weight.RULE if is_rule else Weight.TEXT


def _orders(before: Mapping[ThingPath, Thing], after: Mapping[ThingPath, Thing]) -> Iterator[Difference]:
    for parent in dict.fromkeys(path[:-1] for path in after if path[:-1] not in _WITHOUT_ORDER):
        was = [path[-1] for path in before if path and path[:-1] == parent and path in after]
        now = [path[-1] for path in after if path and path[:-1] == parent and path in before]
        if was != now:
            sentence = Text("{path}: the order is now {order}", path="/".join(parent), order=", ".join(now))
            yield Difference(parent, Weight.TEXT, sentence)


def _all_of(thing: Thing, pack: FormPack) -> Text:
    told = Text("{words}", words=str(thing.says.get("label", "")) or "–")
    for name, value in sentences(thing, pack):
        told = Text("{told}; {name}: {value}", told=told, name=name, value=value)
    return told
