"""`practise`: the windows on four made-up hearings, in a vault that is thrown away at the end."""

from __future__ import annotations

import click

from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def practise_command(words: Words, parts: Parts) -> click.Command:
    """`practise`: opens the practice window and ends when it is closed."""

    @click.command("practise", help=words.say(Text("Practise on made-up hearings; nothing of it is kept.")))
    @language_option(words)
    def practise() -> None:
        parts.practise(words.language)

    return practise
