"""Examines a vault from the command line: what was healed, what is lost, and whether anything is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.app.practice import existing_vault
from hearing_desk.core.text import Text
from hearing_desk.vault import Finding, KeyCost, Outcome, Vault


@dataclass(frozen=True)
class Diagnosis:
    """What was found, a sentence each; `is_lost` when something cannot be healed."""

    sentences: tuple[Text, ...]
    is_lost: bool


def examine_folder(directory: Path, environment: Mapping[str, str], cost: KeyCost) -> Diagnosis:
    """Open the vault in a folder with the passphrase of a file and examine it; DeskErrors of `existing_vault`."""
    with existing_vault(directory, environment, cost) as vault:
        return examine(vault)


def examine(vault: Vault) -> Diagnosis:
    """Check every file of an open vault, heal what can be healed, and say what was found."""
    findings = vault.verify()
    is_lost = any(finding.outcome is Outcome.LOST for finding in findings)
    count = len(vault.hearing_ids())
    return Diagnosis((*map(_sentence, findings), _summary(count, len(findings), is_lost)), is_lost)


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
