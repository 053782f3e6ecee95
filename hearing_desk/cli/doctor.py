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
    """`doctor --vault DIR | --installation [--format full|json]`: exit 0 when all is well or healed, else 1."""

    @click.command("doctor", help=words.say(Text("Check a vault, heal what can be healed, and name what is lost.")))
    @click.option(
        "--vault",
        type=click.Path(path_type=Path),
        help=words.say(Text("The folder of the vault.")),
    )
    @click.option(
        "--installation",
        is_flag=True,
        help=words.say(Text("Look at this computer instead: is it ready for a vault?")),
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(("full", "json")),
        default="full",
        help=words.say(Text("Sentences for people, or one JSON object for programs.")),
    )
    @language_option(words)
    def doctor(vault: Path | None, installation: bool, form: str) -> int:
        if installation == (vault is not None):
            raise click.UsageError("either --vault or --installation")
        if vault is None:
            return _tell_installation(words, parts, form)
        diagnosis = parts.examine(vault)
        if form == "json":
            said = [words.say(sentence) for sentence in diagnosis.sentences]
            click.echo(json.dumps({**diagnosis.as_plain(), "said": said}, ensure_ascii=False))
        else:
            for sentence in diagnosis.sentences:
                tell(words, sentence)
        return 1 if diagnosis.is_lost else 0

    return doctor


def _tell_installation(words: Words, parts: Parts, form: str) -> int:
    checks = parts.examine_installation()
    if form == "json":
        told = [{"code": check.code, "is_ok": check.is_ok, "said": words.say(check.text)} for check in checks]
        click.echo(json.dumps({"format": "hearing-desk/installation-1", "checks": told}, ensure_ascii=False))
    else:
        for check in checks:
            click.echo(f"{'+' if check.is_ok else '!'} {words.say(check.text)}")
    return 0 if all(check.is_ok for check in checks) else 1
