"""Looks after the Word file with the house style of the reports, which a pack names and which stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, error
from hearing_desk.formpack.reader import SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean

_PLACE = ("report", "template")


def check_template_is_there(sourced: SourcedPack, directory: Path) -> Iterator[Finding]:
    """A template that is neither the shipped one nor beside the forms."""
    name, known = sourced.pack.report.template, (SHIPPED_TEMPLATE, *sorted(path.name for path in _beside(directory)))
    if name not in known:
        message = Text("there is no template named `{name}` beside the forms", name=name)
        yield error(sourced.place(_PLACE), "F70", message, did_you_mean(name, known))


def check_template_is_whole(
    sourced: SourcedPack, directory: Path, check: Callable[[Path], tuple[Text, ...]]
) -> Iterator[Finding]:
    """What `check` finds in the template, when that stands beside the forms."""
    name = sourced.pack.report.template
    for path in _beside(directory):
        for finding in check(path) if path.name == name else ():
            message = Text("the template `{name}`: {finding}", name=name, finding=finding)
            yield error(sourced.place(_PLACE), "F71", message)


def named_templates(names: set[str], directory: Path) -> tuple[Path, ...]:
    """The templates of these names that stand beside the forms."""
    return tuple(path for path in _beside(directory) if path.name in names)


def _beside(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("*.docx") if path.is_file())
