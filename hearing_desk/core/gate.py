"""The gate before the room: does who will be there meet what the applicant wished, and if not, which way out was taken.

Source of the rules: product.md 2, *Controle vooraf*; the Inspectie's finding that nobody is asked on the spot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from hearing_desk.core.events import GateAnswered, GateCleared, GateClosed
from hearing_desk.core.form import GateRules
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Wish
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text

GENDERED_WISHES = ("v", "m", "x")
IN_WORDS = "anders"
MATCH, ARRANGED, NEW_HEARING = "match", "opgelost", "nieuw_gehoor"
WITHDRAWN, NOT_POSSIBLE, LEGAL_GROUND, UNKNOWN = "vooraf_ingetrokken", "niet_mogelijk", "rechtsgrond", "onbekend"
GOES_ON = "gaat door"


class Standing(Enum):
    """How one fact of the gate stands; only SETTLED lets the hearing start."""

    SETTLED = "geregeld"
    TO_CONFIRM = "te_bevestigen"
    UNMET = "niet_voldaan"
    UNKNOWN = "onbekend"
    TO_DESCRIBE = "te_beschrijven"
    NEW_HEARING = "nieuw_gehoor"
    REOPENED = "heropend"

    @property
    def is_blocking(self) -> bool:
        """Whether something must still be arranged, more than the officer's own confirmation of a match."""
        return self not in (Standing.SETTLED, Standing.TO_CONFIRM)


@dataclass(frozen=True)
class FactStanding:
    """One fact: the wish, how strong it counts, whether those in the room meet it, and how it stands."""

    fact: Fact
    wish: Wish
    is_essential: bool
    is_met: bool
    standing: Standing


def standings(hearing: Hearing, rules: GateRules) -> tuple[FactStanding, ...]:
    """How both facts of the gate stand now."""
    return tuple(_standing(hearing, rules, fact) for fact in Fact)


def is_clear(facts: Sequence[FactStanding]) -> bool:
    """Whether the hearing may start, or go on after a pause."""
    return all(fact.standing is Standing.SETTLED for fact in facts)


def is_blocked(facts: Sequence[FactStanding]) -> bool:
    """Whether a wish is unmet or unknown, so that something must be arranged before the day."""
    return any(fact.standing.is_blocking for fact in facts)


def is_wish_known(hearing: Hearing) -> bool:
    """Whether it is known of both facts what the applicant wishes."""
    return not any(_is_unknown(hearing.wishes.get(fact, Wish())) for fact in Fact)


def decided(hearing: Hearing, rules: GateRules, serial: int) -> tuple[GateClosed | GateCleared, ...]:
    """The event that says how the gate stands, when that is not what the hearing already knows."""
    facts = standings(hearing, rules)
    if is_clear(facts):
        return () if hearing.is_gate_clear else (GateCleared(serial),)
    reasons = tuple(f"{f.fact.value}:{f.standing.value}" for f in facts if f.standing is not Standing.SETTLED)
    is_known = reasons == hearing.gate_reasons and not hearing.is_gate_clear
    return () if is_known else (GateClosed(reasons, serial),)


def problems_of(hearing: Hearing, rules: GateRules, answer: GateAnswered) -> tuple[Problem, ...]:
    """What is wrong with an answer to the gate; empty when it may be given."""
    fact = _standing(hearing, rules, answer.fact)
    return _missing(rules.fields_by_outcome.get(answer.outcome, ()), answer) + _refusals(hearing, rules, fact, answer)


def _missing(names: Sequence[str], answer: GateAnswered) -> tuple[Problem, ...]:
    text = Text("Fill this in: without it this way out does not count.")
    return tuple(Problem(text, name) for name in names if _is_blank(getattr(answer, name)))


