"""A small valid pack, to be spoilt in one place at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.core.text import in_english
from hearing_desk.formpack import check_forms, concise

SMALL_PACK = Path(__file__).parent / "small_pack"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A copy of the small pack that a test may change."""
    return Path(shutil.copytree(SMALL_PACK, tmp_path / "forms"))


@pytest.fixture
def said(forms: Path) -> Callable[[], list[str]]:
    """What the check says of the copy, one line a finding, without the directory."""

    def check() -> list[str]:
        findings = check_forms(forms, stem=str)
        return [concise(finding, in_english).replace(f"{forms.as_posix()}/", "") for finding in findings]

    return check
