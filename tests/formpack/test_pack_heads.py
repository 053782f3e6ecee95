"""What the list of hearings says of a pack is what the whole pack says, and is read without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hearing_desk.formpack import head_in_force, pack_heads_in, packs_in
from hearing_desk.formpack.packs import PackHead

DATA = Path(__file__).parents[2] / "hearing_desk" / "data"


def test_a_head_says_what_its_pack_says() -> None:
    for head, loaded in zip(pack_heads_in(DATA), packs_in(DATA), strict=True):
        assert (head.line, head.serial, head.valid_from) == (loaded.line, loaded.serial, loaded.pack.valid_from)
        assert head.kinds
        for kind, label in head.kinds.items():
            assert label == loaded.pack.option_label("hearing_type", kind)


def test_the_newest_head_that_holds_on_a_day_is_taken_and_none_before_the_first() -> None:
    heads = [PackHead("nl", serial, f"2026-0{serial}-01", {}) for serial in (2, 3, 1)]
    assert head_in_force(heads, "2026-02-15") == heads[0]
    assert head_in_force(heads, "2026-09-01") == heads[1]
    assert head_in_force(heads, "2025-12-31") is None


def test_a_pack_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    for number, content in enumerate((b"{", b"[]", b'{"lists": {}}', b"\xff", b'{"lists": 3}')):
        (tmp_path / f"pack-nl-{number}.json").write_bytes(content)
    assert pack_heads_in(tmp_path) == ()


def test_heads_are_read_without_loading_what_a_form_is_made_of() -> None:
    asked = "from hearing_desk.formpack import pack_heads_in; import pathlib, sys"
    probe = f"{asked}; pack_heads_in(pathlib.Path({str(DATA)!r})); sys.exit('hearing_desk.core.form' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
