"""A compiled pack is found, trusted by its hash, and chosen by the day of the hearing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.formpack import LoadedPack, compile_pack, load_pack, pack_from_text, pack_in_force, packs_in


@pytest.fixture
def compiled(forms: Path, tmp_path: Path) -> Path:
    return compile_pack(forms, tmp_path / "data")


def dated(pack: LoadedPack, serial: int, valid_from: str) -> LoadedPack:
    return replace(pack, serial=serial, pack=replace(pack.pack, serial=serial, valid_from=valid_from))


def test_a_pack_inside_a_hearing_is_the_pack_it_was_made_with(compiled: Path) -> None:
    from_disk = load_pack(compiled)

    assert pack_from_text(from_disk.text) == from_disk
    assert from_disk.sha256 == hashlib.sha256(compiled.read_bytes()).hexdigest()


def test_all_packs_of_a_directory_are_found(compiled: Path) -> None:
    (compiled.parent / "other.json").write_text("{}", encoding="utf-8")

    assert [pack.serial for pack in packs_in(compiled.parent)] == [1]
    assert packs_in(compiled.parent / "nergens") == ()


def test_the_highest_serial_that_is_valid_on_the_day_is_in_force(compiled: Path) -> None:
    pack = load_pack(compiled)
    packs = [dated(pack, 3, "2026-06-12"), dated(pack, 5, "2026-09-01"), dated(pack, 4, "2026-07-01")]

    assert pack_in_force(packs, "2026-06-12").serial == 3
    assert pack_in_force(packs, "2026-08-31").serial == 4
    assert pack_in_force(packs, "2027-01-01").serial == 5


def test_a_day_before_every_pack_is_said(compiled: Path) -> None:
    with pytest.raises(DeskError) as refused:
        pack_in_force([load_pack(compiled)], "2026-06-11")

    assert refused.value.code == "no_pack_in_force"
    assert "2026-06-11" in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"format":1}', "[" * 100_000, '{"format":' + "9" * 5000 + "}", "NaN"]
)
def test_a_broken_pack_is_said(text: str) -> None:
    with pytest.raises(DeskError) as refused:
        pack_from_text(text)

    assert refused.value.code == "pack_not_readable"


def test_a_pack_of_a_newer_program_is_said(compiled: Path) -> None:
    newer = load_pack(compiled).text.replace('"format":1', '"format":2')

    with pytest.raises(DeskError) as refused:
        pack_from_text(newer)

    assert refused.value.code == "pack_newer"


def test_a_pack_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "pack-x-1.json").write_bytes(b"\xff\xfe")

    with pytest.raises(DeskError) as missing:
        load_pack(tmp_path / "pack-x-2.json")
    with pytest.raises(DeskError) as garbled:
        load_pack(tmp_path / "pack-x-1.json")

    assert (missing.value.code, garbled.value.code) == ("pack_not_found", "pack_not_readable")


def test_reading_a_compiled_pack_loads_no_yaml(compiled: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from hearing_desk.formpack import load_pack;"
        "load_pack(Path(sys.argv[1])); sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(compiled)], check=False).returncode == 0
