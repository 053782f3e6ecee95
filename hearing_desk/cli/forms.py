"""`forms`: the commands for whoever writes forms, and `forms check`, which names everything there is to mend."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.forms_tool import CONCISE, FORMATS, JSON, findings_of, forms_to_check, shown, summary
from hearing_desk.app.forms_translate import told_of_translations
from hearing_desk.cli.forms_explain import explain_command
from hearing_desk.cli.forms_hits import hits_command
from hearing_desk.cli.forms_reading import diff_command, print_command, schema_command, try_command
from hearing_desk.cli.forms_template import template_command
from hearing_desk.cli.forms_translate import translate_command
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell_aside
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def forms_commands(words: Words, parts: Parts) -> click.Group:
    """The group `forms`, for who writes forms."""
    @click.group("forms", help=words.say(Text("Tools for whoever writes the forms.")))
    @language_option(words)
    def forms() -> None:
        return None

    forms.add_command(_check(words, parts))
    forms.add_command(hits_command(words, parts))
    forms.add_command(explain_command(words))
    forms.add_command(print_command(words, parts))
    forms.add_command(diff_command(words))
    forms.add_command(try_command(words, parts))
    forms.add_command(schema_command(words))
    forms.add_command(translate_command(words, parts))
    forms.add_command(template_command(words))
    return forms


def _check(words: Words, parts: Parts) -> click.Command:
    @click.command("check", help=words.say(Text("Check the forms and say what there is to mend.")))
    @click.argument("directory", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
    @click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=FORMATS[0],
        help=words.say(Text("How the findings are shown.")),
    )
    @language_option(words)
    def check(directory: Path | None, form: str) -> int:
        folder = forms_to_check(directory, parts.packaged_forms)
        findings = findings_of(folder)
        if findings or form == JSON:
            click.echo(shown(findings, form, words.say))
        if form not in (JSON, CONCISE):
            tell_aside(words, summary(findings, folder))
        if not findings and form != JSON:
            for told in told_of_translations(folder):
                tell_aside(words, told)
        return 1 if findings else 0

    return check
