"""What must be durable when a call of the disk returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.vault import disk, noted_head
from hearing_desk.vault.shred import Places, begin_shredding, finish_shredding


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


def test_what_was_kept_of_a_shredded_hearing_elsewhere_does_not_come_back_after_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path / "vault", tmp_path / "hearings", tmp_path / "heads", tmp_path / "second")
    for each in (places.second, places.hearings):
        each.mkdir()
    for name in ("h1-0123456789ab.1", "h1-0123456789ab.2", "h2-0123456789ab.1"):
        (places.second / name).touch()
    seen: list[list[str]] = []
    monkeypatch.setattr(disk, "sync_directory", lambda place: seen.append([path.name for path in place.iterdir()]))
    begin_shredding(places, "h1")
    finish_shredding(places, lambda _: None)
    assert ["h2-0123456789ab.1"] in seen
