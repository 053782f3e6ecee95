"""The policy templates name every setting the program reads, in both languages, and none that it does not."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hearing_desk.app import policy
from tests.installers.scripts import script

SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
READ = {
    policy.IDLE,
    policy.BLANK,
    policy.EXPORT_FOLDER,
    policy.BACKUP_FOLDER,
    policy.SEARCH,
    policy.ORGANISATION_KEY,
    policy.ORGANISATION_FINGERPRINT,
}


def test_every_setting_the_program_reads_can_be_set_and_no_other() -> None:
    names = {text.get("valueName") for text in ET.fromstring(script("group_policy").template()).iter(f"{SPACE}text")}
    assert names == READ


def test_every_setting_is_laid_down_for_the_machine_where_the_program_looks() -> None:
    for found in ET.fromstring(script("group_policy").template()).iter(f"{SPACE}policy"):
        assert found.get("class") == "Machine"
        assert found.get("key") == policy._REGISTRY_KEY


@pytest.mark.parametrize("language", ["nl-NL", "en-US"])
def test_every_word_the_template_refers_to_is_there(language: str, tmp_path: Path) -> None:
    script("group_policy").write(tmp_path)
    template = (tmp_path / "HearingDesk.admx").read_text(encoding="utf-8")
    words = ET.parse(tmp_path / language / "HearingDesk.adml").getroot()
    for kind in ("string", "presentation"):
        known = {found.get("id") for found in words.iter(f"{SPACE}{kind}")}
        asked = {part.split(")")[0] for part in template.split(f"$({kind}.")[1:]}
        assert asked == known
