"""Checks a folder of forms for whoever writes them, and says what there is to mend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hearing_desk.app.template import template_findings
from hearing_desk.core.report import Say
from hearing_desk.core.text import Text
from hearing_desk.formpack import Finding, as_json, check_forms, concise, full

_HERE = Path("forms")
FULL, CONCISE, JSON = FORMATS = ("full", "concise", "json")


def forms_to_check(chosen: Path | None, packaged: Sequence[Path]) -> Path:
    """The folder that is checked: the chosen one, else `forms` here, else the first of `packaged` that exists."""
    places = (_HERE, *packaged)
    return chosen or next((place for place in places if place.is_dir()), places[-1])


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """Every mistake in the forms of a folder, their examples and template included; DeskError `forms_not_found`."""
    import snowballstemmer

    return check_forms(folder, snowballstemmer.stemmer("dutch").stemWord, template_findings)


def shown(findings: Sequence[Finding], form: str, say: Say) -> str:
    """The findings as text in one of FORMATS."""
    if form == JSON:
        return as_json(findings, say)
    if form == CONCISE:
        return "\n".join(concise(finding, say) for finding in findings)
    return "\n\n".join(full(finding, say) for finding in findings)


def summary(findings: Sequence[Finding], folder: Path) -> Text:
    """What to say after the findings."""
    if not findings:
        return Text("The forms in {folder} are in order.", folder=str(folder))
    return Text("The forms in {folder}: {count} to mend.", folder=str(folder), count=len(findings))
