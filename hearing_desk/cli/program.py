"""The command `hearing-desk`: the desktop program, or one of its headless commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from hearing_desk.cli.doctor import doctor_command
from hearing_desk.cli.export import export_command
from hearing_desk.cli.forms import forms_commands
from hearing_desk.cli.parts import DesktopStart, Parts
from hearing_desk.cli.recover import organisation_key_command, recover_command
from hearing_desk.cli.replay import demo_command, replay_command
from hearing_desk.cli.spoken import language_option, tell, tell_aside, wrong_use
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

NAME = "hearing-desk"
DONE, REFUSED, WRONG_USE = 0, 1, 2


def run_command(arguments: Sequence[str], words: Words, parts: Parts) -> int:
    """Carry out one command line; gives the exit code 0 done, 1 refused, 2 wrong use."""
    group = _commands(words, parts)
    try:
        result = group.main(list(arguments), NAME, standalone_mode=False)
    except DeskError as refusal:
        tell_aside(words, refusal.text)
        return REFUSED
    except click.UsageError as error:
        tell_aside(words, wrong_use(error))
        return WRONG_USE
    except (click.exceptions.Abort, KeyboardInterrupt):
        tell_aside(words, Text("Stopped."))
        return REFUSED
    return result if isinstance(result, int) else DONE


def _commands(words: Words, parts: Parts) -> click.Group:
    group = _desktop(words, parts)
    for command in (replay_command, demo_command, export_command, doctor_command):
        group.add_command(command(words, parts))
    group.add_command(recover_command(words, parts))
    group.add_command(organisation_key_command(words))
    group.add_command(forms_commands(words, parts))
    return group


def _desktop(words: Words, parts: Parts) -> click.Group:
    say: Callable[[Text], str] = words.say

    @click.group(
        NAME,
        invoke_without_command=True,
        help=say(Text("Hearing Desk. Without a command the desktop program opens.")),
    )
    @click.option("--vault", type=click.Path(path_type=Path), help=say(Text("The folder of the vault.")))
    @click.option("--open", "reference", default="", help=say(Text("The reference of the hearing to open.")))
    @language_option(words)
    @click.pass_context
    def desktop(context: click.Context, vault: Path | None, reference: str) -> int:
        if context.invoked_subcommand is not None:
            return DONE
        said = parts.open_desktop(DesktopStart(vault, reference, words.language))
        if said is not None:
            tell(words, said)
        return DONE

    return desktop
