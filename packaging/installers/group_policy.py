"""Writes the policy templates for Windows (HearingDesk.admx, and .adml in Dutch and English) from one table.

`.venv/bin/python packaging/installers/group_policy.py OUT`; copy OUT to the central store of the domain.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hearing_desk.app import policy

KEY = r"SOFTWARE\Policies\HearingDesk"
TEXTS = {
    policy.IDLE: (
        "Minuten tot vergrendelen", "Minutes before locking",
        "Van 2 tot 15. Zonder instelling: 10. Tijdens een gehoor dat bezig is, wordt nooit vanzelf vergrendeld.",
        "From 2 to 15. Without this: 10. A hearing in progress is never locked by itself.",
    ),
    policy.BLANK: (
        "Minuten dat een gehoor leeg scherm mag tonen", "Minutes that a hearing may stay blanked",
        "Van 1 tot 60. Zonder instelling: 20.", "From 1 to 60. Without this: 20.",
    ),
    policy.EXPORT_FOLDER: (
        "Map voor exports", "Folder of exports",
        "Een map op de eigen schijf, die niet naar een cloud wordt gesynchroniseerd. Anders kiest de medewerker.",
        "A folder on the own disk. Without this the officer chooses. Never a folder that is synchronised to a cloud.",
    ),
    policy.BACKUP_FOLDER: (
        "Tweede map voor back-ups", "Second folder of backups",
        "Een map op een andere schijf van deze computer. Zonder instelling staan back-ups alleen naast de kluis.",
        "A folder on another disk of this computer. Without this, backups stand beside the vault only.",
    ),
    policy.SEARCH: (
        "Zoeken in alle gehoren tegelijk", "Search in all hearings at once",
        "1 staat het toe. Zonder instelling kan het niet. Elk gebruik komt met het doel in het logboek van de kluis.",
        "1 allows it. Without this it cannot be done. Each use is logged in the vault with its purpose.",
    ),
    policy.ORGANISATION_KEY: (
        "Openbare sleutel van de organisatie", "Public key of the organisation",
        "Het bestand dat 'hearing-desk organisation-key' heeft gemaakt. Alleen samen met de vingerafdruk.",
        "The file that 'hearing-desk organisation-key' made. Only together with the fingerprint.",
    ),
    policy.ORGANISATION_FINGERPRINT: (
        "Vingerafdruk van die sleutel", "Fingerprint of that key",
        "Zoals op papier bewaard. Klopt hij niet, dan wordt de sleutel niet gebruikt.",
        "As kept on paper. When it does not fit, the key is not used.",
    ),
}

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0"'


def template() -> str:
    """What there is to set; all of it for the machine, none for the user."""
    policies = "\n".join(
        f'  <policy name="{name}" class="Machine" displayName="$(string.{name})" explainText="$(string.{name}_Help)"'
        f' key={quoteattr(KEY)} presentation="$(presentation.{name})"><parentCategory ref="HearingDesk"/>'
        f'<supportedOn ref="Windows"/><elements><text id="{name}_Value" valueName="{name}" required="true"/></elements>'
        "</policy>"
        for name in TEXTS
    )
    return (
        f"{_HEAD}<policyDefinitions {_SPACE}>\n"
        '<policyNamespaces><target prefix="hearingdesk" namespace="HearingDesk.Policies"/></policyNamespaces>\n'
        '<resources minRequiredRevision="1.0"/>\n'
        '<supportedOn><definitions><definition name="Windows" displayName="$(string.Windows)"/>'
        "</definitions></supportedOn>\n"
        '<categories><category name="HearingDesk" displayName="$(string.HearingDesk)"/></categories>\n'
        f"<policies>\n{policies}\n</policies>\n</policyDefinitions>\n"
    )


def words(is_dutch: bool) -> str:
    """The names and explanations in one language."""
    named = {"HearingDesk": "Hearing Desk", "Windows": "Windows 11"}
    for name, (dutch, english, dutch_help, english_help) in TEXTS.items():
        named |= {name: dutch if is_dutch else english, f"{name}_Help": dutch_help if is_dutch else english_help}
    strings = "\n".join(f'<string id="{key}">{escape(said)}</string>' for key, said in named.items())
    boxes = "\n".join(
        f'<presentation id="{name}"><textBox refId="{name}_Value"><label>{escape(named[name])}</label></textBox>'
        "</presentation>"
        for name in TEXTS
    )
    return (
        f"{_HEAD}<policyDefinitionResources {_SPACE}>\n<displayName>Hearing Desk</displayName>\n"
        f"<description>Hearing Desk</description>\n<resources>\n<stringTable>\n{strings}\n</stringTable>\n"
        f"<presentationTable>\n{boxes}\n</presentationTable>\n</resources>\n</policyDefinitionResources>\n"
    )


def write(out: Path) -> None:
    """Write the template and its words as the central store has them."""
    spoken = {"nl-NL/HearingDesk.adml": words(True), "en-US/HearingDesk.adml": words(False)}
    for name, said in {"HearingDesk.admx": template(), **spoken}.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(said, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
