"""`doctor`: looks whether everything in a vault is whole, and heals what it can."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def doctor_command(words: Words, parts: Parts) -> click.Command:
    """`doctor --vault DIR`: exit 1 when something is lost."""

    @click.command("doctor", help=words.say(Text("Check a vault, heal what can be healed, and name what is lost.")))
    @click.option(
        "--vault",
        type=click.Path(path_type=Path),
        required=True,
        help=words.say(Text("The folder of the vault.")),
    )
    @language_option(words)
    def doctor(vault: Path) -> int:
        diagnosis = parts.examine(vault)
        for sentence in diagnosis.sentences:
            tell(words, sentence)
        return 1 if diagnosis.is_lost else 0

    return doctor
