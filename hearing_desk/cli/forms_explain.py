"""`forms explain`: what a code means, with a wrong and a right example."""

from __future__ import annotations

import click

from hearing_desk.app.forms_explain import explanation
from hearing_desk.cli.spoken import language_option
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def explain_command(words: Words) -> click.Command:
    """The command `explain` of the group `forms`."""

    @click.command("explain", help=words.say(Text("Explain a code of forms check, with a wrong and a right example.")))
    @click.argument("code", metavar="CODE")
    @language_option(words)
    def explain(code: str) -> int:
        click.echo(explanation(code, words.say))
        return 0

    return explain
