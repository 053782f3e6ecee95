"""`doctor`: looks whether everything in a vault is whole, and heals what it can."""

from __future__ import annotations

import json
from pathlib import Path

import click

from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def doctor_command(words: Words, parts: Parts) -> click.Command:
    """`doctor --vault DIR [--format full|json]`: exit 0 when all is whole or healed, 1 when something is lost."""

    @click.command("doctor", help=words.say(Text("Check a vault, heal what can be healed, and name what is lost.")))
    @click.option(
        "--vault",
        type=click.Path(path_type=Path),
        required=True,
        help=words.say(Text("The folder of the vault.")),
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(("full", "json")),
        default="full",
        help=words.say(Text("Sentences for people, or one JSON object for programs.")),
    )
    @language_option(words)
    def doctor(vault: Path, form: str) -> int:
        diagnosis = parts.examine(vault)
        if form == "json":
            said = [words.say(sentence) for sentence in diagnosis.sentences]
            click.echo(json.dumps({**diagnosis.as_plain(), "said": said}, ensure_ascii=False))
        else:
            for sentence in diagnosis.sentences:
                tell(words, sentence)
        return 1 if diagnosis.is_lost else 0

    return doctor
