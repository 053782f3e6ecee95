"""`export`: writes a stored hearing again, as the windows would."""

from __future__ import annotations

from pathlib import Path

import click

from hearing_desk.app.copies import COPIES
from hearing_desk.app.output_folder import refuse_unwritable
from hearing_desk.app.stored_export import PARTS, ExportOrder
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.spoken import language_option, tell
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

_FOLDER = click.Path(path_type=Path)


def export_command(words: Words, parts: Parts) -> click.Command:
    """`export REF --vault DIR --out DIR [--part …] [--also …] [--concept] [--purpose TEXT --recipient TEXT]`."""

    @click.command("export", help=words.say(Text("Write the documents of a stored hearing.")))
    @click.argument("reference", metavar="REF")
    @click.option("--vault", type=_FOLDER, required=True, help=words.say(Text("The folder of the vault.")))
    @click.option("--out", type=_FOLDER, required=True, help=words.say(Text("The folder for the documents.")))
    @click.option(
        "--part",
        type=click.Choice(PARTS),
        default=PARTS[0],
        help=words.say(Text("Which part: the report, the internal sheet, or both.")),
    )
    @click.option(
        "--also",
        type=click.Choice(COPIES),
        multiple=True,
        help=words.say(Text("Another format beside the Word file; may be given more than once.")),
    )
    @click.option("--concept", is_flag=True, help=words.say(Text("As a CONCEPT, also when something is still open.")))
    @click.option("--purpose", default="", help=words.say(Text("What the export is for; it is logged.")))
    @click.option("--recipient", default="", help=words.say(Text("Who receives the export; it is logged.")))
    @language_option(words)
    def export(
        reference: str,
        vault: Path,
        out: Path,
        part: str,
        also: tuple[str, ...],
        concept: bool,
        purpose: str,
        recipient: str,
    ) -> None:
        refuse_unwritable(out)
        makers = parts.copy_makers()
        copies = {ending: makers[ending] for ending in COPIES if ending in also}
        order = ExportOrder(reference, out, part, concept, purpose, recipient, copies)
        for path in parts.export(vault, order):
            tell(words, Text("Written: {path}", path=str(path.absolute())))

    return export
