"""Tries the rules of a pack on an example: which are true, which are false, and which wait for what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hearing_desk.app.case import planned
from hearing_desk.app.clock import ZONE
from hearing_desk.app.script import FORMAT, script_from_text
from hearing_desk.app.start_conditions import facts_about
from hearing_desk.core.conditions import Facts, Value, Verdict, evaluate, fact_names
from hearing_desk.core.events import Recorded
from hearing_desk.core.facts import FACTS_BY_NAME, FactKind, HearingFact
from hearing_desk.core.fold import fold
from hearing_desk.core.form import FormPack
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Say
from hearing_desk.core.text import Text
from hearing_desk.formpack.rule_sentences import fact_name, rule_sentence
from hearing_desk.formpack.rules_of import Rule, rules_of
from hearing_desk.formpack.suggestions import nearest


@dataclass(frozen=True)
class TriedRule:
    """A rule with what it says of the example; `waits_for` are the facts that the example does not give."""

    rule: Rule
    verdict: Verdict
    waits_for: tuple[str, ...]


def tried_rules(pack: FormPack, case: Path) -> tuple[TriedRule, ...]:
    """Every rule of the pack on the example in a file; DeskError `case_refused` or `script_refused` with a sentence."""
    facts = facts_in(case, pack)
    return tuple(_tried(rule, facts) for rule in rules_of(pack))


def facts_in(case: Path, pack: FormPack) -> Facts:
    """The facts of an example: those of a hearing script's planning, or a JSON object with facts by their names."""
    text, plain = _read(case)
    if plain.get("format") == FORMAT:
        events = planned(script_from_text(text, pack).case)
        at = datetime(2000, 1, 1, tzinfo=ZONE).isoformat()
        return facts_about(fold(Recorded(n, at, event) for n, event in enumerate(events, start=1)))
    return {name: _checked(name, value, pack) for name, value in plain.items()}


def shown_rules(tried: tuple[TriedRule, ...], pack: FormPack, say: Say) -> str:
    """A rule on two lines: its verdict and place, and its sentence."""
    return "\n".join(line for one in tried for line in _lines(one, pack, say))


def _tried(rule: Rule, facts: Facts) -> TriedRule:
    verdict = evaluate(rule.condition, facts)
    missing = tuple(sorted(fact_names(rule.condition) - set(facts))) if verdict is Verdict.NOT_KNOWN else ()
    return TriedRule(rule, verdict, missing)


def _lines(one: TriedRule, pack: FormPack, say: Say) -> Iterator[str]:
    label = f" – {one.rule.label}" if one.rule.label else ""
    yield f"{say(_verdict(one.verdict))}: {one.rule.name}{label}"
    yield f"  {say(rule_sentence(one.rule.condition, pack))}"
    if one.waits_for:
        names = ", ".join(f"{say(fact_name(name))} ({name})" for name in one.waits_for)
        yield "  " + say(Text("waits for: {names}", names=names))


def _verdict(verdict: Verdict) -> Text:
    if verdict is Verdict.NOT_KNOWN:
        return Text("not known yet")
    return Text("true") if verdict is Verdict.TRUE else Text("false")


def _read(case: Path) -> tuple[str, dict[str, object]]:
    try:
        text = case.read_text(encoding="utf-8-sig")
        plain = json.loads(text)
    except (OSError, ValueError, RecursionError):
        raise _refused(Text("The example {name} is not JSON that can be read.", name=case.name)) from None
    if not isinstance(plain, dict):
        raise _refused(Text("An example is a hearing script, or facts by their names."))
    return text, plain


def _checked(name: str, value: object, pack: FormPack) -> Value:
    if name not in FACTS_BY_NAME:
        near = nearest(name, tuple(FACTS_BY_NAME)) or ", ".join(FACTS_BY_NAME)
        raise _refused(Text("There is no fact {name}. Possible: {near}", name=name, near=near))
    fact = FACTS_BY_NAME[name]
    if fact.kind is FactKind.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return value
    if fact.kind is FactKind.CHOICES and isinstance(value, list):
        return tuple(_option(word, fact, pack) for word in value)
    return _option(value, fact, pack)


def _option(word: object, fact: HearingFact, pack: FormPack) -> str:
    possible = pack.option_ids(fact.options) if fact.options in pack.lists else (word,)
    if isinstance(word, str) and fact.kind is not FactKind.NUMBER and word in possible:
        return word
    raise _refused(Text("The fact {name} cannot be {value}.", name=fact.name, value=json.dumps(word)))


def _refused(sentence: Text) -> DeskError:
    return DeskError("case_refused", sentence)
