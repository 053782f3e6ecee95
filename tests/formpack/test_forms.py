"""The forms of the Dutch asylum hearing themselves."""

from __future__ import annotations

from pathlib import Path

import snowballstemmer

from hearing_desk.core.text import in_english
from hearing_desk.formpack import check_forms, compile_pack, concise, load_pack, read_forms

FORMS = Path(__file__).parents[2] / "forms"


def test_the_forms_have_no_mistakes_and_their_examples_are_noticed() -> None:
    stem = snowballstemmer.stemmer("dutch").stemWord

    assert [concise(finding, in_english) for finding in check_forms(FORMS, stem)] == []


def test_the_compiled_forms_say_what_the_forms_say(tmp_path: Path) -> None:
    assert load_pack(compile_pack(FORMS, tmp_path)).pack == read_forms(FORMS)


def test_what_compiling_works_out_cannot_be_written_in_a_form(forms: Path) -> None:
    (forms / "zz.yaml").write_text("matcher: gemaakt\n", encoding="utf-8")

    assert [finding.code for finding in check_forms(forms)] == ["F04"]
