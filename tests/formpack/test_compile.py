"""Forms become one pack with the same bytes each time, or nothing at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from hearing_desk.core.form import Level
from hearing_desk.core.problems import DeskError
from hearing_desk.formpack import check_forms, compile_pack, load_pack, read_forms
from hearing_desk.formpack.nodes import read_tree
from hearing_desk.formpack.reader import SourcedPack


def test_the_small_pack_has_no_mistakes(forms: Path) -> None:
    assert check_forms(forms, stem=str) == ()


def test_compiling_twice_gives_the_same_bytes(forms: Path, tmp_path: Path) -> None:
    one = compile_pack(forms, tmp_path / "one")
    two = compile_pack(forms, tmp_path / "two")

    assert one.name == two.name == "pack-proef-1.json"
    assert one.read_bytes() == two.read_bytes()


def test_a_compiled_pack_says_what_the_forms_say(forms: Path, tmp_path: Path) -> None:
    loaded = load_pack(compile_pack(forms, tmp_path))

    assert loaded.pack == read_forms(forms)
    assert (loaded.line, loaded.serial) == ("proef", 1)
    assert loaded.pack.signal("SG-01").raised_to is Level.STOP
    assert loaded.pack.checklist("opening").items[0].section == "1"
    assert loaded.pack.topic("MOD-01").points[0].questions == ("Welke namen gebruikt u, en sinds wanneer?",)


def test_a_pack_that_did_not_change_is_not_written_again(forms: Path, tmp_path: Path) -> None:
    target = compile_pack(forms, tmp_path / "data")
    before = target.stat().st_ino, target.stat().st_mtime_ns

    compile_pack(forms, tmp_path / "data")
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == before

    change(forms / "pack.yaml", "Kleine vragenset", "Andere vragenset")
    compile_pack(forms, tmp_path / "data")
    assert load_pack(target).pack.title == "Andere vragenset"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_order_of_files_on_disk_does_not_matter(forms: Path, tmp_path: Path) -> None:
    before = compile_pack(forms, tmp_path / "one").read_bytes()
    text = (forms / "lists.yaml").read_bytes()
    (forms / "lists.yaml").unlink()
    (forms / "sub").mkdir()
    (forms / "sub" / "lists.yml").write_bytes(text)

    assert compile_pack(forms, tmp_path / "two").read_bytes() == before


def test_lists_of_several_files_follow_each_other_and_tables_stand_side_by_side(forms: Path) -> None:
    (forms / "zz.yaml").write_text('role_words: [diende]\nexplanations: {tweede: "De tweede."}\n', encoding="utf-8")

    pack = read_forms(forms)

    assert pack.role_words == ("was", "als", "diende")
    assert set(pack.explanations) == {"eerste", "tweede"}


@pytest.mark.parametrize(
    ("content", "place"),
    [('explanations: {eerste: "Weer."}', "1:16"), ('card_rules: {gate_group: "SG-19"}', "1:1"), ("topics: {}", "1:1")],
)
def test_what_stands_in_two_files_is_a_mistake_at_the_second(forms: Path, content: str, place: str) -> None:
    (forms / "zz.yaml").write_text(content, encoding="utf-8")

    (finding,) = check_forms(forms)

    assert finding.code == "F11"
    assert f"{finding.line}:{finding.col}" == place


def test_nothing_is_made_of_forms_with_a_mistake(forms: Path, tmp_path: Path) -> None:
    change(forms / "pack.yaml", "SG-19", "SG-91")

    with pytest.raises(DeskError) as refused:
        compile_pack(forms, tmp_path / "data")

    assert str(refused.value) == "forms_have_mistakes: The forms hold mistakes (2); nothing was made of them."
    assert not (tmp_path / "data").exists()


def test_a_warning_does_not_stop_the_pack(forms: Path, tmp_path: Path) -> None:
    (forms / "zz.yaml").write_text("explanations:\n  hulp: Zie vraag #3\n", encoding="utf-8")

    assert [finding.code for finding in check_forms(forms)] == ["F41"]
    assert compile_pack(forms, tmp_path / "data").is_file()


def test_a_directory_without_forms_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refused:
        check_forms(tmp_path / "nergens")

    assert refused.value.code == "forms_not_found"


def test_a_form_that_cannot_be_opened_is_said(forms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> NoReturn:
        raise PermissionError(path, mode)

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(DeskError) as refused:
        check_forms(forms)
    assert refused.value.code == "forms_not_readable"


def test_a_value_left_at_its_default_is_shown_at_what_holds_it(forms: Path) -> None:
    tree = read_tree("x.yaml", (forms / "pack.yaml").read_bytes())
    assert tree.root is not None
    place = tree.root.entries[0].value.place
    sourced = SourcedPack(read_forms(forms), {(): tree.root.place, ("report",): place})

    assert sourced.place(("report", "cover", 0)) == place
    assert sourced.place(("gate", "note")) == tree.root.place


def test_the_build_command_compiles_or_says_every_mistake(forms: Path, tmp_path: Path) -> None:
    target = tmp_path / "data"

    done = build(forms, target)
    assert (done.returncode, done.stdout) == (0, f"{target / 'pack-proef-1.json'}\n")

    (forms / "zz.yaml").write_text("serial: 4\n", encoding="utf-8")
    refused = build(forms, target)
    assert refused.returncode == 1
    assert "zz.yaml:1:1: error[F11]" in refused.stderr
    assert refused.stderr.endswith("The forms hold mistakes (1); nothing was made of them.\n")

    assert build().returncode == 2


def build(*arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hearing_desk.formpack", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