def _refusals(hearing: Hearing, rules: GateRules, fact: FactStanding, answer: GateAnswered) -> tuple[Problem, ...]:
    if _is_waiting(hearing, fact.fact) and not _lets_wait(hearing, answer):
        text = Text("The applicant wants to wait, or gave no answer. What is left is planning a new hearing.")
        return (Problem(text, "outcome"),)
    if _is_unknown(fact.wish) or answer.outcome == UNKNOWN:
        return _refused_unknown(hearing, fact, answer)
    if answer.outcome in (MATCH, ARRANGED):
        return _refused_match(fact, answer)
    if answer.outcome == WITHDRAWN:
        return _refused_withdrawal(hearing, rules, fact, answer)
    if answer.outcome == NOT_POSSIBLE:
        return _refused_not_possible(hearing, fact, answer)
    if answer.outcome == LEGAL_GROUND and fact.is_essential:
        return (Problem(Text("An essential wish cannot be set aside on a legal ground."), "outcome"),)
    return ()


def _refused_withdrawal(
    hearing: Hearing, rules: GateRules, fact: FactStanding, answer: GateAnswered
) -> tuple[Problem, ...]:
    if not answer.date or answer.date < _day(hearing):
        return ()
    if _missing(rules.on_the_day, answer) or not rules.on_the_day:
        text = Text(
            "On the day itself a wish counts as withdrawn only when lawyer, VWN or guardian brings it unasked, outside "
            "the room. Note who, their name and the time."
        )
        return (Problem(text, "date"), *_missing(rules.on_the_day, answer))
    if fact.is_essential and answer.in_writing != "ja":
        return (Problem(Text("An essential wish can be withdrawn on the day only in writing."), "in_writing"),)
    return ()


def _refused_not_possible(hearing: Hearing, fact: FactStanding, answer: GateAnswered) -> tuple[Problem, ...]:
    if fact.is_essential or fact.wish.strength != "wens":
        return (Problem(Text("This way out exists only for a wish, not for one that is essential."), "outcome"),)
    if answer.told_via.strip().casefold() in _ids_of_today(hearing):
        text = Text("Somebody other than the officer and the interpreter of today passes this on.")
        return (Problem(text, "told_via"),)
    return ()


def _refused_unknown(hearing: Hearing, fact: FactStanding, answer: GateAnswered) -> tuple[Problem, ...]:
    if answer.outcome == NEW_HEARING:
        return ()
    if not _is_unknown(fact.wish):
        return (Problem(Text("The wish is known. This way out is for a wish that nobody could ask about."), "outcome"),)
    if answer.outcome in (WITHDRAWN, NOT_POSSIBLE, LEGAL_GROUND):
        return (Problem(Text("The wish is not known, so it cannot be set aside. Note the wish first."), "outcome"),)
    if answer.tried_by.strip().casefold() in _ids_of_today(hearing):
        text = Text("Somebody other than the officer and the interpreter of today asks for the wish.")
        return (Problem(text, "tried_by"),)
    if answer.outcome != UNKNOWN and not _was_tried(answer):
        return (Problem(Text("The wish is not known. Note who tried to ask it and why that failed."), "tried_by"),)
    return ()


def _ids_of_today(hearing: Hearing) -> frozenset[str]:
    officers = (officer.id for officer in hearing.officers)
    interpreters = (interpreter.number for interpreter in hearing.present_interpreters)
    return frozenset(known.casefold() for known in (*officers, *interpreters))


def _day(hearing: Hearing) -> str:
    if hearing.next_session is not None:
        return hearing.next_session.date
    return hearing.session.date if hearing.session is not None else hearing.text_of("date")


def _is_waiting(hearing: Hearing, fact: Fact) -> bool:
    return _asks_to_wait(hearing.gate_answers.get(fact)) and fact not in hearing.answered_before_wish


def _asks_to_wait(answer: GateAnswered | None) -> bool:
    return answer is not None and answer.outcome == NOT_POSSIBLE and answer.answer != GOES_ON


def _lets_wait(hearing: Hearing, answer: GateAnswered) -> bool:
    if answer.outcome in (MATCH, ARRANGED):
        return answer.fact in hearing.stale_gate_answers  # somebody else was arranged
    return answer.outcome == NEW_HEARING or _asks_to_wait(answer)


def _refused_match(fact: FactStanding, answer: GateAnswered) -> tuple[Problem, ...]:
    if fact.wish.wish in GENDERED_WISHES and not fact.is_met:
        unmet = Text("Those who will be there do not meet the applicant's wish. Choose others, or another way out.")
        return (Problem(unmet, "outcome"),)
    if fact.wish.wish == IN_WORDS and _is_blank(fact.wish.text):
        return (Problem(Text("The wish is one in words. Write down what the applicant asked for."), "wish_text"),)
    if fact.wish.wish == IN_WORDS and _is_blank(answer.note):
        return (Problem(Text("Describe how this wish is met."), "note"),)
    return ()


