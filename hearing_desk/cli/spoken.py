"""How the command line speaks: the chosen language, results on stdout, one sentence of refusal on stderr."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from hearing_desk.core.text import Text
from hearing_desk.i18n import LANGUAGES, Language, Words, language_from_environment

_OPTION = "--lang"


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for anywhere on the line, else HEARING_DESK_LANG, else Dutch; needed before click reads."""
    chosen: str | None = None
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == _OPTION:
            chosen = following
        elif argument.startswith(f"{_OPTION}="):
            chosen = argument.removeprefix(f"{_OPTION}=")
    return language_from_environment(chosen, environment)


def language_option(words: Words) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that every command takes; its value was read already by `language_of`."""
    help_text = words.say(Text("Language of the sentences: Dutch or English."))
    return click.option(_OPTION, type=click.Choice(LANGUAGES), expose_value=False, help=help_text)


def tell(words: Words, text: Text) -> None:
    """Say something that was asked for, on stdout."""
    click.echo(words.say(text))


def tell_aside(words: Words, text: Text) -> None:
    """Say something beside the result, on stderr: why nothing was done, or what there is to mend."""
    click.echo(words.say(text), err=True)


def wrong_use(error: click.UsageError) -> Text:
    """What is wrong with the command as it was typed, and where to look."""
    command = error.ctx.command_path if error.ctx else "hearing-desk"
    match error:
        case click.NoSuchOption(option_name=name):
            return Text("There is no option {name}. See: {command} --help", name=name, command=command)
        case click.MissingParameter(param=click.Parameter() as missing):
            name = missing.human_readable_name
            return Text("{name} is missing. See: {command} --help", name=_as_typed(missing, name), command=command)
        case click.BadParameter(param=click.Parameter() as wrong):
            name = _as_typed(wrong, wrong.human_readable_name)
            return Text("{name} cannot have this value. See: {command} --help", name=name, command=command)
        case _:
            return Text("This command is not written as it should be. See: {command} --help", command=command)


def _as_typed(parameter: click.Parameter, name: str) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else name
