"""Writes the manual page hearing-desk(1) in English and Dutch from the commands themselves.

`.venv/bin/python packaging/installers/man_page.py DIR` writes man1/hearing-desk.1 and nl/man1/hearing-desk.1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from hearing_desk.cli.program import NAME, commands
from hearing_desk.i18n import LANGUAGES, Language, words_of
from hearing_desk.wiring import parts_of

_FILES = {"en": "man1", "nl": "nl/man1"}
_HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "FILES"),
    "nl": ("NAAM", "OVERZICHT", "BESCHRIJVING", "OPDRACHTEN", "AFSLUITWAARDE", "BESTANDEN"),
}
_SAID = {
    "en": {
        "name": "keeps an asylum hearing safe, complete and calm",
        "options": "[options] [command]",
        "exit": "0 done; 1 refused, with one sentence on standard error; 2 wrong use.",
        "files": "The vault is ~/.local/share/hearing-desk/vault unless --vault names another folder. "
        "The policy of the computer is /etc/hearing-desk/policy.ini.",
    },
    "nl": {
        "name": "houdt een gehoor veilig, volledig en rustig",
        "options": "[opties] [opdracht]",
        "exit": "0 gedaan; 1 geweigerd, met een zin op de standaardfoutuitvoer; 2 verkeerd gebruik.",
        "files": "De kluis is ~/.local/share/hearing-desk/vault, tenzij --vault een andere map noemt. "
        "Het beleid van de computer staat in /etc/hearing-desk/policy.ini.",
    },
}


def man_page(language: Language) -> str:
    """The page in one language, as troff."""
    group = commands(words_of(language), parts_of({}))
    name, synopsis, description, orders, code, files = _HEADINGS[language]
    said = _SAID[language]
    lines = [
        f'.TH HEARING-DESK 1 "" "Hearing Desk {version("hearing-desk")}"',
        f".SH {name}", f"{NAME} \\- {said['name']}",
        f".SH {synopsis}", f".B {NAME}", said["options"],
        f".SH {description}", _plain(group.help or ""), *_options(group),
        f".SH {orders}", *(line for path, command in _all(group, ()) for line in _order(path, command)),
        f".SH {code}", said["exit"], f".SH {files}", said["files"],
    ]
    return "\n".join(lines) + "\n"


def _all(group: click.Group, before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name in sorted(group.commands):
        command, path = group.commands[name], (*before, name)
        if isinstance(command, click.Group):
            yield from _all(command, path)
        else:
            yield path, command


def _order(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(click.Context(command)))
    yield from (".SS " + _plain(f"{' '.join(path)} {usage}"), _plain(command.help or ""))
    yield from _options(command)


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            yield from (".TP", f"\\fB{_plain(record[0])}\\fR", _plain(record[1]))


def _plain(words: str) -> str:
    line = " ".join(words.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line.startswith((".", "'")) else line


def write(directory: Path) -> None:
    """Write every language below a man directory."""
    for language in LANGUAGES:
        page = directory / _FILES[language] / f"{NAME}.1"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(man_page(language), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
