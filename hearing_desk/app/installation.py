"""Whether this computer is ready for a vault, for who installs the program: no vault is opened, none is made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.app.installed_packs import installed_packs
from hearing_desk.app.manual import Manual
from hearing_desk.app.policy import Policy, policy_of
from hearing_desk.app.recovery_organisation import in_fours, organisation_of
from hearing_desk.app.spelling import DICTIONARY
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.i18n import LANGUAGES, Language
from hearing_desk.vault import default_vault_directory
from hearing_desk.vault.own_disk import refuse_foreign_place

_LEAST_FREE_MB = 1024


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: its code for programs, a sentence for people, and whether it is as it must be."""

    code: str
    text: Text
    is_ok: bool = True


def examine_installation(environment: Mapping[str, str], data: Path) -> tuple[Check, ...]:
    """Everything an administrator can know before an officer begins; what cannot be seen from here is said too."""
    policy = policy_of(environment)
    place = default_vault_directory(environment)
    return (
        *_shipped(data),
        _place(place, environment),
        _writable(place),
        _room(place),
        *_policy(policy),
        Check("disk_encryption", Text("Not looked at: whether the disk itself is encrypted. It has to be.")),
    )


def _shipped(data: Path) -> Iterator[Check]:
    templates = {SHIPPED_TEMPLATE}
    try:
        packs = installed_packs(data)
        templates |= {pack.pack.report.template for pack in packs}
    except DeskError as problem:
        yield Check("forms", problem.text, is_ok=False)
    else:
        newest = max(packs, key=lambda pack: pack.serial)
        yield Check("forms", Text("Forms: {line}, serial {serial}.", line=newest.line, serial=newest.serial))
    needed = [DICTIONARY / "nl.dic", *(data / name for name in sorted(templates))]
    needed += [data / "locale" / language / "LC_MESSAGES" / "ui.mo" for language in LANGUAGES]
    missing = [path.name for path in needed if not path.is_file()]
    missing += [language for language in LANGUAGES if not _has_manual(language)]
    if missing:
        yield Check("files", Text("Files of the program are missing: {names}.", names=", ".join(missing)), is_ok=False)
    else:
        yield Check("files", Text("Dictionary, template, translations and manual are there."))


def _has_manual(language: Language) -> bool:
    try:
        return bool(Manual(language).pages)
    except (OSError, ValueError):
        return False


def _place(place: Path, environment: Mapping[str, str]) -> Check:
    try:
        refuse_foreign_place(place, environment)
    except DeskError as problem:
        return Check(problem.code, problem.text, is_ok=False)
    return Check("place", Text("The vault will stand in {folder}, on this computer alone.", folder=str(place)))


def _writable(place: Path) -> Check:
    if os.access(_nearest(place), os.W_OK):
        return Check("writable", Text("This user can write there."))
    return Check("writable", Text("This user cannot write there: give this account the folder."), is_ok=False)


def _room(place: Path) -> Check:
    free = shutil.disk_usage(_nearest(place)).free // 2**20
    text = Text("Free on that disk: {free} MB; at least {least} is needed.", free=free, least=_LEAST_FREE_MB)
    return Check("room", text, free >= _LEAST_FREE_MB)


def _policy(policy: Policy) -> Iterator[Check]:
    minutes = {"idle": policy.idle_minutes, "blank": policy.blank_minutes}
    yield Check("policy", Text("Policy: locks after {idle} minutes, a hearing stays blank for {blank}.", **minutes))
    if policy.export_folder:
        is_there = Path(policy.export_folder).is_dir()
        text = Text("The folder of exports is {folder}.", folder=policy.export_folder)
        missing = Text("The folder of exports is not there: {folder}.", folder=policy.export_folder)
        yield Check("export_folder", text if is_there else missing, is_there)
    try:
        organisation = organisation_of(policy)
    except DeskError as problem:
        yield Check(problem.code, problem.text, is_ok=False)
        return
    if organisation is None:
        yield Check("organisation", Text("No key of the organisation: each officer keeps a recovery sheet."))
    else:
        said = in_fours(policy.organisation_fingerprint)
        yield Check("organisation", Text("The key of the organisation is in order: {fingerprint}.", fingerprint=said))


def _nearest(place: Path) -> Path:
    """The folder itself, or the one above it that exists already."""
    return next(folder for folder in (place, *place.parents) if folder.exists())
