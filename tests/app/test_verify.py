"""A file that was exported carries the text of its hash; one changed in any way does not, or is said to be changed."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hearing_desk.app.copies import copy_makers
from hearing_desk.app.export_documents import Exporting, dutch, preview_report
from hearing_desk.app.export_hearing import Destination, Watch, export_part
from hearing_desk.app.verify import verify_file
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Paragraph
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import repacked
from hearing_desk.ui.typeset import typeset
from tests.app.stage import installed_packs
from tests.hearings import full_hearing
from tests.reports.returned import BODY


@pytest.fixture
def out(tmp_path: Path, qapp: QApplication) -> Path:
    pack, copies = installed_packs()[-1].pack, copy_makers(typeset)
    for part in Exporting:
        export_part(full_hearing(), pack, part, Destination(tmp_path), False, dutch(), Watch(), copies=copies)
    return tmp_path


def refusal(path: Path) -> str:
    with pytest.raises(DeskError) as raised:
        verify_file(path)
    return in_english(raised.value.text)


def change(path: Path, old: str, new: str) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[BODY]
        parts[BODY] = parts[BODY].replace(old.encode(), new.encode())

    path.write_bytes(repacked(path.read_bytes(), edit))


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt"])
@pytest.mark.parametrize("name", ["1-rapport/rapport", "2-intern/procesblad", "3-correcties/ronde-1"])
def test_a_file_as_it_was_exported_carries_the_text_of_its_hash(name: str, ending: str, out: Path) -> None:
    carried, whole = (in_english(sentence) for sentence in verify_file(out / f"{name}.{ending}"))
    record = json.loads(next((out / name).parent.glob("*.json")).read_text(encoding="utf-8"))
    assert record["record_sha256"] in carried
    assert "to the byte" in whole


def test_without_a_manifest_the_text_alone_is_held_to_the_hash(out: Path) -> None:
    (out / "1-rapport/manifest.sha256").unlink()
    (carried,) = verify_file(out / "1-rapport/rapport.docx")
    assert "carries the text" in in_english(carried)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Goed, dank u.", "Slecht, dank u.", "differs at A1."),
        (">A1:<", ">A9:<", "differs at A1."),
        ("Ter Apel", "Zevenaar", "changed after it was exported"),
        ("(SHA-256): ", "(SHA-256): 0", "bears no hash"),
    ],
)
def test_a_file_that_was_changed_is_found_out(old: str, new: str, why: str, out: Path) -> None:
    change(out / "1-rapport/rapport.docx", old, new)
    assert why in refusal(out / "1-rapport/rapport.docx")


def test_an_odt_that_was_changed_is_found_out(out: Path) -> None:
    path = out / "1-rapport/rapport.odt"
    for old, new, why in (("Ter Apel", "Zevenaar", "changed after"), ("Goed, dank u.", "Slecht.", "differs at A1.")):
        path.write_bytes(odt_with(path.read_bytes(), old, new))
        assert why in refusal(path)


def odt_with(data: bytes, old: str, new: str) -> bytes:
    def edit(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts["content.xml"]
        parts["content.xml"] = parts["content.xml"].replace(old.encode(), new.encode())

    return repacked(data, edit)


def test_a_pdf_of_another_text_under_the_same_hash_is_found_out(out: Path) -> None:
    report = preview_report(full_hearing(), installed_packs()[-1].pack, False)
    said = next(block for block in report.blocks if isinstance(block, Paragraph) and block.text == "Goed, dank u.")
    other = dataclasses.replace(said, text="Slecht.")
    changed = dataclasses.replace(report, blocks=tuple(other if block is said else block for block in report.blocks))
    path = out / "1-rapport/rapport.pdf"
    path.write_bytes(copy_makers(typeset)["pdf"](changed, dutch().say, lambda: None))
    assert "differs at A1." in refusal(path)


@pytest.mark.parametrize(("at", "new"), [(-200, b"x"), (2000, b"\0\0\0")])
def test_a_pdf_that_another_program_saved_is_told_from_ours(at: int, new: bytes, out: Path) -> None:
    path = out / "1-rapport/rapport.pdf"
    data = path.read_bytes()
    path.write_bytes(data[:at] + new + data[at + len(new) :] + b"\n%%EOF\n")
    assert "not as Hearing Desk wrote it" in refusal(path)


def test_a_turn_taken_out_is_found_out(out: Path) -> None:
    change(out / "1-rapport/rapport.docx", '<w:pStyle w:val="Samenvatting"/>', '<w:pStyle w:val="Tekst"/>')
    assert "differs at" in refusal(out / "1-rapport/rapport.docx")


def test_a_record_that_was_changed_no_longer_has_the_hash(out: Path) -> None:
    record = out / "1-rapport/rapport.json"
    record.write_text(record.read_text(encoding="utf-8").replace("Goed, dank u.", "Slecht."), encoding="utf-8")
    assert "No record (.json) beside this file has its hash" in refusal(out / "1-rapport/rapport.docx")


def test_what_is_no_file_of_ours_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "rapport.docx").write_bytes(b"PK")
    (tmp_path / "rapport.txt").write_bytes(b"A1: Goed.")
    assert "not as Hearing Desk wrote it" in refusal(tmp_path / "rapport.pdf")
    assert "Only a Word file" in refusal(tmp_path / "rapport.txt")
    assert "no whole Word file" in refusal(tmp_path / "rapport.docx")
    assert "cannot be opened" in refusal(tmp_path / "niets.docx")
