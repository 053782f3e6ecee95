"""The figures that make bench, quality and torture end with: one row for each thing measured."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

_ROW = re.compile(r"(?:^|[/_])t(\d+)(?=[_ ])", re.IGNORECASE)
_PIECE = re.compile(r",? (?:piece|part) \d+")


@dataclass(frozen=True)
class Row:
    """One figure; `limit` is empty when nothing is asked of it, `ok` says whether it is within its limit."""

    name: str
    value: float
    unit: str
    limit: float | None
    ok: bool


@dataclass
class Figures:
    """The rows of one run, in the order in which they were measured."""

    rows: list[Row] = field(default_factory=list)

    def at_most(self, name: str, value: float, unit: str, limit: float) -> None:
        """A figure that must not rise above its limit; the test goes on, the run ends with exit 1."""
        self.rows.append(Row(name, value, unit, limit, value <= limit))

    def at_least(self, name: str, value: float, unit: str, limit: float) -> None:
        """A figure that must not fall below its limit; the test goes on, the run ends with exit 1."""
        self.rows.append(Row(name, value, unit, limit, value >= limit))

    def took(self, name: str, seconds: float, *, passed: bool) -> None:
        """A test as a row of its own: how long it took and whether it passed."""
        self.rows.append(Row(name, round(seconds, 3), "s", None, passed))


def write_figures(path: Path, rows: Sequence[Row]) -> None:
    """Write the rows with the machine they were measured on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = {"machine": _machine(), "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(plain, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def as_table(rows: Sequence[Row]) -> str:
    """The rows for a person to read."""
    return "\n".join(map(_as_line, rows))


def as_rows_of_the_plan(rows: Sequence[Row]) -> str:
    """The rows of the torture plan (T1 to T25), one line of Markdown each: how many tests held, and what they found."""
    plan: dict[str, list[Row]] = {}
    for row in rows:
        plan.setdefault(_row_of_the_plan(row.name), []).append(row)
    lines = [_as_line_of_the_plan(name, plan[name]) for name in sorted(plan, key=lambda name: (len(name), name))]
    return "\n".join(["| row | tests that held | came of it |", "|---|---|---|", *lines])


def _row_of_the_plan(name: str) -> str:
    found = _ROW.search(name)
    return f"T{found[1]}" if found else "other"


def _as_line_of_the_plan(name: str, rows: Sequence[Row]) -> str:
    tests, figures = [row for row in rows if _is_test(row)], [row for row in rows if not _is_test(row)]
    named: dict[str, list[Row]] = {}
    for row in figures:
        named.setdefault(_PIECE.sub("", row.name).removeprefix(f"{name} ").removeprefix(f"{name}: "), []).append(row)
    held, seconds = sum(row.ok for row in tests), sum(row.value for row in tests)
    said = "; ".join(_together(*one) for one in named.items())
    return f"| {name} | {held} of {len(tests)}, {seconds:.0f} s | {said} |"


def _together(name: str, rows: Sequence[Row]) -> str:
    values, unit = [row.value for row in rows], rows[0].unit
    value = {"ms": max, "s": max, "MB": max, "%": min}.get(unit, sum)(values)
    return f"{name}: {value:,.6g} {unit}{'' if all(row.ok for row in rows) else ' (NOT within its limit)'}"


def _is_test(row: Row) -> bool:
    return "::" in row.name


def _as_line(row: Row) -> str:
    limit = "" if row.limit is None else f" (limit {row.limit:g})"
    return f"{'ok ' if row.ok else 'NOT'}  {row.name}: {row.value:g} {row.unit}{limit}"


def _machine() -> str:
    return f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
