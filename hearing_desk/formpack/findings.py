"""A mistake in a form, with its exact place and how to mend it, and the three ways to show it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from hearing_desk.core.report import Say
from hearing_desk.core.text import Text

MOST_FINDINGS = 1000


class Severity(Enum):
    """Whether a pack can be made in spite of the finding: never with an error, always with a warning."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Place:
    """A stretch of a file; lines and columns count from 1, `end_col` is the column after the last character."""

    file: str
    line: int
    col: int
    end_line: int
    end_col: int


@dataclass(frozen=True)
class Mend:
    """How to mend a finding: a sentence, and the text that may replace the stretch as it stands."""

    help: Text | None = None
    fix: str = ""


@dataclass(frozen=True)
class Finding:
    """One mistake: where, what, how to mend it; `source` is the line of the file it stands on."""

    file: str
    line: int
    col: int
    end_line: int
    end_col: int
    code: str
    severity: Severity
    message: Text
    help: Text | None = None
    fix: str = ""
    source: str = ""

    @property
    def place(self) -> Place:
        """The stretch it is about."""
        return Place(self.file, self.line, self.col, self.end_line, self.end_col)


def error(place: Place, code: str, message: Text, mend: Mend = Mend()) -> Finding:
    """A finding that stops the pack from being made."""
    return _finding(place, code, Severity.ERROR, message, mend)


def warning(place: Place, code: str, message: Text, mend: Mend = Mend()) -> Finding:
    """A finding that is only pointed out."""
    return _finding(place, code, Severity.WARNING, message, mend)


def at_most(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings up to the number that a person can use; one more tells that the others are left out."""
    found = tuple(islice(findings, MOST_FINDINGS + 1))
    if len(found) <= MOST_FINDINGS:
        return found
    message = Text("there are more than {most} mistakes; what comes after this one is not shown", most=MOST_FINDINGS)
    return (*found[:-1], error(found[-2].place, "F00", message, Mend(Text("mend these first"))))


def concise(finding: Finding, say: Say) -> str:
    """The finding on one line, as editors and build logs read it."""
    where = f"{finding.file}:{finding.line}:{finding.col}"
    line = f"{where}: {finding.severity.value}[{finding.code}] {visible(say(finding.message))}"
    return line if finding.help is None else f"{line} – {visible(say(finding.help))}"


def full(finding: Finding, say: Say) -> str:
    """The finding with its line of source and carets under the stretch, in the style of rustc."""
    number = str(finding.line)
    gutter = " " * len(number)
    lines = [
        f"{finding.severity.value}[{finding.code}]: {visible(say(finding.message))}",
        f"{gutter}--> {finding.file}:{finding.line}:{finding.col}",
        f"{gutter} |",
        f"{number} | {visible(finding.source)}",
        f"{gutter} | {_carets(finding)}",
    ]
    if finding.help is not None:
        helping = say(Text("help: {help}", help=finding.help))
        lines.append(f"{gutter} = {visible(helping)}")
    return "\n".join(lines)


def as_json(findings: Iterable[Finding], say: Say) -> str:
    """All findings as one JSON list for other programs."""
    return json.dumps([_plain(finding, say) for finding in findings], ensure_ascii=False, indent=1)


def visible(text: str) -> str:
    """A terminal must not obey what a faulty file holds: each invisible character becomes one visible sign."""
    return "".join(c if c.isprintable() or c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _finding(place: Place, code: str, severity: Severity, message: Text, mend: Mend) -> Finding:
    where = (place.file, place.line, place.col, place.end_line, place.end_col)
    return Finding(*where, code, severity, message, mend.help, mend.fix)


def _carets(finding: Finding) -> str:
    before = finding.source[: finding.col - 1]
    end = finding.end_col if finding.end_line == finding.line else len(finding.source) + 1
    return "".join("\t" if c == "\t" else " " for c in before) + "^" * max(1, end - finding.col)


def _plain(finding: Finding, say: Say) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "col": finding.col,
        "end_line": finding.end_line,
        "end_col": finding.end_col,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": say(finding.message),
        "help": say(finding.help) if finding.help is not None else "",
        "fix": finding.fix,
    }
