"""`forms print`, `diff`, `try` and `schema`: what a pack says, for people and for editors."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.clock import SystemClock
from hearing_desk.app.forms_diff import differences_between, shown_differences
from hearing_desk.app.forms_packs import pack_at
from hearing_desk.app.forms_print import print_pack
from hearing_desk.app.forms_schema import schema_text
from hearing_desk.app.forms_tool import forms_to_check
from hearing_desk.app.forms_try import shown_rules, tried_rules
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

_PATH = click.Path(path_type=Path)


def print_command(words: Words, parts: Parts) -> click.Command:
    """The command `print`: the reading copy."""
    say = words.say

    @click.command("print", help=say(Text("Write the reading copy of a pack, as HTML and for Word.")))
    @click.argument("pack", type=_PATH, required=False, metavar="[DIR]")
    @click.option("--out", type=_PATH, default=Path("leesexemplaar"), help=say(Text("Where to write the files.")))
    @language_option(words)
    def print_(pack: Path | None, out: Path) -> int:
        today = SystemClock().now().date()
        for path in print_pack(_chosen(pack, parts), out, today, say):
            click.echo(str(path))
        return 0

    return print_


def diff_command(words: Words) -> click.Command:
    """The command `diff`: what changed from one pack to another."""

    @click.command("diff", help=words.say(Text("Say what changed from pack A to pack B: folders or compiled packs.")))
    @click.argument("a", type=_PATH, metavar="A")
    @click.argument("b", type=_PATH, metavar="B")
    @language_option(words)
    def diff(a: Path, b: Path) -> int:
        click.echo(shown_differences(differences_between(a, b), words.say))
        return 0

    return diff


def try_command(words: Words, parts: Parts) -> click.Command:
    """The command `try`: the rules on an example."""
    say = words.say

    @click.command("try", help=say(Text("Say which rules are true for an example, and which wait for what.")))
    @click.argument("case", type=_PATH, metavar="CASE.json")
    @click.option("--forms", "folder", type=_PATH, help=say(Text("Folder with the forms.")))
    @language_option(words)
    def try_(case: Path, folder: Path | None) -> int:
        pack = pack_at(_chosen(folder, parts)).pack
        click.echo(shown_rules(tried_rules(pack, case), pack, say))
        return 0

    return try_


def schema_command(words: Words) -> click.Command:
    """The command `schema`: for editors."""

    @click.command("schema", help=words.say(Text("Print the JSON Schema of the forms, for editors.")))
    @language_option(words)
    def schema() -> int:
        click.echo(schema_text(words.say))
        return 0

    return schema


def _chosen(folder: Path | None, parts: Parts) -> Path:
    return forms_to_check(folder, parts.packaged_forms)
