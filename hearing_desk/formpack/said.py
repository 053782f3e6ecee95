"""What a thing of a pack says, as sentences: one for each field, the same in the reading copy and in a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

from hearing_desk.core.conditions import AllOf, AnyOf, FactTest, NoneOf
from hearing_desk.core.form import CardNeed, FormPack, Level, Provenance
from hearing_desk.core.pack_change import PackChange
from hearing_desk.core.provenance import standing
from hearing_desk.core.text import Text
from hearing_desk.formpack.rule_sentences import rule_sentence
from hearing_desk.formpack.things import Thing
from hearing_desk.formpack.wording import name_of

_LEVELS: Mapping[str, Text] = {
    "note": Text("to be noted"),
    "consult": Text("to be consulted about"),
    "stop": Text("to stop for"),
    "block": Text("the hearing cannot begin"),
    "ask": Text("the officer is asked"),
}
_MOMENTS: Mapping[str, Text] = {
    "now": Text("now"),
    "first_pause": Text("in the first pause"),
    "before_leaving": Text("before the applicant leaves"),
}
# The closed list that the words of a field come from, so that labels are read and not ids.
_LISTS = {
    "raised_by_roles": "role",
    "consult_with": "consult_party",
    "party": "consult_party",
    "also_settled_by": "consult_party",
    "not_in": "hearing_type",
    "take_along_in": "hearing_type",
    "needing": "card_answer",
    "settling": "card_answer",
    "clearing": "card_answer",
    "reopening": "card_answer",
    "gate_answers": "card_answer",
    "coded": "card_answer",
    "second_look": "consult_party",
    "without_kinds": "turn_kind",
    "moment": "consult_moment",
    "only_in_profile": "profile",
    "profile": "profile",
}

# The sheet whose fields are named, and the list that the names before a colon come from.
_SHEETS = {"asks": "consult", "fields_by_outcome": "gate", "also_by_outcome": "gate", "on_the_day": "gate"}
_KEYS = {"fields_by_outcome": "gate_outcome", "also_by_outcome": "gate_outcome", "named_in_advice": "fact"}


def sentences(thing: Thing, pack: FormPack, today: date | None = None) -> Iterator[tuple[Text, Text]]:
    """For each field its name and what it says; a yes is said by the name alone."""
    for field, value in thing.says.items():
        if field not in ("id", "label"):
            is_card = thing.kind == "Texts"
            name = _plain(pack.option_label("explanation", field)) if is_card else name_of(thing.kind, field)
            yield name, said(field, value, pack, today)


def said(field: str, value: object, pack: FormPack, today: date | None = None) -> Text:
    """What stands in a field, in words; `today` makes an old source ask to be checked."""
    match value:
        case AllOf() | AnyOf() | NoneOf() | FactTest():
            return rule_sentence(value, pack)
        case Provenance():
            return _source(value, today)
        case bool():
            return Text("yes") if value else Text("no")
        case Level():
            return _LEVELS[value.value]
        case Enum():
            return _plain(str(value.value))
        case tuple():
            return _each([_part(field, part, pack) for part in value])
        case Mapping():
            keys = _KEYS.get(field, "")
            return _each([_under(pack.option_label(keys, k), _part(field, part, pack)) for k, part in value.items()])
        case None:
            return Text("nothing")
        case _:
            return _part(field, value, pack)


def _part(field: str, value: object, pack: FormPack) -> Text:
    if isinstance(value, CardNeed):
        return _card(value, pack)
    if isinstance(value, PackChange):
        return _change(value)
    if isinstance(value, tuple):
        return _each([_part(field, part, pack) for part in value])
    if field == "level" and value in _LEVELS:
        return _LEVELS[str(value)]
    if field == "moment" and value in _MOMENTS:
        return _MOMENTS[str(value)]
    if field == "cover":
        sheet, _, name = str(value).partition(".")
        labels = {one.id: one.label for one in pack.sheets}
        return _under(labels.get(sheet, sheet), _plain(_field_label(pack, sheet, name)))
    if field in _SHEETS:
        return _plain(_field_label(pack, _SHEETS[field], str(value)))
    return _plain(pack.option_label(_LISTS[field], str(value)) if field in _LISTS else str(value))


def _field_label(pack: FormPack, sheet: str, name: str) -> str:
    fields = (field for one in pack.sheets if one.id == sheet for field in one.fields)
    return next((field.label for field in fields if field.id == name), name)


def _card(need: CardNeed, pack: FormPack) -> Text:
    if not need.roles:
        return _plain(need.group)
    roles = [_plain(pack.option_label("role", role)) for role in need.roles]
    return Text("{group} with the role {roles}", group=need.group, roles=_listed(roles))


def _change(change: PackChange) -> Text:
    if not change.now:
        return Text("since no. {serial} answers to {was} are kept aside", serial=change.serial, was=change.was)
    told = Text("since no. {serial} {was} is {now}", serial=change.serial, was=change.was, now=change.now)
    return Text("{told}, to be confirmed again", told=told) if change.confirm else told


def _source(source: Provenance, today: date | None) -> Text:
    stands = standing(source, today)
    return Text("{basis} ({state}, {stands})", basis=source.basis, state=source.state, stands=stands)


def _under(key: str, value: Text) -> Text:
    return Text("{name}: {value}", name=key, value=value)


def _each(parts: Sequence[Text]) -> Text:
    return _listed(parts) if parts else Text("nothing")


def _listed(parts: Sequence[Text]) -> Text:
    """One after the other; halved each time, since a word list may hold hundreds."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return Text("{one}; {other}", one=_listed(parts[:half]), other=_listed(parts[half:]))


def _plain(words: str) -> Text:
    return Text("{words}", words=words)
