"""Nothing of a case can be read on the disk, in any file of the vault, while it is open or after; nor in its names."""

from __future__ import annotations

import base64
import subprocess
import unicodedata
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Batch, HearingFile, IndexRow, Vault, Writer
from tests.vault.practice import PASSPHRASE, Desk, draft, event

CANARIES = ("kanarievogel", "Tsegay\u00e9", "DEMO-KANARIE", "kanarie-pakket")


def test_no_word_of_a_case_can_be_read_on_the_disk(tmp_path: Path, vault: Vault, desk: Desk) -> None:
    hearing_id = vault.create_hearing(lambda: "h1", '{"naam":"kanarie-pakket"}')
    vault.update_row(IndexRow(hearing_id, "DEMO-KANARIE"))
    writer = Writer(lambda: vault.open_hearing_file(hearing_id), desk.post, desk.listen)
    for seq in range(1, 60):
        writer.write([event(seq, '{"text":"kanarievogel"}')], [draft(f"t{seq}", "Tsegay\u00e9 kanarievogel " * 40)])
        writer.close_batch()
    writer.flush()
    writer.ask(HearingFile.start_generation).result(5)
    assert _readable(_copied(vault.directory, tmp_path / "open")) == set()
    writer.stop()
    assert _readable(_copied(vault.directory, tmp_path / "closed")) == set()


def test_neither_passphrase_nor_key_can_be_read_on_the_disk(tmp_path: Path, vault: Vault) -> None:
    key = vault._unlocked.key
    copy = _copied(vault.directory, tmp_path / "copy")
    content = b"".join(path.read_bytes() for path in copy.rglob("*") if path.is_file())
    for secret in (key, key.hex().encode(), base64.b64encode(key), PASSPHRASE.encode()):
        assert secret not in content


def test_a_plain_file_in_the_vault_is_found_by_this_search(tmp_path: Path, vault: Vault) -> None:
    for number, spelling in enumerate(_spellings("kanarievogel")):
        (vault.directory / "hearings" / f"leak-{number}").write_bytes(b"\0\1" + spelling + b"\2")
    (vault.directory / "kanarie-pakket").touch()
    copy = _copied(vault.directory, tmp_path / "copy")
    assert _readable(copy) == {("kanarie-pakket", "kanarie-pakket")} | {
        ("kanarievogel", f"leak-{number}") for number in range(len(_spellings("kanarievogel")))
    }


def test_an_error_of_the_vault_holds_no_word_of_a_case(vault: Vault, hearing_id: str) -> None:
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(1, "kanarievogel"),)))
    with pytest.raises(DeskError) as refused:
        file.append(Batch((event(1, "kanarievogel anders"),)))
    assert "kanarievogel" not in f"{refused.value} {refused.value!r} {refused.value.__cause__!r}"
    file.close()


def _copied(directory: Path, target: Path) -> Path:
    # By another process: opening and closing a locked file in this one would drop its lock.
    subprocess.run(["cp", "-r", directory, target], check=True)
    return target


def _readable(directory: Path) -> set[tuple[str, str]]:
    """Each canary and the name of the file that shows it, in its content or its name."""
    found = set()
    for path in directory.rglob("*"):
        content = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found |= {(word, path.name) for word in CANARIES if any(form in content for form in _spellings(word))}
    return found


def _spellings(word: str) -> list[bytes]:
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    encoded = [form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [*encoded, *(base64.b64encode(form.encode()).rstrip(b"=")[:-1] for form in forms)]
