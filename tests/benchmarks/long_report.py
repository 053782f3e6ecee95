"""A report as long as one asks, made with nothing but the program: what is measured holds no test tools."""

from __future__ import annotations

from hearing_desk.core.report import Paragraph, Report, Style

ANSWER = "Ik woonde in Herat bij mijn oom, in de straat naast de moskee. "


def long_report(turns: int) -> Report:
    """Questions and answers of one to four sentences."""
    styles = (Style.QUESTION, Style.ANSWER)
    blocks = (
        Paragraph(f"{ANSWER * (1 + n % 4)}({n})", styles[n % 2], f"{'VA'[n % 2]}{1 + n // 2}:", turn=f"t{n}")
        for n in range(turns)
    )
    return Report("Lang", tuple(blocks), (), "", "ab" * 32, "nl-1")
