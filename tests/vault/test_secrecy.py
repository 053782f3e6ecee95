"""Nothing of a case can be read on the disk, in any file of the vault, while it is open or after; nor in its names."""

from __future__ import annotations

import base64
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import (
    Batch,
    Doing,
    HearingFile,
    IndexRow,
    Vault,
    Writer,
    add_try,
    create_vault,
    new_organisation_keys,
    new_sheet,
    unlock_by_shares,
    unlock_by_sheet,
)
from tests.vault.practice import CHEAP, PASSPHRASE, Desk, draft, event

AT = "2026-11-23T10:00:00+01:00"
LATER_PASSPHRASE = "heuvel worm meloen mos nest vijl"
SHEET = new_sheet()
KEYS = new_organisation_keys()
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


def test_neither_passphrase_nor_key_nor_way_back_can_be_read_on_the_disk(tmp_path: Path) -> None:
    vault = _with_every_secret_used(tmp_path / "vault")
    assert _secrets_in(_copied(vault.directory, tmp_path / "open"), vault) == set()
    vault.close()
    assert _secrets_in(_copied(vault.directory, tmp_path / "closed"), vault) == set()


def test_a_secret_that_is_written_down_in_the_vault_is_found_by_this_search(tmp_path: Path) -> None:
    vault = _with_every_secret_used(tmp_path / "vault")
    for number, (name, spelling) in enumerate(_secret_spellings(vault)):
        (vault.directory / f"leak-{number}").write_bytes(b"\0" + spelling + b"\0")
        assert name in _secrets_in(_copied(vault.directory, tmp_path / f"copy-{number}"), vault)
        (vault.directory / f"leak-{number}").unlink()
    vault.close()


def test_a_refused_sheet_or_share_tells_nothing_of_what_was_typed(tmp_path: Path) -> None:
    vault = _with_every_secret_used(tmp_path / "vault")
    vault.close()
    share = " ".join(KEYS.shares[0])
    attempts: tuple[Callable[[], object], ...] = (
        lambda: unlock_by_sheet(vault.directory, " ".join(new_sheet().groups[:7]) + " " + SHEET.groups[7], CHEAP),
        lambda: unlock_by_sheet(vault.directory, " ".join(SHEET.groups)[:-1], CHEAP),
        lambda: unlock_by_shares(vault.directory, (share, share)),
        lambda: unlock_by_shares(vault.directory, (share[:-1], share)),
    )
    for attempt in attempts:
        with pytest.raises(DeskError) as refused:
            attempt()
        said = f"{refused.value} {refused.value!r} {refused.value.__cause__!r} {refused.value.text}"
        assert not any(group in said for group in (*SHEET.groups, *KEYS.shares[0]))


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


def _with_every_secret_used(directory: Path) -> Vault:
    """A vault that was opened, logged, exported from, changed its passphrase and refused a wrong one."""
    vault = create_vault(directory, PASSPHRASE, CHEAP, is_practice=False, recovery=SHEET)
    vault.set_recovery(PASSPHRASE, KEYS.public, CHEAP)
    vault.log_opening(AT)
    add_try(directory, AT)
    vault.change_passphrase(PASSPHRASE, LATER_PASSPHRASE, CHEAP)
    vault.log.append(Doing.PASSPHRASE_CHANGED, AT)
    hearing_id = vault.create_hearing(lambda: "h1", "{}")
    vault.log.append(Doing.RECOVERED, AT, hearing_id)
    return vault


def _secrets_in(directory: Path, vault: Vault) -> set[str]:
    content = b"".join(path.name.encode() + path.read_bytes() for path in directory.rglob("*") if path.is_file())
    return {name for name, spelling in _secret_spellings(vault) if spelling in content}


def _secret_spellings(vault: Vault) -> Iterator[tuple[str, bytes]]:
    """Each secret under its name, in every form in which it could end up in a file."""
    key = vault._unlocked.key
    whole = {"key": key, "sheet": SHEET.secret}
    for name, secret in whole.items():
        yield from ((name, form) for form in (secret, secret.hex().encode(), base64.b64encode(secret)))
    written = {"passphrase": PASSPHRASE, "later passphrase": LATER_PASSPHRASE}
    groups = {"sheet in groups": SHEET.groups, "share one": KEYS.shares[0], "share two": KEYS.shares[1]}
    for name, parts in {**{name: (text,) for name, text in written.items()}, **groups}.items():
        yield from ((name, spelling) for part in parts for spelling in _spellings(part) if len(part) > 3)
        yield from ((name, "".join(parts).encode()), (name, " ".join(parts).lower().encode()))
