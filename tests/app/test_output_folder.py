"""Which folders are used for a new vault: one that is not there, an empty one, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.app.output_folder import refuse_other_folder
from hearing_desk.core.problems import DeskError


def test_a_folder_that_is_not_there_or_is_empty_may_hold_a_new_vault(tmp_path: Path) -> None:
    refuse_other_folder(tmp_path / "new")
    refuse_other_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["letter.txt", "folder", "n" * 300])
def test_a_file_a_full_folder_and_one_that_cannot_be_read_hold_no_new_vault(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("words of somebody else")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("words of somebody else")
    with pytest.raises(DeskError) as refused:
        refuse_other_folder(tmp_path / name)
    assert refused.value.code == "not_a_vault_folder"
