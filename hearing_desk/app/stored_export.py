"""Exports a hearing that is in the vault, without windows: finds it, refuses what is not final, and logs each act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.clock import SystemClock
from hearing_desk.app.copies import Makers
from hearing_desk.app.desk import Desk
from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.export_hearing import NOT_GIVEN, Destination, Exported, Watch, export_parts
from hearing_desk.app.installed_packs import installed_packs
from hearing_desk.app.post_queue import PostQueue
from hearing_desk.app.practice import existing_vault
from hearing_desk.app.session import Session
from hearing_desk.core.escalation import GENDER_WISH, open_cards, open_items
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.formpack import LoadedPack
from hearing_desk.vault import KeyCost, Vault

BOTH = "beide"
PARTS = (*(part.value for part in Exporting), BOTH)


@dataclass(frozen=True)
class ExportOrder:
    """One export of a stored hearing; `part` is one of PARTS, an empty purpose or recipient is logged as not given.

    `copies` make other formats beside the Word file.
    """

    reference: str
    out: Path
    part: str
    is_concept: bool
    purpose: str = ""
    recipient: str = ""
    copies: Makers = field(default_factory=dict)


def export_from_folder(
    directory: Path, order: ExportOrder, environment: Mapping[str, str], cost: KeyCost, data: Path
) -> tuple[Path, ...]:
    """Open the vault in a folder with the passphrase of a file, and export from it; DeskErrors of both."""
    with existing_vault(directory, environment, cost) as vault:
        return export_stored(vault, installed_packs(data), order)


def export_stored(vault: Vault, packs: Sequence[LoadedPack], order: ExportOrder) -> tuple[Path, ...]:
    """Write the parts that are ordered and return their files; each part is an act in the log of the hearing.

    DeskError `no_such_hearing`, `several_hearings`, `not_final`, or what `export_part` raises.
    """
    return _export_found(vault, packs, order, lambda desk: desk.find(order.reference))


def export_hearing(vault: Vault, packs: Sequence[LoadedPack], hearing_id: str, order: ExportOrder) -> tuple[Path, ...]:
    """As `export_stored`, for the hearing of that id, without a look at any other."""
    return _export_found(vault, packs, order, lambda _: hearing_id)


def _export_found(
    vault: Vault, packs: Sequence[LoadedPack], order: ExportOrder, find: Callable[[Desk], str]
) -> tuple[Path, ...]:
    queue = PostQueue()
    desk = Desk(vault, packs, SystemClock(), queue.post)
    try:
        return _export_parts(desk, queue, order, find(desk))
    finally:
        desk.let_go()


def _export_parts(desk: Desk, queue: PostQueue, order: ExportOrder, hearing_id: str) -> tuple[Path, ...]:
    session = desk.open(hearing_id)
    queue.run_until(lambda: not session.is_matching)
    if not (session.hearing.is_final or order.is_concept):
        raise _not_final(session)
    session.back_up()
    parts = [part for part in Exporting if order.part in (part.value, BOTH)]
    exported = _export(desk, session, parts, order)
    session.record(*(one.event for one in exported))
    session.flush()
    return tuple(path for one in exported for path in one.paths)


def _export(desk: Desk, session: Session, parts: Sequence[Exporting], order: ExportOrder) -> tuple[Exported, ...]:
    destination = Destination(order.out, order.purpose or NOT_GIVEN, order.recipient or NOT_GIVEN)
    hearing, pack, log = session.hearing, session.pack, ExportLog(desk.vault.log, desk.clock)
    with ExitStack() as noting:
        noted = {part: noting.enter_context(log.noting(part, session.hearing_id)) for part in parts}
        is_practice, reader = desk.is_practice, dutch()
        return export_parts(hearing, pack, noted, destination, is_practice, reader, Watch(), order.copies)


def _not_final(session: Session) -> DeskError:
    still_open = (*open_items(session.hearing, session.pack), *open_cards(session.hearing))
    if not still_open:
        text = Text("This hearing is not definitief yet. Add --concept to write a CONCEPT.")
        return DeskError("not_final", text)
    labels = ", ".join(_label(session, what) for what in still_open)
    text = Text("This hearing is not definitief yet. Open: {what}. Add --concept to write a CONCEPT.", what=labels)
    return DeskError("not_final", text)


def _label(session: Session, what: str) -> str:
    return what if what == GENDER_WISH else session.pack.option_label("consult_party", what)