def _standing(hearing: Hearing, rules: GateRules, fact: Fact) -> FactStanding:
    wish = hearing.wishes.get(fact, Wish())
    is_met = _is_met(hearing, fact, wish)
    is_essential = _is_essential(hearing, rules, fact, wish)
    if hearing.gate_reopened_by:
        standing = Standing.REOPENED
    else:
        standing = _weighed(hearing, fact, wish, is_met, is_essential)
    return FactStanding(fact, wish, is_essential, is_met, standing)


def _weighed(hearing: Hearing, fact: Fact, wish: Wish, is_met: bool, is_essential: bool) -> Standing:
    answer = _answer(hearing, fact)
    outcome = answer.outcome if answer else ""
    if outcome == NEW_HEARING:
        return Standing.NEW_HEARING
    if outcome == WITHDRAWN:
        return Standing.SETTLED
    if _is_unknown(wish):
        return Standing.SETTLED if answer and _was_tried(answer) else Standing.UNKNOWN
    if wish.wish == "geen":
        return Standing.SETTLED
    is_stale = fact in hearing.stale_gate_answers
    if is_met and (is_stale or not _asks_to_wait(answer)):
        return Standing.SETTLED if answer else Standing.TO_CONFIRM
    if _is_way_out(answer) and not is_essential and not is_stale:
        return Standing.SETTLED
    return Standing.TO_DESCRIBE if wish.wish == IN_WORDS else Standing.UNMET


def _answer(hearing: Hearing, fact: Fact) -> GateAnswered | None:
    answer = hearing.gate_answers.get(fact)
    if answer is None or (answer.outcome == WITHDRAWN and fact in hearing.answered_before_wish):
        return None
    return answer


def _is_way_out(answer: GateAnswered | None) -> bool:
    if answer is None:
        return False
    return answer.outcome == LEGAL_GROUND or (answer.outcome == NOT_POSSIBLE and answer.answer == GOES_ON)


def _is_unknown(wish: Wish) -> bool:
    return wish.wish in ("", "onbekend") or (wish.wish == "geen" and _is_blank(wish.source))


def _was_tried(answer: GateAnswered) -> bool:
    return not (_is_blank(answer.tried_by) or _is_blank(answer.why_not))


def _is_blank(text: str) -> bool:
    return not text.strip()


def _is_met(hearing: Hearing, fact: Fact, wish: Wish) -> bool:
    if wish.wish == IN_WORDS:
        return _is_described(hearing, fact)
    if wish.wish not in GENDERED_WISHES:
        return not _is_unknown(wish)
    genders = _genders(hearing, fact)
    return bool(genders) and all(gender == wish.wish for gender in genders)


def _is_described(hearing: Hearing, fact: Fact) -> bool:
    answer = hearing.gate_answers.get(fact)
    is_stale = fact in hearing.stale_gate_answers
    return answer is not None and answer.outcome in (MATCH, ARRANGED) and not is_stale


def _genders(hearing: Hearing, fact: Fact) -> tuple[str, ...]:
    if fact is Fact.OFFICER:
        return tuple(officer.gender for officer in hearing.officers)
    return tuple(interpreter.gender for interpreter in hearing.present_interpreters)


def _is_essential(hearing: Hearing, rules: GateRules, fact: Fact, wish: Wish) -> bool:
    if not _is_wish(wish):
        return False
    source = wish.source.casefold()
    if wish.strength == "essentieel" or any(word in source for word in rules.essential_sources):
        return True
    advice = _advice(hearing)
    is_named = any(words.casefold() in advice for words in rules.named_in_advice.get(fact.value, ()))
    return is_named and wish.wish in GENDERED_WISHES


def _is_wish(wish: Wish) -> bool:
    return wish.wish in (*GENDERED_WISHES, IN_WORDS)


def _advice(hearing: Hearing) -> str:
    name = "medical_advice_points"
    return "\n".join((hearing.text_of(name), *hearing.texts_of(name))).casefold()
