"""The reading copy: a whole pack as a document that people approve, every rule in it a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from hearing_desk.core.form import FormPack
from hearing_desk.core.report import Block, Heading, Paragraph, Report, Style, Table, Words
from hearing_desk.core.text import Text
from hearing_desk.formpack.needs import CHECKLISTS
from hearing_desk.formpack.said import sentences
from hearing_desk.formpack.things import Thing, ThingPath, things
from hearing_desk.formpack.wording import NAMES, name_of

_IN_A_TABLE = ("Option", "FormField", "Step", "Section", "Phase", "Profile", "HearingType", "Extension", "Lesson")


def reading_copy(pack: FormPack, sha256: str, today: date) -> Report:
    """The pack as a document; sources that were checked too long before `today` ask to be checked."""
    stamp = Text("Form pack {line} no. {serial}, {mark}", line=pack.line, serial=pack.serial, mark=sha256[:8])
    blocks = (Paragraph(stamp, Style.NOTE), *_blocks(pack, today))
    marks = (Text("READING COPY"),)
    return Report(pack.title, blocks, marks, "", sha256, f"{pack.line} {pack.serial}")


def _blocks(pack: FormPack, today: date) -> Iterator[Block]:
    in_order = sorted(pack.checklists, key=lambda one: CHECKLISTS.index(one.id) if one.id in CHECKLISTS else 0)
    whole, *parts = things(replace(pack, checklists=tuple(in_order)))
    yield from _paragraphs(whole, pack, today)
    for part, inside in groupby(parts, key=lambda thing: thing.path[0]):
        yield Heading(NAMES[part], 1)
        for is_row, alike in groupby(inside, key=_table_of):
            if is_row:
                yield _table(tuple(alike), pack, today)
            else:
                yield from (block for thing in alike for block in _thing(thing, pack, today))


def _table_of(thing: Thing) -> tuple[str, ThingPath] | None:
    """What stands in one table: things of one kind in one place; none for what has a heading of its own."""
    return (thing.kind, thing.path[:-1]) if thing.kind in _IN_A_TABLE else None


def _thing(thing: Thing, pack: FormPack, today: date) -> Iterator[Block]:
    if len(thing.path) > 1:
        yield Heading(_label(thing, pack), len(thing.path), number=thing.path[-1])
    yield from _paragraphs(thing, pack, today)


def _paragraphs(thing: Thing, pack: FormPack, today: date) -> Iterator[Block]:
    for name, value in sentences(thing, pack, today):
        yield Paragraph(value, label=Text("{name}:", name=name))


def _label(thing: Thing, pack: FormPack) -> Words:
    if thing.kind == "ConsultNeed":
        return pack.option_label("consult_party", thing.path[-1])
    if thing.kind == "OtherWords":
        return _replaced(thing.path[-1], pack)
    return str(thing.says.get("label", "")) or _used_for(thing, pack)


def _replaced(name: str, pack: FormPack) -> str:
    """The name of the item or point whose words are others."""
    names = {item.id: item.screen_label for checklist in pack.checklists for item in checklist.items}
    names |= {point.id: point.screen_label for topic in pack.topics for point in topic.points}
    return names.get(name, "")


def _used_for(thing: Thing, pack: FormPack) -> str:
    """What a list is for, by the fields that choose from it: a list has no name of its own."""
    fields = (field for sheet in pack.sheets for field in sheet.fields if thing.path == ("lists", field.options))
    return " / ".join(dict.fromkeys(field.label for field in fields))


def _table(rows: tuple[Thing, ...], pack: FormPack, today: date) -> Table:
    kind = rows[0].kind
    fields = tuple(dict.fromkeys(field for row in rows for field in row.says))
    header = tuple(name_of(kind, field) for field in fields)
    cells = tuple(_row(row, fields, pack, today) for row in rows)
    return Table(Text("{words}", words="/".join(rows[0].path[:-1])), header, cells)


def _row(thing: Thing, fields: Iterable[str], pack: FormPack, today: date) -> tuple[Words, ...]:
    told = dict(zip((f for f in thing.says if f not in ("id", "label")), sentences(thing, pack, today), strict=True))
    return tuple(told[field][1] if field in told else str(thing.says.get(field, "")) for field in fields)
