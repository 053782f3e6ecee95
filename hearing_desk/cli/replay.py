"""`replay` and `demo`: a hearing script is typed into the real windows, and the documents are written."""

from __future__ import annotations

import json
from pathlib import Path

import click

from hearing_desk.app.outcome import Options, as_plain
from hearing_desk.app.output_folder import refuse_unwritable
from hearing_desk.app.script_values import Script
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

_FOLDER = click.Path(path_type=Path)


def replay_command(words: Words, parts: Parts) -> click.Command:
    """`replay SCRIPT --out DIR [--vault DIR] [--shots DIR]`: prints one JSON object and nothing else."""

    @click.command("replay", help=words.say(Text("Type a hearing script into the real windows and export it.")))
    @click.argument("script", type=_FOLDER)
    @click.option("--out", type=_FOLDER, required=True, help=words.say(Text("The folder for the documents.")))
    @click.option("--vault", type=_FOLDER, help=words.say(Text("The vault to keep the hearing in; else none is kept.")))
    @click.option("--shots", type=_FOLDER, help=words.say(Text("The folder for pictures of the screens.")))
    @language_option(words)
    def replay(script: Path, out: Path, vault: Path | None, shots: Path | None) -> None:
        options = Options(out, vault, shots, words.language)
        outcome = parts.run(_checked(parts, script, options), options)
        click.echo(json.dumps(as_plain(outcome, words)))

    return replay


def demo_command(words: Words, parts: Parts) -> click.Command:
    """`demo [--out DIR] [--shots DIR]`: the bundled fictional hearing, with documents and pictures."""

    @click.command("demo", help=words.say(Text("Play a made-up hearing and write its documents and pictures.")))
    @click.option(
        "--out",
        type=_FOLDER,
        default=Path("demo-out"),
        show_default=True,
        help=words.say(Text("The folder for the documents.")),
    )
    @click.option(
        "--shots",
        type=_FOLDER,
        help=words.say(Text("The folder for pictures of the screens, in every look and size.")),
    )
    @language_option(words)
    def demo(out: Path, shots: Path | None) -> None:
        pictures = shots or out / "shots"
        options = Options(out, None, pictures, words.language, shows_all=shots is not None)
        script = _checked(parts, parts.demo, options)
        tell(words, Text("A made-up hearing is played now. This takes a moment."))
        outcome = parts.run(script, options)
        for path in outcome.files.values():
            tell(words, Text("Written: {path}", path=str(path)))
        tell(words, Text("The pictures of the screens are in {folder}.", folder=str(pictures)))

    return demo


def _checked(parts: Parts, path: Path, options: Options) -> Script:
    script = parts.read_script(path)
    for folder in filter(None, (options.out, options.shots)):
        refuse_unwritable(folder)
    return script
