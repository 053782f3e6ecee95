"""The lists of the pack, ready to match, for every measurement of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from hearing_desk.app.matcher_of_pack import matcher_of
from hearing_desk.core.form import FormPack
from hearing_desk.core.signals import Matcher
from hearing_desk.formpack import read_forms

Tell: TypeAlias = Callable[[str], None]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Shows a line of the table to whoever runs the measurement, whether it passes or not."""

    def shown(line: str) -> None:
        with capsys.disabled():
            print(line)

    return shown


@pytest.fixture(scope="session")
def pack() -> FormPack:
    return read_forms(Path(__file__).parents[2] / "forms")


@pytest.fixture(scope="session")
def matcher(pack: FormPack) -> Matcher:
    return matcher_of(pack)
