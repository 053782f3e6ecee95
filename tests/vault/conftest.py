"""A vault and a hearing in it, for each test its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearing_desk.vault import Vault
from tests.vault.practice import PACK, Desk, make_vault, new_id


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = make_vault(tmp_path / "vault")
    yield vault
    vault.close()


@pytest.fixture
def hearing_id(vault: Vault) -> str:
    return vault.create_hearing(new_id, PACK)


@pytest.fixture
def directory(vault: Vault, hearing_id: str) -> Path:
    """Where the hearing stands on the disk."""
    return vault.directory / "hearings" / hearing_id


@pytest.fixture
def desk() -> Desk:
    return Desk()
