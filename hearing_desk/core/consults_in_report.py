"""The bare fact of a consultation in the report, where the pack switches it on: with whom and on which day."""

from __future__ import annotations

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.sealed import is_sealed

NEVER = ("unit_1f", "nationale_veiligheid", "mensenhandel")
"""Parties of which no report ever tells, whatever a pack says (product.md 8)."""


def printed_consults(hearing: Hearing, pack: FormPack) -> tuple[tuple[str, str], ...]:
    """Party and day (ISO), each once, in the order in which they were consulted."""
    allowed = [party for party in pack.report.consults if party not in NEVER and not is_sealed(pack, party)]
    found = ((consult.with_whom, at[:10]) for consult, at in hearing.consults if consult.with_whom in allowed)
    return tuple(dict.fromkeys(found))
