"""`verify`: whether an exported file carries the text of the hash it bears."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.verify import verify_file
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def verify_command(words: Words) -> click.Command:
    """`verify FILE`: exit 0 when the file carries the text of its hash, 1 when it does not or that cannot be known."""

    purpose = Text("Tell whether an exported file (.docx, .pdf, .odt) carries the text of the hash it bears.")

    @click.command("verify", help=words.say(purpose))
    @click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
    @language_option(words)
    def verify(file: Path) -> None:
        for sentence in verify_file(file):
            tell(words, sentence)

    return verify
