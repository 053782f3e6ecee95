"""Two tests that each can be true, but never together, make a rule that is silent for ever: a mistake like others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearing_desk.core.conditions import AllOf, AnyOf, Condition, FactTest, NoneOf
from hearing_desk.core.facts import FACTS_BY_NAME, FactKind
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import Path, SourcedPack
from hearing_desk.formpack.rules import is_long, is_outermost
from hearing_desk.formpack.walk import walk

_ANY_OTHER = ""


def check_contradictions(sourced: SourcedPack) -> Iterator[Finding]:
    """The tests that can never be true where they stand, each once; what stands inside such a test is not looked at."""
    for path, value in walk(sourced.pack):
        if is_outermost(value, path) and not is_long(value):
            yield from _check(sourced, value, path, ())


def is_impossible(pack: FormPack, condition: Condition) -> bool:
    """Whether no hearing at all can make it true, as far as each fact by itself shows."""
    return _first_impossible(pack, _claims(condition, (), True)) is not None


@dataclass(frozen=True)
class _Claim:
    """A test that must be true, or must be false, for the condition around it to be true."""

    test: FactTest
    is_true: bool
    path: Path


_Claims = tuple[_Claim, ...]


def _check(sourced: SourcedPack, condition: Condition, path: Path, around: _Claims) -> Iterator[Finding]:
    claims = (*around, *_claims(condition, path, True))
    impossible = _first_impossible(sourced.pack, claims)
    if impossible is not None:
        yield _never_true(sourced, claims, impossible)
        return
    for part, part_path in _parts(condition, path):
        # What must be false says nothing about what else is true.
        yield from _check(sourced, part, part_path, () if isinstance(condition, NoneOf) else claims)


def _claims(condition: Condition, path: Path, is_true: bool) -> _Claims:
    if isinstance(condition, FactTest):
        return (_Claim(condition, is_true, path),)
    parts = _parts(condition, path)
    needs_each_part = is_true is not isinstance(condition, AnyOf)
    if not needs_each_part and len(parts) != 1:
        return ()
    wanted = is_true is not isinstance(condition, NoneOf)
    return tuple(claim for part, part_path in parts for claim in _claims(part, part_path, wanted))


def _parts(condition: Condition, path: Path) -> tuple[tuple[Condition, Path], ...]:
    match condition:
        case AllOf():
            return tuple((part, (*path, "all", n)) for n, part in enumerate(condition.all))
        case AnyOf():
            return tuple((part, (*path, "any", n)) for n, part in enumerate(condition.any))
        case NoneOf():
            return tuple((part, (*path, "none", n)) for n, part in enumerate(condition.none))
        case _:
            return ()


def _first_impossible(pack: FormPack, claims: _Claims) -> int | None:
    return next((n for n in range(len(claims)) if not _is_possible(pack, claims[: n + 1])), None)


def _never_true(sourced: SourcedPack, claims: _Claims, n: int) -> Finding:
    place = sourced.place(claims[n].path)
    other = next((claim for claim in claims[:n] if not _is_possible(sourced.pack, (claim, claims[n]))), None)
    if other is None and n > 0 and _is_possible(sourced.pack, (claims[n],)):
        other = next((c for c in reversed(claims[:n]) if c.test.fact == claims[n].test.fact), None)
    if other is None:
        return error(place, "F25", Text("this test can never be true"), Mend(Text("change it, or remove it")))
    line = sourced.place(other.path).line
    message = Text("this test can never be true together with the one at line {line}", line=line)
    return error(place, "F25", message, Mend(Text("change one of the two, or put them in an `any`")))


def _is_possible(pack: FormPack, claims: _Claims) -> bool:
    """Whether some hearing could meet the last of the claims and all others about the same facts."""
    name = claims[-1].test.fact
    about = [claim for claim in claims if claim.test.fact == name]
    if name not in FACTS_BY_NAME:
        return True
    match FACTS_BY_NAME[name].kind:
        case FactKind.NUMBER:
            return _numbers_meet(about)
        case FactKind.CHOICES:
            had = {claim.test.has for claim in about if claim.is_true and claim.test.has is not None}
            return not any(not claim.is_true and claim.test.has in had for claim in about)
        case _:
            return bool(_values(pack, name, claims)) and all(_can_differ(pack, c, claims) for c in claims)


def _numbers_meet(about: Sequence[_Claim]) -> bool:
    lowest = [c.test.at_least for c in about if c.is_true and c.test.at_least is not None]
    above = [c.test.at_least for c in about if not c.is_true and c.test.at_least is not None]
    return not lowest or not above or max(lowest) < min(above)


def _values(pack: FormPack, name: str, claims: Sequence[_Claim]) -> frozenset[str]:
    about = [claim for claim in claims if claim.test.fact == name]
    # A value that the list does not have is a mistake of its own; here it counts as one that may come.
    left = {*_listed(pack, name), *(word for claim in about for word in _said(claim.test))}
    for claim in about:
        left = {word for word in left if _fits(claim.test, word) is claim.is_true or claim.test.differs_from}
    return frozenset(left)


def _listed(pack: FormPack, name: str) -> tuple[str, ...]:
    options = FACTS_BY_NAME[name].options if name in FACTS_BY_NAME else ""
    return pack.option_ids(options) if options in pack.lists else (_ANY_OTHER,)


def _said(test: FactTest) -> tuple[str, ...]:
    return tuple(word for word in (test.is_value, test.is_not, *(test.in_values or ())) if word is not None)


def _fits(test: FactTest, word: str) -> bool:
    if test.is_value is not None:
        return word == test.is_value
    if test.is_not is not None:
        return word != test.is_not
    return test.in_values is None or word in test.in_values


def _can_differ(pack: FormPack, claim: _Claim, claims: Sequence[_Claim]) -> bool:
    other = claim.test.differs_from
    if other is None or not {claim.test.fact, other} <= set(FACTS_BY_NAME):
        return True
    if other == claim.test.fact:
        return not claim.is_true
    one, two = _values(pack, claim.test.fact, claims), _values(pack, other, claims)
    return len(one | two) > 1 if claim.is_true else bool(one & two)
