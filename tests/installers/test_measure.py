"""What a bundle weighs is what it holds, each file once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installers.scripts import script


def test_a_file_counts_once_however_many_links_lead_to_it(tmp_path: Path) -> None:
    (tmp_path / "part.so").write_bytes(b"x" * 2**20)
    (tmp_path / "link.so").symlink_to("part.so")
    assert script("measure").megabytes(tmp_path) == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize(("size", "frozen", "code"), [(180, 1.5, 0), (181, 1.0, 1), (10, 1.51, 1)])
def test_too_large_or_too_slow_ends_with_an_error(size: float, frozen: float, code: int) -> None:
    assert script("measure").verdict(size, frozen, 1.0) == code
