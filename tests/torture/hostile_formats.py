"""Every file that the program reads and somebody else may have written: a whole one to spoil, and who reads it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from hearing_desk.app.policy import POLICY_VARIABLE, policy_of
from hearing_desk.app.script import read_script
from hearing_desk.app.statements import STATEMENTS, statements_for
from hearing_desk.app.template import template_findings
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.problems import DeskError
from hearing_desk.formpack import compile_pack, load_pack, read_forms
from hearing_desk.reports.templates import TEMPLATES
from hearing_desk.vault import Batch, seal, unlock_vault, unlock_with_shares, unlock_with_sheet, unseal
from hearing_desk.vault.audit_chain import empty_chain, read_segment
from hearing_desk.vault.batch import decode, folded
from hearing_desk.vault.header import read_header
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.hearing_tables import snapshot
from hearing_desk.vault.journal import scan_journal
from hearing_desk.vault.keys import Purpose, derive_key
from hearing_desk.vault.noted_head import HeadNotes, NoteDamaged
from hearing_desk.vault.personal_shelf import PersonalShelf
from hearing_desk.vault.sqlcipher import DatabaseError, PragmaRefused, damage_found, open_for_reading
from tests.cli.command import ROOT
from tests.reports.package import parts_of
from tests.reports.test_returned_package import mutated
from tests.torture.spoiling import spoilt
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, draft, event, make_vault
from tests.vault.test_audit import KEY, LINES, written
from tests.vault.test_recovery import KEYS, SHEET

Result = TypeVar("Result")
HEARING = "hostile"
SMALL_FORMS, SCRIPT = ROOT / "tests" / "formpack" / "small_pack", ROOT / "tests" / "cases" / "korte-smoke.json"


@dataclass(frozen=True)
class Spoilable:
    """A whole file, who reads it, and what that may end in; `copy` is a second file that gets the same content."""

    path: Path
    read: Callable[[], object]
    refusals: tuple[type[Exception], ...] = (DeskError,)
    copy: Path | None = None
    spoil: Callable[[random.Random, bytes], bytes] = spoilt


def _header(folder: Path) -> Spoilable:
    vault = _vault(folder)
    return Spoilable(vault / "header-a.json", lambda: read_header(vault), copy=vault / "header-b.json")


def _hearing_key(folder: Path) -> Spoilable:
    vault = _vault(folder)
    place, key = vault / "hearings" / HEARING, unlock_vault(vault, PASSPHRASE, CHEAP).key
    return Spoilable(place / "keys-a.json", lambda: read_data_key(place, HEARING, key), copy=place / "keys-b.json")


def _noted_head(folder: Path) -> Spoilable:
    vault = _vault(folder)
    notes = HeadNotes(vault / "heads", HEARING, _key(vault, Purpose.NOTED_HEAD))
    first, second = notes.copies.paths
    return Spoilable(first, notes.read, (NoteDamaged,), second)


def _personal(folder: Path) -> Spoilable:
    vault, unlocked = _vault(folder), unlock_vault(folder / "vault", PASSPHRASE, CHEAP)

    def shelf() -> PersonalShelf:
        return PersonalShelf(vault, unlocked.header.vault_id, unlocked.key, _at_once)

    shelf().keep_abbreviation("vw", "verwijst")
    assert shelf().abbreviations() == {"vw": "verwijst"}
    first, second = (vault / f"personal-{copy}.json" for copy in "ab")
    return Spoilable(first, lambda: shelf().abbreviations(), copy=second)


def _journal(folder: Path) -> Spoilable:
    vault = _vault(folder)
    path, key = vault / "hearings" / HEARING / "journal-0001", _key(vault, Purpose.JOURNAL)
    return Spoilable(path, lambda: folded(map(decode, scan_journal(path, key).records)))


def _hearing_file(folder: Path) -> Spoilable:
    vault = _vault(folder)
    path, key = vault / "hearings" / HEARING / "hearing.db", _key(vault, Purpose.DATABASE)
    return Spoilable(path, partial(_looked_through, path, key), (DatabaseError, PragmaRefused))


def _log(folder: Path) -> Spoilable:
    path = folder / "log"
    path.write_bytes(written(LINES)[0])
    return Spoilable(path, lambda: read_segment(path.read_bytes(), empty_chain(KEY, "v1", 1)))


def _pack(folder: Path) -> Spoilable:
    path = compile_pack(SMALL_FORMS, folder)
    return Spoilable(path, lambda: load_pack(path))


def _script(folder: Path) -> Spoilable:
    path, pack = Path(shutil.copy2(SCRIPT, folder)), read_forms(ROOT / "forms")
    return Spoilable(path, lambda: read_script(path, pack))


def _template(folder: Path) -> Spoilable:
    path = Path(shutil.copy2(TEMPLATES / SHIPPED_TEMPLATE, folder))
    parts = parts_of(path.read_bytes())
    return Spoilable(path, lambda: template_findings(path), spoil=lambda chance, data: mutated(chance, data, parts))


def _statements(folder: Path) -> Spoilable:
    path, pack = Path(shutil.copy2(STATEMENTS / "ar.json", folder)), read_forms(ROOT / "forms")
    return Spoilable(path, lambda: statements_for(pack, "ar", folder))


def _policy(folder: Path) -> Spoilable:
    path = folder / "policy.ini"
    values = ("IdleMinutes = 8", "BlankMinutes = 20", "ExportFolder = /srv/uit", "SearchAllHearings = 1")
    path.write_text("\n".join(("[policy]", *values)), encoding="utf-8")
    return Spoilable(path, lambda: policy_of({POLICY_VARIABLE: str(path)}))


def _sheet(folder: Path) -> Spoilable:
    header, path = read_header(_vault(folder)), folder / "sheet"
    path.write_text(" ".join(SHEET.groups), encoding="utf-8")
    return Spoilable(path, lambda: unlock_with_sheet(header, _typed(path), CHEAP))


def _shares(folder: Path) -> Spoilable:
    header, path = read_header(_vault(folder)), folder / "shares"
    path.write_text("\n".join(" ".join(share) for share in KEYS.shares), encoding="utf-8")
    return Spoilable(path, lambda: unlock_with_shares(header, _typed(path).split("\n")))


def _sealed(folder: Path) -> Spoilable:
    path = folder / "sealed"
    path.write_bytes(seal(b"{}" * 400, PASSPHRASE, CHEAP))
    return Spoilable(path, lambda: unseal(path.read_bytes(), PASSPHRASE))


Make: TypeAlias = "Callable[[Path], Spoilable]"

FORMATS: dict[str, Make] = {
    "header": _header, "hearing key": _hearing_key, "noted head": _noted_head, "personal": _personal,
    "journal": _journal, "hearing file": _hearing_file, "log": _log, "pack": _pack, "script": _script,
    "template": _template, "statements": _statements, "policy": _policy, "sheet": _sheet, "shares": _shares,
    "sealed": _sealed,
}  # fmt: skip


def _at_once(act: Callable[[], Result]) -> Future[Result]:
    done: Future[Result] = Future()
    done.set_result(act())
    return done


def _vault(folder: Path) -> Path:
    vault = make_vault(folder / "vault")
    vault.set_recovery(PASSPHRASE, SHEET, CHEAP)
    vault.set_recovery(PASSPHRASE, KEYS.public, CHEAP)
    vault.create_hearing(lambda: HEARING, PACK)
    file = vault.open_hearing_file(HEARING)
    for number in range(1, 6):
        file.append(Batch((event(number),), (draft("t1", f"woord {number}"),)))
    file.close()
    vault.close()
    return vault.directory


def _key(vault: Path, purpose: Purpose) -> bytes:
    data_key = read_data_key(vault / "hearings" / HEARING, HEARING, unlock_vault(vault, PASSPHRASE, CHEAP).key)
    return derive_key(data_key, purpose, HEARING)


def _looked_through(path: Path, key: bytes) -> None:
    database = open_for_reading(path, key)
    try:
        damage_found(database)
        snapshot(database)
    finally:
        database.close()


def _typed(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
