"""The form pack as it fits one hearing: with the words of the variants that its facts call for."""

from __future__ import annotations

from dataclasses import replace

from hearing_desk.core.conditions import Facts, Verdict, evaluate
from hearing_desk.core.form import Checklist, FormPack, Item, Topic
from hearing_desk.core.form_variants import OtherWords, Variant


def variants_for(pack: FormPack, facts: Facts) -> tuple[Variant, ...]:
    """The variants that certainly apply; what is not known calls for none."""
    return tuple(variant for variant in pack.variants if evaluate(variant.when, facts) is Verdict.TRUE)


def fitted(pack: FormPack, facts: Facts) -> FormPack:
    """The pack with what is said, asked and left out for a hearing of these facts; a later variant goes first."""
    variants = variants_for(pack, facts)
    if not variants:
        return pack
    words = {one.id: one for variant in variants for one in variant.words}
    gone = {item for variant in variants for item in variant.left_out}
    checklists = tuple(_checklist(one, words, gone) for one in pack.checklists)
    return replace(pack, checklists=checklists, topics=tuple(_topic(topic, words) for topic in pack.topics))


def pause_after(pack: FormPack, facts: Facts) -> int:
    """The shortest time, in minutes, after which a pause is due; 0 when nothing was laid down."""
    return min((one.pause_after for one in variants_for(pack, facts) if one.pause_after), default=0)


def is_kind_offered(pack: FormPack, facts: Facts, kind: str) -> bool:
    """Whether turns of this kind are made in a hearing of these facts."""
    return not any(kind in variant.without_kinds for variant in variants_for(pack, facts))


def _checklist(checklist: Checklist, words: dict[str, OtherWords], gone: set[str]) -> Checklist:
    items = (item for item in checklist.items if item.id not in gone)
    said = (_item(item, words[item.id]) if item.id in words else item for item in items)
    return replace(checklist, items=tuple(said))


def _item(item: Item, words: OtherWords) -> Item:
    return replace(item, ask=words.ask or item.ask, say=words.say or item.say)


def _topic(topic: Topic, words: dict[str, OtherWords]) -> Topic:
    points = (
        replace(p, questions=words[p.id].questions) if p.id in words and words[p.id].questions else p
        for p in topic.points
    )
    return replace(topic, points=tuple(points))
