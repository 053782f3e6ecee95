"""The policy templates name every setting the program reads, in both languages, and none that it does not."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hearing_desk.app import policy
from tests.architecture.sources import ROOT
from tests.installers.scripts import script

SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


class Asked(dict[str, str]):
    """Settings of which none is made; notes which of them the program asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        self.names.add(name)
        return default


@pytest.fixture
def read() -> set[str]:
    """The name of every setting that the program reads."""
    asked = Asked()
    policy.policy_from(asked)
    return asked.names


def test_every_setting_the_program_reads_can_be_set_and_no_other(read: set[str]) -> None:
    names = {text.get("valueName") for text in ET.fromstring(script("group_policy").template()).iter(f"{SPACE}text")}
    assert names == read
    assert policy.IDLE in read


def test_the_guide_for_administrators_names_every_setting_and_no_other(read: set[str]) -> None:
    guide = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    _, _, *rows = guide.split("| key | says |")[1].split("\n\n")[0].splitlines()
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])} == read


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
