"""Every name in a pack leads to something: lists, topics, signal groups, sections, fields and values that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hearing_desk.core.form import FieldKind, FormPack, GoesTo
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import Path, SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean

_CHOOSING = (FieldKind.CHOICE, FieldKind.CHOICES)
MOMENTS = "consult_moment"
START_LEVELS = ("block", "ask")


def check_references(sourced: SourcedPack) -> Iterator[Finding]:
    """Names that lead nowhere, values a list does not have, choices without a list, and a cover that tells too much."""
    for use in _uses(sourced.pack):
        if use.word not in use.names:
            yield error(sourced.place(use.path), use.code, use.message, did_you_mean(use.word, use.names))
    yield from _choices(sourced)
    yield from _cover(sourced)


@dataclass(frozen=True)
class _Use:
    """A word of the pack that must be one of `names`."""

    path: Path
    word: str
    names: tuple[str, ...]
    code: str
    message: Text


def _uses(pack: FormPack) -> Iterator[_Use]:
    yield from _of_lists_and_sheets(pack)
    yield from _of_checklists(pack)
    yield from _of_topics_and_types(pack)
    yield from _of_signals(pack)
    yield from _of_consult_needs(pack)
    yield from _of_card_rules(pack)
    yield from _of_gate(pack)
    yield from _of_tracks(pack)


def _of_lists_and_sheets(pack: FormPack) -> Iterator[_Use]:
    for n, sheet in enumerate(pack.sheets):
        for m, field in enumerate(sheet.fields):
            yield from _lists(pack, ("sheets", n, "fields", m, "options"), field.options)
    for name, things in (("hearing_type", pack.hearing_types), ("profile", pack.profiles), ("procedure", pack.tracks)):
        for n, option in enumerate(pack.lists.get(name, ())):
            message = Text("nothing of this pack describes `{name}`", name=option.id)
            yield _Use(("lists", name, n, "id"), option.id, _ids(things), "F30", message)


def _of_checklists(pack: FormPack) -> Iterator[_Use]:
    for n, checklist in enumerate(pack.checklists):
        path: Path = ("checklists", n)
        yield from _lists(pack, (*path, "answers"), checklist.answers)
        yield from _values(pack, checklist.answers, (*path, "needs_note"), checklist.needs_note)
        for m, item in enumerate(checklist.items):
            yield from _sections(pack, (*path, "items", m, "section"), item.section)
            yield from _profiles(pack, (*path, "items", m, "only_in_profile"), item.only_in_profile)


def _of_topics_and_types(pack: FormPack) -> Iterator[_Use]:
    for n, phase in enumerate(pack.phases):
        yield from _sections(pack, ("phases", n, "section"), phase.section)
    for n, topic in enumerate(pack.topics):
        yield from _sections(pack, ("topics", n, "section"), topic.section)
    for n, kind in enumerate(pack.hearing_types):
        for m, section in enumerate(kind.sections):
            yield from _sections(pack, ("hearing_types", n, "sections", m), section)


def _of_signals(pack: FormPack) -> Iterator[_Use]:
    for n, group in enumerate(pack.signals):
        path: Path = ("signals", n)
        yield from _value(pack, "consult_party", (*path, "consult_with"), group.consult_with)
        yield from _value(pack, MOMENTS, (*path, "moment"), group.moment)
        yield from _values(pack, "role", (*path, "raised_by_roles"), group.raised_by_roles)


def _of_consult_needs(pack: FormPack) -> Iterator[_Use]:
    for n, need in enumerate(pack.consult_needs):
        path: Path = ("consult_needs", n)
        yield from _value(pack, "consult_party", (*path, "party"), need.party)
        yield from _value(pack, MOMENTS, (*path, "moment"), need.moment)
        yield from _values(pack, "consult_party", (*path, "also_settled_by"), need.also_settled_by)
        yield from _values(pack, "hearing_type", (*path, "not_in"), need.not_in)
        for m, topic in enumerate(need.topics):
            message = Text("there is no topic named `{name}`", name=topic)
            yield _Use((*path, "topics", m), topic, _ids(pack.topics), "F30", message)
        for m, card in enumerate(need.cards):
            yield from _groups(pack, (*path, "cards", m, "group"), card.group)
            yield from _values(pack, "role", (*path, "cards", m, "roles"), card.roles)


def _of_card_rules(pack: FormPack) -> Iterator[_Use]:
    rules = pack.card_rules
    yield from _values(pack, "consult_party", ("second_look",), pack.second_look)
    yield from _values(pack, "consult_party", ("report", "consults"), pack.report.consults)
    for name in ("needing", "settling", "clearing", "reopening", "gate_answers", "coded"):
        yield from _values(pack, "card_answer", ("card_rules", name), getattr(rules, name))
    yield from _groups(pack, ("card_rules", "gate_group"), rules.gate_group)
    for n, group in enumerate(rules.take_along):
        yield from _groups(pack, ("card_rules", "take_along", n), group)
    yield from _values(pack, "hearing_type", ("card_rules", "take_along_in"), rules.take_along_in)


def _of_gate(pack: FormPack) -> Iterator[_Use]:
    fields = next((_ids(sheet.fields) for sheet in pack.sheets if sheet.id == "gate"), ())
    for outcome, names in pack.gate.fields_by_outcome.items():
        path: Path = ("gate", "fields_by_outcome", outcome)
        yield from _value(pack, "gate_outcome", (*path, ""), outcome)
        for n, name in enumerate(names):
            yield _Use((*path, n), name, fields, "F30", Text("there is no field named `{name}`", name=name))
    for fact in pack.gate.named_in_advice:
        yield from _value(pack, "fact", ("gate", "named_in_advice", fact, ""), fact)
    for n, condition in enumerate(pack.start_conditions):
        message = Text("`{word}` is not possible here", word=condition.level)
        yield _Use(("start_conditions", n, "level"), condition.level, START_LEVELS, "F08", message)


def _of_tracks(pack: FormPack) -> Iterator[_Use]:
    for n, profile in enumerate(pack.profiles):
        yield from _lists(pack, ("profiles", n, "confirmations"), profile.confirmations)
    for n, track in enumerate(pack.tracks):
        yield from _profiles(pack, ("tracks", n, "profile"), track.profile)
        for m, step in enumerate(track.steps):
            if step.after:
                message = Text("this track has no step named `{name}`", name=step.after)
                yield _Use(("tracks", n, "steps", m, "after"), step.after, _ids(track.steps), "F30", message)


def _lists(pack: FormPack, path: Path, word: str) -> Iterator[_Use]:
    if word:
        yield _Use(path, word, tuple(pack.lists), "F30", Text("there is no list named `{name}`", name=word))


def _sections(pack: FormPack, path: Path, word: str) -> Iterator[_Use]:
    if word:
        message = Text("there is no section named `{name}`", name=word)
        yield _Use(path, word, _ids(pack.sections), "F30", message)


def _profiles(pack: FormPack, path: Path, word: str) -> Iterator[_Use]:
    if word:
        message = Text("there is no profile named `{name}`", name=word)
        yield _Use(path, word, _ids(pack.profiles), "F30", message)


def _groups(pack: FormPack, path: Path, word: str) -> Iterator[_Use]:
    message = Text("there is no signal group named `{name}`", name=word)
    yield _Use(path, word, _ids(pack.signals), "F30", message)


def _values(pack: FormPack, list_id: str, path: Path, words: Iterable[str]) -> Iterator[_Use]:
    for n, word in enumerate(words):
        yield from _value(pack, list_id, (*path, n), word)


def _value(pack: FormPack, list_id: str, path: Path, word: str) -> Iterator[_Use]:
    if word and list_id in pack.lists:
        message = Text("`{word}` is not a value of the list `{list}`", word=word, list=list_id)
        yield _Use(path, word, pack.option_ids(list_id), "F33", message)


def _ids(things: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(thing, "id", "")) for thing in things)


def _choices(sourced: SourcedPack) -> Iterator[Finding]:
    for n, sheet in enumerate(sourced.pack.sheets):
        for m, field in enumerate(sheet.fields):
            place = sourced.place(("sheets", n, "fields", m, "kind"))
            if field.kind in _CHOOSING and not field.options:
                mend = Mend(Text("add `options:` with the name of a list"))
                yield error(place, "F34", Text("a choice needs a list to choose from"), mend)
            if field.options and field.kind not in _CHOOSING:
                message = Text("only `keuze` and `keuzes` have options")
                yield error(place, "F34", message, Mend(Text("remove `options:`, or make it a `keuze`")))


def _cover(sourced: SourcedPack) -> Iterator[Finding]:
    goes_to = {f"{sheet.id}.{field.id}": field.goes_to for sheet in sourced.pack.sheets for field in sheet.fields}
    for n, name in enumerate(sourced.pack.report.cover):
        place = sourced.place(("report", "cover", n))
        if name not in goes_to:
            message = Text("there is no field named `{name}`", name=name)
            yield error(place, "F30", message, did_you_mean(name, goes_to))
        elif goes_to[name] is not GoesTo.REPORT:
            message = Text("`{name}` does not go to the report and cannot stand on its cover", name=name)
            yield error(place, "F36", message, Mend(Text("remove it here, or change its `goes_to`")))
