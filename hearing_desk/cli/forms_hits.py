"""`forms hits`: which entries of the word lists fire on a set of texts, before they are anybody's forms."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.forms_hits import ENTRY_LISTS, Tried, described, hits_in
from hearing_desk.app.forms_tool import forms_to_check
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell_aside
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words


def hits_command(words: Words, parts: Parts) -> click.Command:
    """The command `hits` of the group `forms`."""
    say = words.say

    @click.command("hits", help=say(Text("Show which entries of the word lists fire on texts, and on which words.")))
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
    @click.option("--forms", "folder", type=click.Path(path_type=Path), help=say(Text("Folder with the forms.")))
    @click.option("--group", default="", help=say(Text("Only this group.")))
    @click.option("--entry", default="", help=say(Text("Try this entry instead of the lists.")))
    @click.option(
        "--list",
        "entry_list",
        type=click.Choice(ENTRY_LISTS),
        default=ENTRY_LISTS[0],
        help=say(Text("The list in which the entry would stand.")),
    )
    @click.option("--gender", default="", help=say(Text("Gender of the applicant: v, m or x.")))
    @language_option(words)
    def hits(files: tuple[Path, ...], folder: Path | None, **tried: str) -> int:
        chosen = forms_to_check(folder, parts.packaged_forms)
        return _show(words, chosen, files, Tried(**tried))

    return hits


def _show(words: Words, folder: Path, files: tuple[Path, ...], tried: Tried) -> int:
    try:
        found = hits_in(folder, files, tried)
    except KeyError:
        tell_aside(words, Text("The entry needs a known group: {group}.", group=tried.group))
        return 1
    for answer, hits in found:
        if hits:
            click.echo("\n  ".join((answer, *map(described, hits))))
    with_hits = sum(bool(hits) for _, hits in found)
    tell_aside(words, Text("{answers} answers, {hits} with a hit.", answers=len(found), hits=with_hits))
    return 0
