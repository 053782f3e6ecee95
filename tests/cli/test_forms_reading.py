"""`forms print`, `diff`, `try` and `schema` show what a pack says to whoever approves it."""

from __future__ import annotations

import io
import json
import re
import shutil
from html import escape
from pathlib import Path

import docx
import jsonschema
import pytest
import yaml

from hearing_desk.formpack import compile_pack
from tests.cli.command import CASES, ROOT, hearing_desk

SMALL_PACK = ROOT / "tests" / "formpack" / "small_pack"
FORMS = ROOT / "forms"
SIXTEEN = "de leeftijd van de aanvrager is 16 of hoger"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The small pack with another rule, another word, a new value and a value that is gone."""
    folder = Path(shutil.copytree(SMALL_PACK, tmp_path / "other"))
    for name, good, bad in (
        ("sheets.yaml", "when: {fact: applicant.is_minor, is_value: ja}", "when: {fact: applicant.age, at_least: 16}"),
        ("hearing.yaml", "label: Namen", "label: Alle namen"),
        ("lists.yaml", "{id: x, label: x}]", "{id: o, label: onbekend}]"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert good in text
        (folder / name).write_text(text.replace(good, bad, 1), encoding="utf-8")
    return folder


def test_the_reading_copy_is_one_page_that_needs_nothing_else(tmp_path: Path) -> None:
    done = hearing_desk("forms", "print", SMALL_PACK, "--out", tmp_path)
    page, word, _ = (Path(line) for line in done.stdout.splitlines())
    html = page.read_text(encoding="utf-8")

    assert (page.name, word.name) == ("proef-1.html", "proef-1.docx")
    assert re.findall(r"https?:|<script|<link|<img|url\(|@import", html) == []
    assert '<span class="number">SG-01</span> 1F – functies' in html
    assert "<b>Geldt als:</b> de aanvrager is minderjarig</p>" in html
    assert "in deze volgorde:</b> Zaak: Kenmerk; Zaak: Datum</p>" in html
    assert "de soort gehoor is ‘Nader gehoor’ en (‘voogd’ hoort bij de aanwezigen of de leeftijd van" in html
    assert "ontwerp (gevonden, controleer: laatst nagekeken op" in html or "ontwerp (gevonden, nagekeken op" in html
    written = docx.Document(io.BytesIO(word.read_bytes()))
    assert "Geldt als: de aanvrager is minderjarig" in [paragraph.text for paragraph in written.paragraphs]


def test_every_text_of_the_dutch_pack_stands_in_its_reading_copy(tmp_path: Path) -> None:
    page = hearing_desk("forms", "print", FORMS, "--out", tmp_path).stdout.splitlines()[0]
    html = re.sub(r"\s+", " ", Path(page).read_text(encoding="utf-8").replace("<br>", " "))
    missing = [text for path in FORMS.rglob("*.yaml") for text in _texts(yaml.safe_load(path.read_bytes()))
               if _escaped(text) not in html]

    assert missing == []


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) and " " in value and "\u2028" not in value else []


def _escaped(text: str) -> str:
    return escape(re.sub(r"\s+", " ", text.strip()))


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = hearing_desk("forms", "print", SMALL_PACK, "--out", tmp_path / "file")
    assert (done.returncode, done.stderr) == (
        1, f"Het leesexemplaar kan niet worden geschreven in {tmp_path / 'file'}.\n")


def test_a_difference_is_told_in_the_same_sentences_the_heaviest_first(other: Path) -> None:
    done = hearing_desk("forms", "diff", SMALL_PACK, other)
    assert done.stdout.splitlines() == [
        "Dit breekt met eerdere antwoorden:",
        "- lists/gender/x is weg: x",
        "",
        "Andere regels:",
        f"- start_conditions/voogd, Geldt als: was ‘de aanvrager is minderjarig’, is nu ‘{SIXTEEN}’",
        "",
        "Nieuw:",
        "- lists/gender/o is nieuw: onbekend",
        "",
        "Andere woorden of een andere volgorde:",
        "- topics/MOD-01/MOD-01.namen, Naam: was ‘Namen’, is nu ‘Alle namen’",
    ]


def test_a_compiled_pack_is_the_same_as_its_forms(tmp_path: Path) -> None:
    done = hearing_desk("forms", "diff", FORMS, compile_pack(FORMS, tmp_path))
    assert (done.returncode, done.stdout) == (0, "Er is niets veranderd.\n")


def test_an_example_says_which_rules_are_true_false_or_wait_for_what(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"hearing.type": "nader_gehoor", "applicant.is_minor": "ja"}), encoding="utf-8")
    lines = hearing_desk("forms", "try", case, "--forms", SMALL_PACK).stdout.splitlines()

    assert lines[:2] == ["waar: start_conditions/voogd – De voogd is er.", "  de aanvrager is minderjarig"]
    assert lines[2] == "nog niet bekend: variants/met_voogd – Met een voogd of vanaf twaalf"
    assert lines[4].startswith("  wacht op: de leeftijd van de aanvrager (applicant.age), de wijze van tolken")

    case.write_text(json.dumps({"applicant.is_minor": "nee", "present": []}), encoding="utf-8")
    assert "niet waar: start_conditions/voogd" in hearing_desk("forms", "try", case, "--forms", SMALL_PACK).stdout


def test_a_hearing_script_is_an_example_too() -> None:
    done = hearing_desk("forms", "try", CASES / "korte-smoke.json", "--lang", "en")
    assert done.returncode == 0
    assert "false: start_conditions/voogd_aanwezig" in done.stdout


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[", "Het voorbeeld case.json is geen JSON die gelezen kan worden."),
        ("[]", "Een voorbeeld is een gehoorscript, of gegevens bij hun naam."),
        ('{"applicant.gendr": "v"}', "Er is geen gegeven applicant.gendr. Mogelijk: applicant.gender"),
        ('{"applicant.gender": "vrouw"}', 'Het gegeven applicant.gender kan niet "vrouw" zijn.'),
        ('{"applicant.age": true}', "Het gegeven applicant.age kan niet true zijn."),
        ('{"present": ["hond"]}', 'Het gegeven present kan niet "hond" zijn.'),
    ],
)
def test_an_example_that_is_none_is_one_sentence(content: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(content, encoding="utf-8")
    done = hearing_desk("forms", "try", tmp_path / "case.json", "--forms", SMALL_PACK)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{sentence}\n")


class _Plain(yaml.SafeLoader):
    """YAML as the check and the editors read it: only true, false and whole numbers get a kind."""


_Plain.yaml_implicit_resolvers = {}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), ["t", "f"])
_Plain.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("-?(0|[1-9][0-9]*)$"), [*"-0123456789"])


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = json.loads(hearing_desk("forms", "schema").stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def test_all_forms_fit_the_schema(validator: jsonschema.Draft7Validator) -> None:
    files = [*FORMS.rglob("*.yaml"), *SMALL_PACK.glob("*.yaml")]
    assert len(files) > 30
    wrong = [(path.name, error.message) for path in files
             for error in validator.iter_errors(yaml.load(path.read_bytes(), _Plain))]
    assert wrong == []


@pytest.mark.parametrize("code", ["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F20", "F21", "F31", "F13"])
def test_what_an_editor_can_see_is_wrong_in_the_schema_too(code: str, validator: jsonschema.Draft7Validator) -> None:
    pages = ROOT / "hearing_desk" / "formpack" / "pages"
    wrong, right = (yaml.load((pages / kind / f"{code}.yaml").read_bytes(), _Plain) for kind in ("wrong", "right"))
    assert validator.is_valid(right)
    assert validator.is_valid(wrong) is (code == "F13")  # what is missing elsewhere no editor can see


def test_the_schema_explains_each_key_in_dutch(validator: jsonschema.Draft7Validator) -> None:
    schema = validator.schema
    assert isinstance(schema, dict)
    assert schema["definitions"]["Item"]["properties"]["say"]["description"] == "Voorlezen"
    undescribed = re.findall(r'"description": "‘[^"]*"', json.dumps(schema, ensure_ascii=False))
    assert undescribed == []
