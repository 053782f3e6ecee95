"""A pack beside the one before it: ids are for ever, and what breaks earlier answers is declared in `changes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hearing_desk.core.codec import canonical, to_plain
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.differences import breaking
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.packs import LoadedPack, packs_in
from hearing_desk.formpack.reader import Path as NodePath
from hearing_desk.formpack.reader import SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean
from hearing_desk.formpack.things import things, where
from hearing_desk.formpack.walk import walk

EARLIER = "earlier"
_ANSWERED = ("FormField", "Item", "StartCondition", "CoveragePoint", "Step", "Option")


def earlier_packs(directory: Path) -> tuple[LoadedPack, ...]:
    """The compiled packs that were in force before, from the folder `earlier` of the forms; raises as packs_in does."""
    return packs_in(directory / EARLIER)


def check_versions(sourced: SourcedPack, earlier: Sequence[LoadedPack]) -> Iterator[Finding]:
    """What breaks with the pack before this one and is not declared, and what is declared but cannot be so."""
    pack = sourced.pack
    yield from _retired(sourced)
    of_line = [loaded for loaded in earlier if loaded.line == pack.line]
    if any(loaded.serial == pack.serial and _says_else(loaded.pack, pack) for loaded in of_line):
        yield _out_already(sourced)
    before = max((loaded for loaded in of_line if loaded.serial < pack.serial), key=lambda x: x.serial, default=None)
    if before is not None:
        yield from _undeclared(sourced, before.pack)
        yield from _declared(sourced, before.pack)
    elif pack.serial > 1:
        message = Text("the pack before this one is not in `{folder}`, so nothing can be compared", folder=EARLIER)
        mend = Mend(Text("put the compiled pack with the last number below {serial} there", serial=pack.serial))
        yield error(sourced.place(("serial",)), "V15", message, mend)


def _out_already(sourced: SourcedPack) -> Finding:
    message = Text("pack {serial} is out already and says something else", serial=sourced.pack.serial)
    return error(sourced.place(("serial",)), "V14", message, Mend(Text("give this pack the next number")))


def _retired(sourced: SourcedPack) -> Iterator[Finding]:
    for path, value in walk(sourced.pack):
        if path[-1:] == ("retired_in",) and value and not 1 <= int(str(value)) <= sourced.pack.serial:
            message = Text("nothing can be retired in a pack that is not there yet")
            mend = Mend(Text("use the number of the pack that no longer asks for this"))
            yield error(sourced.place(path), "V16", message, mend)


def _undeclared(sourced: SourcedPack, before: FormPack) -> Iterator[Finding]:
    declared = {change.was for change in sourced.pack.changes if before.serial < change.serial <= sourced.pack.serial}
    for change in breaking(before, sourced.pack):
        if change.name not in declared:
            message = Text("this breaks with pack {serial}: {sentence}", serial=before.serial, sentence=change.sentence)
            mend = Mend(Text("say under `changes` what becomes of `{path}`, or undo it", path=change.name))
            yield error(sourced.place(where(sourced.pack, change.path)), "V10", message, mend)


def _declared(sourced: SourcedPack, before: FormPack) -> Iterator[Finding]:
    was, now = _kinds(before), _kinds(sourced.pack)
    for n, change in enumerate(sourced.pack.changes):
        path: NodePath = ("changes", n)
        if change.serial > sourced.pack.serial:
            message = Text("a change cannot be of a pack that is still to come")
            yield error(sourced.place((*path, "serial")), "V13", message, Mend(Text("use the number of this pack")))
        elif change.serial > before.serial:
            if change.was not in was:
                message = Text("pack {serial} had nothing named `{path}`", serial=before.serial, path=change.was)
                yield error(sourced.place((*path, "was")), "V11", message, did_you_mean(change.was, tuple(was)))
            if change.now and change.now not in now:
                message = Text("this pack has nothing named `{path}`", path=change.now)
                yield error(sourced.place((*path, "now")), "V12", message, did_you_mean(change.now, tuple(now)))
            if change.now not in ("", change.was) and was.get(change.was, _ANSWERED[0]) not in _ANSWERED:
                message = Text("`{path}` keeps its name for ever: it has no answer of its own to move", path=change.was)
                mend = Mend(Text("retire it with `retired_in`, and give what is new an id of its own"))
                yield error(sourced.place((*path, "was")), "V17", message, mend)


def _kinds(pack: FormPack) -> dict[str, str]:
    return {thing.name: thing.kind for thing in things(pack) if thing.path}


def _says_else(out: FormPack, pack: FormPack) -> bool:
    return canonical(to_plain(_as_written(out))) != canonical(to_plain(_as_written(pack)))


def _as_written(pack: FormPack) -> FormPack:
    # What was worked out when it was compiled, nobody wrote.
    return replace(pack, stems={}, matcher="")
