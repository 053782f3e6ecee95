"""A glance into a closed hearing: what is wanted is read, no byte changes, and what is not whole is refused."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.vault import Batch, Vault
from tests.vault.practice import PACK, code_of, draft, event, flipped, make_vault

KINDS = ("turn_typed",)


def test_what_is_wanted_is_read_as_it_stands_and_the_rest_is_not(tmp_path: Path) -> None:
    vault = _filled(tmp_path)
    held = vault.glance("h1", KINDS, lambda text: "brug" in text)
    assert held is not None
    assert [one.payload for one in held.events] == ["aan de brug", "in het dorp"]
    assert [one.text for one in held.drafts] == ["half"]
    assert vault.glance("h1", KINDS, lambda text: "rivier" in text) is None
    assert vault.glance("h1", ("other_kind",), lambda text: "brug" in text) is None
    assert vault.glance("h1", KINDS, lambda text: text == "half") == held
    vault.close()


def test_a_glance_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    vault = _filled(tmp_path)
    before = _everything(tmp_path)
    vault.glance("h1", KINDS, lambda text: True)
    assert _everything(tmp_path) == before
    vault.close()


def test_a_hearing_that_somebody_has_open_was_not_closed_or_is_damaged_is_refused(tmp_path: Path) -> None:
    vault = _filled(tmp_path)
    database = vault.directory / "hearings" / "h1" / "hearing.db"
    file = vault.open_hearing_file("h1")
    file.append(Batch((event(3, "later"),)))
    assert code_of(lambda: vault.glance("h1", KINDS, bool)) == "hearing_in_use"
    file.close()
    assert vault.glance("h1", KINDS, lambda text: text == "later") is not None
    database.write_bytes(flipped(database.read_bytes(), 5000))
    assert code_of(lambda: vault.glance("h1", KINDS, bool)) == "hearing_damaged"
    database.write_bytes(b"")
    assert code_of(lambda: vault.glance("h1", KINDS, bool)) == "hearing_damaged"
    assert code_of(lambda: vault.glance("gone", KINDS, bool)) == "no_hearing"
    vault.close()


def _filled(folder: Path) -> Vault:
    vault = make_vault(folder / "vault")
    vault.create_hearing(lambda: "h1", PACK)
    file = vault.open_hearing_file("h1")
    file.append(Batch((event(1, "aan de brug"), event(2, "in het dorp")), (draft("t3", "half"),)))
    file.close()
    return vault


def _everything(folder: Path) -> dict[Path, tuple[int, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}
