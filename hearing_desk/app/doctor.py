"""Examines a vault from the command line: verifies, heals also from backups, and names what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hearing_desk.app.clock import SystemClock
from hearing_desk.app.practice import existing_vault
from hearing_desk.core.text import Text
from hearing_desk.vault import Finding, KeyCost, Outcome, Vault


@dataclass(frozen=True)
class Diagnosis:
    """What was found, a sentence each; `is_lost` when something cannot be healed."""

    sentences: tuple[Text, ...]
    is_lost: bool
    findings: tuple[Finding, ...] = ()
    hearings: int = 0
    backups: int = 0

    def as_plain(self) -> dict[str, object]:
        """The diagnosis for programs: codes and ids; whoever speaks a language adds the sentences."""
        found = [(finding.code, finding.outcome.value, finding.hearing_id) for finding in self.findings]
        return {
            "format": "hearing-desk/doctor-1",
            "is_lost": self.is_lost,
            "hearings": self.hearings,
            "backups": self.backups,
            "findings": [{"code": code, "outcome": outcome, "hearing": hearing} for code, outcome, hearing in found],
        }


def examine_folder(directory: Path, environment: Mapping[str, str], cost: KeyCost) -> Diagnosis:
    """Open the vault in a folder with the passphrase of a file and examine it; DeskErrors of `existing_vault`."""
    with existing_vault(directory, environment, cost) as vault:
        return examine(vault, SystemClock().now())


def examine(vault: Vault, at: datetime) -> Diagnosis:
    """Check every file of an open vault and every backup, heal what can be healed, and say what was found."""
    findings = (*_healed(vault, vault.verify(), at), *vault.backups.check())
    is_lost = any(finding.outcome is Outcome.LOST for finding in findings)
    hearings = len(vault.hearing_ids())
    backups = sum(len(vault.backups.of(hearing_id).list()) for hearing_id in vault.backups.hearing_ids())
    said = (*map(_sentence, findings), _summary(hearings, len(findings), is_lost))
    return Diagnosis(said, is_lost, findings, hearings, backups)


def _healed(vault: Vault, findings: tuple[Finding, ...], at: datetime) -> tuple[Finding, ...]:
    """The findings, with those of a hearing that a backup brought back replaced by what came back."""
    lost = {finding.hearing_id for finding in findings if finding.outcome is Outcome.LOST} - {""}
    gone = set(vault.backups.hearing_ids()) - set(vault.hearing_ids())
    told = {hearing_id: vault.backups.heal(hearing_id, at) for hearing_id in sorted(lost | gone)}
    kept = (finding for finding in findings if not (finding.outcome is Outcome.LOST and told.get(finding.hearing_id)))
    return (*kept, *(finding for found in told.values() for finding in found))


def _sentence(finding: Finding) -> Text:
    if not finding.hearing_id:
        return finding.text
    return Text("Hearing {hearing}: {what}", hearing=finding.hearing_id, what=finding.text)


def _summary(hearings: int, findings: int, is_lost: bool) -> Text:
    if is_lost:
        return Text("Something is lost. What stands above names it; hearings checked: {count}.", count=hearings)
    if findings:
        return Text("Nothing is lost; what stands above was healed. Hearings checked: {count}.", count=hearings)
    return Text("Everything is in order. Hearings checked: {count}.", count=hearings)
