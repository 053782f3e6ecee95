"""The pack in English: on the screen alone, and only where the Dutch is still what was translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearing_desk.app.beside_presenter import BesidePresenter
from hearing_desk.app.forms_translate import told_of_translations, update_translation
from hearing_desk.app.pack_shown import shown_in
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.core.pack_texts import texts_of, with_texts
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.text import in_english
from hearing_desk.formpack import read_forms
from hearing_desk.i18n import catalogue_of, pack_standing, pack_words, words_of
from hearing_desk.i18n.compiled import compile_catalogues
from tests.app.stage import Stage, installed_packs
from tests.formpack.test_messages import spoil
from tests.hearings import NAMES

ROOT = Path(__file__).parents[2]
ITEM = "checklists/preparation/VB-01/label"
# Words that tell a person's secret to whoever reads along (product.md 3), as an English reader would write them.
TELLING = re.compile(r"(?i)1 ?F\b|lgbt|lhbt|gay|convert|conversion|apostasy|atheis|traffick|exclusion")


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "forms"
    folder.mkdir()
    for path in (Path(__file__).parents[1] / "formpack" / "small_pack").glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def translations(forms: Path) -> Path:
    """Folder of translations in which one text of the small pack has its English."""
    folder = forms.parent / "translations"
    catalogue, _ = update_translation(forms, folder, "en")
    spoil(catalogue, 'msgid "Dossier gelezen"\nmsgstr ""', 'msgid "Dossier gelezen"\nmsgstr "File read"')
    return folder


def _said(forms: Path, translations: Path, path: str) -> str:
    target = translations.parent / "locale"
    compile_catalogues(translations, target)
    return texts_of(with_texts(read_forms(forms), pack_words("proef", "en", target)))[path]


def test_every_text_has_the_path_of_its_ids(forms: Path, translations: Path) -> None:
    written = catalogue_of(translations, "proef", "en").read_text(encoding="utf-8")

    assert f'msgctxt "{ITEM}"\nmsgid "Dossier gelezen"\nmsgstr "File read"' in written
    for path in ("topics/MOD-01/MOD-01.namen/label", "lists/gender/v/label", "explanations/eerste"):
        assert f'msgctxt "{path}"' in written


def test_a_text_without_a_translation_is_shown_in_dutch(forms: Path, translations: Path) -> None:
    assert _said(forms, translations, ITEM) == "File read"
    assert _said(forms, translations, "topics/MOD-01/label") == "Identiteit"


def test_a_text_that_changed_is_shown_in_dutch_until_it_is_translated_again(forms: Path, translations: Path) -> None:
    spoil(forms / "hearing.yaml", "label: Dossier gelezen", "label: Dossier helemaal gelezen")
    assert _said(forms, translations, ITEM) == "Dossier helemaal gelezen"

    catalogue, standing = update_translation(forms, translations, "en")

    assert standing.stale == (ITEM,)
    assert "#. was: Dossier gelezen" in catalogue.read_text(encoding="utf-8")
    assert _said(forms, translations, ITEM) == "Dossier helemaal gelezen"
    assert update_translation(forms, translations, "en")[1] == standing
    assert "#. was: Dossier gelezen" in catalogue.read_text(encoding="utf-8")


def test_the_same_words_at_another_place_are_translated_on_their_own(forms: Path, translations: Path) -> None:
    assert _said(forms, translations, "lists/preparation_answer/gedaan/label") == "gedaan"
    catalogue = catalogue_of(translations, "proef", "en")
    here = 'opening_answer/gedaan/label"\nmsgid "gedaan"\nmsgstr '
    spoil(catalogue, f'{here}""', f'{here}"did it"')

    assert _said(forms, translations, "lists/opening_answer/gedaan/label") == "did it"
    assert _said(forms, translations, "lists/preparation_answer/gedaan/label") == "gedaan"


def test_the_check_tells_what_is_stale_and_what_is_missing(forms: Path, translations: Path) -> None:
    all_of_it = len(texts_of(read_forms(forms)))
    (before,) = map(in_english, told_of_translations(forms))
    assert before.startswith(f"Translation en: 1 of {all_of_it} texts. Stale: 0. Missing: {all_of_it - 1}.")

    spoil(forms / "hearing.yaml", "label: Dossier gelezen", "label: Dossier helemaal gelezen")
    told, stale = map(in_english, told_of_translations(forms))

    assert told.startswith(f"Translation en: 0 of {all_of_it} texts. Stale: 1.")
    assert stale == f"stale: {ITEM}"


def test_the_dutch_pack_has_its_english(tmp_path: Path) -> None:
    pack = read_forms(ROOT / "forms")
    texts = texts_of(pack)
    standing = pack_standing(catalogue_of(ROOT / "translations", pack.line, "en"), texts)

    assert len(standing.said) >= 0.9 * len(texts), standing.missing
    telling = {path: words for path, words in standing.said.items() if "/screen_" in path and TELLING.search(words)}
    assert telling == {}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    stage.desk.shown = shown_in("en")
    yield stage
    stage.close()


def test_an_officer_who_reads_english_reads_english_labels_and_asks_in_dutch(stage: Stage) -> None:
    session = stage.begun()
    preparation = PreparationPresenter(session, words_of("en"))
    beside = BesidePresenter(session)

    assert "VB-02  Legal profile and procedure chosen" in [row.label for row in preparation.rows()]
    assert "Everybody introduced" in [row.label for row in beside.rows("opening")]
    assert session.shown_pack.checklist("opening").items[3].ask == session.pack.checklist("opening").items[3].ask


def test_the_report_is_the_same_whatever_the_language_of_the_screen(stage: Stage) -> None:
    session = stage.ended()
    (installed,) = installed_packs()

    assert session.shown_pack != session.pack
    assert session.pack.topics == installed.pack.topics
    report = build_report(session.hearing, session.pack, True, True, "", NAMES)
    assert report == build_report(session.hearing, installed.pack, True, True, "", NAMES)
