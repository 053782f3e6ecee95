"""How well the lists do on labelled answers: in all, and for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearing_desk.core.signals import Matcher, match
from tests.quality.labelled import Answer


@dataclass(frozen=True)
class Score:
    """What was found of what was wanted, and quiet answers that were prompted on."""

    must: int
    must_found: int
    useful: int
    useful_found: int
    quiet: int
    quiet_hit: int

    @property
    def must_percent(self) -> float:
        return round(100 * self.must_found / self.must, 1) if self.must else 100.0

    @property
    def useful_percent(self) -> float:
        return round(100 * self.useful_found / self.useful, 1) if self.useful else 100.0

    def line(self, name: str) -> str:
        """One row of the table."""
        return (
            f"{name:34} must {self.must_found:4}/{self.must:<4} useful {self.useful_found:4}/{self.useful:<4}"
            f" prompted for nothing {self.quiet_hit:3}/{self.quiet}"
        )


def hit_groups(matcher: Matcher, answer: Answer) -> frozenset[str]:
    """The groups that fire on an answer."""
    return frozenset(hit.group for hit in match(matcher, answer.text, answer.gender, answer.question))


def score(matcher: Matcher, answers: Sequence[Answer]) -> Score:
    """An answer counts as found when one of its groups fires."""
    hits = [(answer, hit_groups(matcher, answer)) for answer in answers]
    return Score(
        sum(bool(answer.must) for answer, _ in hits),
        sum(bool(answer.must & groups) for answer, groups in hits),
        sum(bool(answer.useful) for answer, _ in hits),
        sum(bool(answer.useful & groups) for answer, groups in hits),
        sum(answer.is_quiet for answer, _ in hits),
        sum(answer.is_quiet and bool(groups) for answer, groups in hits),
    )


def themes(matcher: Matcher, answers: Sequence[Answer]) -> tuple[frozenset[str], frozenset[str]]:
    """The groups that are raised on at least one answer that must be noticed for them, and all that should be."""
    raised = frozenset(group for answer in answers for group in answer.must & hit_groups(matcher, answer))
    return raised, frozenset(group for answer in answers for group in answer.must)


def by_group(matcher: Matcher, answers: Sequence[Answer]) -> list[str]:
    """For each group: how many answers want it, how many of these it fires on, and how many it fires on unwanted."""
    wanted: dict[str, list[int]] = {}
    for answer in answers:
        groups, named = hit_groups(matcher, answer), answer.must | answer.useful
        for group in groups | named:
            counts = wanted.setdefault(group, [0, 0, 0])
            counts[0] += group in named
            counts[1] += group in named and group in groups
            counts[2] += group in groups and group not in named
    return [f"{group:7} wanted {w:4}  found {f:4}  unwanted {u:4}" for group, (w, f, u) in sorted(wanted.items())]
