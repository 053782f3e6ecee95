"""What a bundle weighs is what it holds, each file once; how quickly it starts is never a figure that cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hearing_desk.vault import FULL_COST, create_vault
from tests.cli.command import PASSPHRASE, with_passphrase
from tests.installers.scripts import script


def test_a_file_counts_once_however_many_links_lead_to_it(tmp_path: Path) -> None:
    (tmp_path / "part.so").write_bytes(b"x" * 2**20)
    (tmp_path / "link.so").symlink_to("part.so")
    assert script("measure").megabytes(tmp_path) == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize(("size", "times", "code"), [(180, 1.5, 0), (181, 1.0, 1), (10, 1.51, 1)])
def test_too_large_or_too_slow_ends_with_an_error(size: float, times: float, code: int) -> None:
    assert script("measure").verdict(size, times) == code


def starts(*seconds: tuple[float, float]) -> list[object]:
    return [script("measure").Start(whole, key) for whole, key in seconds]


def test_a_key_that_is_slower_in_one_round_makes_the_bundle_neither_quicker_nor_slower() -> None:
    bundle = starts((1.6, 0), (3.6, 0), (1.6, 0))
    source = starts((1.5, 0.5), (3.5, 2.5), (1.5, 0.5))
    assert script("measure").times_source(bundle, source) == pytest.approx(1.1)


@pytest.mark.parametrize(
    ("bundle", "key"),
    [(1.0, 0.5), (0.2, 0.5), (40.0, 0.5), (1.6, 1.6), (1.6, 0.0)],
    ids=["half", "less than nothing", "endless", "a key longer than its start", "no key told"],
)
def test_a_figure_that_cannot_be_is_refused(bundle: float, key: float) -> None:
    with pytest.raises(SystemExit, match="measured nothing"):
        script("measure").times_source(starts((bundle - 0.1, 0)), starts((1.5, key)))


def test_a_start_from_source_comes_to_its_list_and_tells_of_its_key(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    create_vault(vault, PASSPHRASE, FULL_COST, is_practice=True).close()
    start = script("measure").from_source(vault, {**os.environ, **with_passphrase(tmp_path)})
    assert 0 < start.key < start.whole


def test_a_program_that_never_comes_to_a_list_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="did not come to its list"):
        script("measure").started([sys.executable, "-c", ""], tmp_path, os.environ)
