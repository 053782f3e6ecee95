"""The command `hearing-desk`: the desktop program, or one of its headless commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from hearing_desk.cli.parts import DesktopStart, OpenDesktop, Parts
from hearing_desk.cli.spoken import language_option, tell, tell_aside, wrong_use
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

NAME = "hearing-desk"
DONE, REFUSED, WRONG_USE = 0, 1, 2


def run_command(
    arguments: Sequence[str], words: Words, open_desktop: OpenDesktop, parts: Callable[[], Parts]
) -> int:
    """Carry out one command line; gives the exit code 0 done, 1 refused, 2 wrong use."""
    group = _desktop(words, open_desktop, parts)
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


def commands(words: Words, parts: Parts) -> click.Group:
    """Every command with its options and help, as click has them; the man page is made from it too."""
    group = _desktop(words, lambda _: None, lambda: parts)
    group.load()
    return group


class _Program(click.Group):
    """Loads its commands when one is named or listed: without them the desktop program starts 80 ms sooner."""

    headless: Callable[[], Iterable[click.Command]]

    def load(self) -> None:
        for command in self.headless() if not self.commands else ():
            self.add_command(command)

    def list_commands(self, ctx: click.Context) -> list[str]:
        self.load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        self.load()
        return super().get_command(ctx, cmd_name)


def _desktop(words: Words, open_desktop: OpenDesktop, parts: Callable[[], Parts]) -> _Program:
    say: Callable[[Text], str] = words.say

    @click.group(
        NAME,
        cls=_Program,
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
        said = open_desktop(DesktopStart(vault, reference, words.language))
        if said is not None:
            tell(words, said)
        return DONE

    def headless() -> Iterable[click.Command]:
        from hearing_desk.cli.commands import headless_commands

        return headless_commands(words, parts())

    desktop.headless = headless
    return desktop
