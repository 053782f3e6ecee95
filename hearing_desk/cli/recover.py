"""`recover`: opens one hearing when the passphrase is gone; `organisation-key`: makes the key two people hold."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from hearing_desk.app.output_folder import refuse_unwritable
from hearing_desk.app.recover import RecoverOrder, Way
from hearing_desk.app.recovery_organisation import in_fours, write_new_key
from hearing_desk.app.stored_export import PARTS, ExportOrder
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

_FOLDER = click.Path(path_type=Path)
_WAYS = tuple(way.value for way in Way)


def recover_command(words: Words, parts: Parts) -> click.Command:
    """`recover REF --vault DIR --by sheet|organisation (--to-vault DIR | --out DIR [--part …] [--concept] …)`."""
    say = words.say

    @click.command("recover", help=say(_RECOVER))
    @click.argument("reference", metavar="REF")
    @click.option("--vault", type=_FOLDER, required=True, help=say(Text("The folder of the vault.")))
    @click.option("--by", "way", type=click.Choice(_WAYS), required=True, help=say(_BY))
    @click.option("--secret-file", "secrets", type=_FOLDER, multiple=True, help=say(_SECRET_FILE))
    @click.option("--to-vault", type=_FOLDER, help=say(_TO_VAULT))
    @click.option("--out", type=_FOLDER, help=say(Text("The folder for the documents.")))
    @click.option("--part", type=click.Choice(PARTS), default=PARTS[0], help=say(_PART))
    @click.option("--concept", is_flag=True, help=say(Text("As a CONCEPT, also when something is still open.")))
    @click.option("--purpose", default="", help=say(Text("What the export is for; it is logged.")))
    @click.option("--recipient", default="", help=say(Text("Who receives the export; it is logged.")))
    @language_option(words)
    def recover(
        reference: str,
        vault: Path,
        way: str,
        secrets: tuple[Path, ...],
        to_vault: Path | None,
        out: Path | None,
        part: str,
        concept: bool,
        purpose: str,
        recipient: str,
    ) -> None:
        if (to_vault is None) == (out is None):
            raise click.UsageError("one of --to-vault and --out")
        export = None if out is None else ExportOrder(reference, out, part, concept, purpose, recipient)
        refuse_unwritable(out or to_vault or vault)
        for path in parts.recover(vault, RecoverOrder(reference, Way(way), secrets, to_vault, export), _asking(words)):
            tell(words, Text("Written: {path}", path=str(path.absolute())))

    return recover


def organisation_key_command(words: Words) -> click.Command:
    """`organisation-key --out DIR`: the public key, the lines of the policy, and a share for each of two people."""

    @click.command("organisation-key", help=words.say(_MAKE_KEY))
    @click.option("--out", type=_FOLDER, required=True, help=words.say(_EMPTY_FOLDER))
    @language_option(words)
    def organisation_key(out: Path) -> None:
        made = write_new_key(out)
        for path in made.paths:
            tell(words, Text("Written: {path}", path=str(path.absolute())))
        tell(words, Text("Fingerprint: {fingerprint}", fingerprint=in_fours(made.fingerprint)))
        tell(words, _SHARES)

    return organisation_key


def _asking(words: Words) -> Callable[[Text], str]:
    def ask(text: Text) -> str:
        if not sys.stdin.isatty():
            raise DeskError("nobody_to_ask", _NOBODY)
        return str(click.prompt(words.say(text), hide_input=True, err=True))

    return ask


_RECOVER = Text("Open one hearing without its passphrase: by the recovery sheet, or by two people.")
_BY = Text("The recovery sheet, or the key of the organisation.")
_TO_VAULT = Text("The folder of the vault the hearing goes to; made if need be.")
_PART = Text("Which part: the report, the internal sheet, or both.")
_MAKE_KEY = Text("Make the key by which two people open a hearing together.")
_EMPTY_FOLDER = Text("An empty folder for the files of the key.")
_SECRET_FILE = Text("A file with the sheet, or with a share; twice for the organisation. Without it you are asked.")
_NOBODY = Text("There is nobody to ask here. Name the file of the sheet, or the two of the shares, with --secret-file.")
_SHARES = Text(
    "Give each of two people one share, and keep neither here. "
    "Whoever has both shares and a laptop can read its hearings."
)
