"""What must be durable when a call of the disk returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.vault import disk, noted_head


def test_every_directory_made_on_the_way_to_a_new_one_has_a_durable_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync_directory", synced.append)
    disk.make_directory(tmp_path / "state" / "hearing-desk" / "vault")
    assert set(synced) == {tmp_path, tmp_path / "state", tmp_path / "state" / "hearing-desk"}
    synced.clear()
    disk.make_directory(tmp_path / "state" / "hearing-desk" / "vault")
    assert synced == [tmp_path / "state" / "hearing-desk"]


def test_a_forgotten_head_does_not_come_back_after_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "h1-a.json").touch()
    seen: list[list[Path]] = []
    monkeypatch.setattr(noted_head, "sync_directory", lambda place: seen.append(list(place.iterdir())))
    noted_head.forget_head(tmp_path, "h1")
    assert seen == [[]]
