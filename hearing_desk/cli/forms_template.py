"""`forms template FILE`: whether a Word file can be the template of the reports."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.template import template_findings
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def template_command(words: Words) -> click.Command:
    """`forms template FILE`: exit 1 with what has to be mended, a sentence a line."""

    @click.command("template", help=words.say(Text("Check whether a Word file can be the template of the reports.")))
    @click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
    @language_option(words)
    def template(file: Path) -> int:
        findings = template_findings(file)
        for finding in findings or (Text("Reports can be made with this template."),):
            tell(words, finding)
        return 1 if findings else 0

    return template
