"""A statement in the applicant's language is a draft until somebody approved it, and is gone when its Dutch changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hearing_desk.app.statements import STATEMENTS, fingerprint, language_of, read_out, statements_for, statements_of
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import in_english
from hearing_desk.formpack import packs_in
from tests.app.stage import PACKS, Stage

LANGUAGES = ("en", "fr", "es", "ru", "ar", "fa", "fa-AF", "ps", "ti", "so", "tr")


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return packs_in(PACKS)[-1].pack


def with_other_dutch(pack: FormPack, item_id: str) -> FormPack:
    lists = tuple(
        replace(one, items=tuple(replace(i, say="Iets heel anders.") if i.id == item_id else i for i in one.items))
        for one in pack.checklists
    )
    return replace(pack, checklists=lists)


def approved_in(folder: Path, pack: FormPack) -> None:
    rows = [{"item": item, "dutch_sha256": fingerprint(dutch), "text": "x"} for item, dutch in read_out(pack).items()]
    given = {"state": "goedgekeurd", "approved_by": "Bureau Vertalingen", "date": "2026-12-01", "statements": rows}
    (folder / "en.json").write_text(json.dumps(given), encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_opening_interpreter_recording_and_closing_are_there_and_nothing_is_approved(language: str) -> None:
    given = json.loads((STATEMENTS / f"{language}.json").read_text(encoding="utf-8"))
    assert {"OP-02", "OP-04", "OP-05", "AF-12"} <= {row["item"] for row in given["statements"]}
    assert (given["state"], given["approved_by"]) == ("concept", "")
    assert all(row["text"].strip() for row in given["statements"])


def test_no_other_language_is_shipped() -> None:
    assert {path.stem for path in STATEMENTS.glob("*.json")} == set(LANGUAGES)


def test_every_statement_belongs_to_an_item_that_is_read_out(pack: FormPack) -> None:
    for path in STATEMENTS.glob("*.json"):
        given = json.loads(path.read_text(encoding="utf-8"))
        assert {row["item"] for row in given["statements"]} <= set(read_out(pack)), path.stem


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_read_out_has_words_of_its_own_dutch(language: str, pack: FormPack) -> None:
    assert [row.item for row in statements_for(pack, language).rows if not row.words] == []


def test_a_draft_says_so(pack: FormPack) -> None:
    shown = [row for row in statements_for(pack, "so").rows if row.words]
    assert shown
    assert {in_english(row.state) for row in shown} == {"Draft, not approved (2026-11-23)"}


def test_a_stale_translation_is_not_shown_and_its_dutch_is(pack: FormPack) -> None:
    rows = {row.item: row for row in statements_for(with_other_dutch(pack, "OP-04"), "tr").rows}
    assert (rows["OP-04"].words, rows["OP-04"].dutch) == ("", "Iets heel anders.")
    assert "another Dutch text" in in_english(rows["OP-04"].state)


def test_a_child_gets_its_own_dutch_and_the_pane_says_that_it_is_not_translated(stage: Stage) -> None:
    session = stage.begun(applicant_language="ti", birth_year="2018")
    rows = {row.item: row for row in statements_of(session).rows}
    assert rows["OP-01"].dutch.startswith("Hallo.")
    assert rows["OP-01"].words == ""
    assert "words of its own, not translated yet" in in_english(rows["OP-01"].state)


def test_an_approved_one_says_by_whom(tmp_path: Path, pack: FormPack) -> None:
    approved_in(tmp_path, pack)
    row = statements_for(pack, "en", tmp_path).rows[0]
    assert in_english(row.state) == "Approved by Bureau Vertalingen, 2026-12-01"


def test_a_language_nobody_translated_gives_the_dutch(pack: FormPack) -> None:
    shown = statements_for(pack, "am")
    assert (shown.language, {row.words for row in shown.rows}) == ("", {""})
    assert [row.dutch for row in shown.rows] == list(read_out(pack).values())


@pytest.mark.parametrize(
    ("wanted", "found"), [("fa-IR", "fa"), ("fa-AF", "fa-AF"), ("prs", "fa-AF"), ("ar-SD", "ar"), ("am", ""), ("", "")]
)
def test_a_country_or_another_code_finds_its_language(wanted: str, found: str) -> None:
    assert language_of(wanted) == found


def test_what_is_written_from_right_to_left_is_shown_so(pack: FormPack) -> None:
    assert [code for code in LANGUAGES if statements_for(pack, code).is_right_to_left] == ["ar", "fa", "fa-AF", "ps"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b'{"date": "2026-12-01"}', b'{"date": "2026-13-01"}', b"[" * 20_000]
)
def test_a_damaged_file_of_statements_gives_the_dutch(pack: FormPack, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "en.json").write_bytes(content)
    shown = statements_for(pack, "en", tmp_path)
    assert [(row.dutch, row.words) for row in shown.rows] == [(dutch, "") for dutch in read_out(pack).values()]
