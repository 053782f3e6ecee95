"""`forms translate`: the catalogue of a language, made or brought up to date."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.forms_tool import forms_to_check
from hearing_desk.app.forms_translate import told, translations_beside, update_translation
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell_aside
from hearing_desk.core.text import Text
from hearing_desk.i18n import TRANSLATED, Language, Words

_PATH = click.Path(path_type=Path)


def translate_command(words: Words, parts: Parts) -> click.Command:
    """The command `translate` of the group `forms`."""
    say = words.say

    @click.command("translate", help=say(Text("Make or update the translation of the forms, for translators (.po).")))
    @click.argument("directory", type=_PATH, required=False, metavar="[DIR]")
    @click.option("--to", "to", type=click.Choice(TRANSLATED), default=TRANSLATED[0], help=say(Text("The language.")))
    @click.option("--translations", type=_PATH, help=say(Text("Folder with the translations.")))
    @language_option(words)
    def translate(directory: Path | None, to: Language, translations: Path | None) -> int:
        forms = forms_to_check(directory, parts.packaged_forms)
        catalogue, standing = update_translation(forms, translations or translations_beside(forms), to)
        click.echo(str(catalogue))
        tell_aside(words, told(to, standing))
        return 0

    return translate
