"""A vault stands on a disk of this computer alone: networks and folders that are kept in step are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import create_vault, unlock_vault
from hearing_desk.vault.own_disk import file_system_of, is_kept_in_step, is_network, refuse_foreign_place
from tests.vault.practice import CHEAP

MOUNTS = r"""27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:50 / /home/anna/share rw - cifs //server/anna rw
41 27 0:51 / /home/anna/share/local rw - ext4 /dev/vdb rw
42 27 0:52 / /mnt/with\040space rw - nfs4 server:/x rw
43 27 0:53 / /home/anna/gdrive rw - fuse.rclone drive: rw
44 27 0:54 / /media/usb rw - fuseblk /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("place", "kind", "is_refused"),
    [
        ("/home/anna/vault", "ext4", False),
        ("/home/anna/share/vault", "cifs", True),
        ("/home/anna/shared", "ext4", False),
        ("/home/anna/share/local/vault", "ext4", False),
        ("/mnt/with space/vault", "nfs4", True),
        ("/home/anna/gdrive/a/b", "fuse.rclone", True),
        ("/media/usb/vault", "fuseblk", False),
    ],
)
def test_the_file_system_of_a_folder_says_whether_it_is_this_computers(place: str, kind: str, is_refused: bool) -> None:
    assert file_system_of(Path(place), MOUNTS) == kind
    assert is_network(kind) is is_refused


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Organisatie", "Dropbox", "Dropbox (Werk)", "Google Drive", "Nextcloud2", "iCloudDrive"],
)
def test_a_folder_of_a_sync_program_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert is_kept_in_step(tmp_path / name / "deep" / "vault", {})
    assert not is_kept_in_step(tmp_path / f"oud-{name}" / "vault", {})


@pytest.mark.parametrize("mark", [".dropbox.cache", ".sync_1a2b.db", ".stfolder", "._sync_77.db"])
def test_a_folder_of_a_sync_program_is_known_by_its_mark(tmp_path: Path, mark: str) -> None:
    assert not is_kept_in_step(tmp_path / "vault", {})
    (tmp_path / mark).touch()
    assert is_kept_in_step(tmp_path / "vault", {})


def test_a_folder_that_a_sync_program_wrote_down_is_known(tmp_path: Path) -> None:
    mine, theirs, cloud = tmp_path / "mine", tmp_path / "theirs", tmp_path / "cloud"
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox/info.json").write_text(f'{{"personal": {{"path": "{theirs}"}}}}', encoding="utf-8")
    (tmp_path / ".config/Nextcloud").mkdir(parents=True)
    (tmp_path / ".config/Nextcloud/nextcloud.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={cloud}/\n", encoding="utf-8"
    )
    surroundings = {"HOME": str(tmp_path), "OneDriveCommercial": str(tmp_path / "werk")}
    assert not is_kept_in_step(mine / "vault", surroundings)
    for folder in (theirs, cloud, tmp_path / "werk"):
        assert is_kept_in_step(folder / "vault", surroundings)


def test_a_link_into_a_sync_folder_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(DeskError) as refused:
        refuse_foreign_place(tmp_path / "plain" / "vault", {})
    assert refused.value.code == "place_sync"


def test_no_vault_is_made_or_opened_there_not_for_practice_either(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault", "zin", CHEAP, is_practice=True).close()
    moved = tmp_path / "OneDrive" / "vault"
    with pytest.raises(DeskError) as refused:
        create_vault(moved, "zin", CHEAP, is_practice=True)
    assert refused.value.code == "place_sync"
    assert not moved.parent.exists()
    moved.parent.mkdir()
    (tmp_path / "vault").rename(moved)
    with pytest.raises(DeskError) as refused:
        unlock_vault(moved, "zin", CHEAP)
    assert refused.value.code == "place_sync"
