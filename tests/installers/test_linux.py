"""What a Linux system is given: the manual page, the menu entry, the package's tree and the archive."""

from __future__ import annotations

import configparser
import gzip
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from hearing_desk.cli.program import commands
from hearing_desk.i18n import LANGUAGES, Language, words_of
from hearing_desk.vault import default_vault_directory
from hearing_desk.wiring import parts_of
from tests.architecture.sources import ROOT
from tests.installers.scripts import INSTALLERS, script


def every_command(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from every_command(inner)


def a_bundle(folder: Path) -> Path:
    (folder / "_internal").mkdir(parents=True)
    (folder / "licences").mkdir()
    (folder / "licences" / "NOTICE.txt").write_text("who made what", encoding="utf-8")
    (folder / "_internal" / "part.so").write_bytes(b"part")
    program = folder / "hearing-desk"
    program.write_bytes(b"program")
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_page_names_every_command_and_every_option(language: Language) -> None:
    page = script("man_page").man_page(language).replace("\\-", "-")
    for command in every_command(commands(words_of(language), parts_of({}))):
        assert str(command.name) in page
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert max(option.opts, key=len) in page


def test_the_manual_page_has_a_dutch_and_an_english_text() -> None:
    page = script("man_page").man_page
    assert "De map van de kluis" in page("nl")
    assert "The folder of the vault" in page("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_page_names_the_folder_where_a_vault_comes(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = f"~/.local/share/{default_vault_directory({}).relative_to(tmp_path)}"
    assert f"{folder} " in f"{script('man_page').man_page(language)} ".replace(",", " ")


def test_a_line_of_the_manual_page_is_never_taken_for_an_order_of_troff() -> None:
    assert script("man_page")._plain(".TH is no heading here") == "\\&.TH is no heading here"


def test_the_menu_entry_starts_the_command_and_has_its_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(INSTALLERS / "hearing-desk.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["exec"] in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert ET.parse(INSTALLERS / f"{said['icon']}.svg").getroot().get("viewBox") == "0 0 128 128"
    assert {"name", "comment[nl]", "genericname[nl]", "categories"} <= set(said)


def test_the_package_puts_everything_where_a_system_looks_for_it(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    script("linux").lay_out(a_bundle(tmp_path / "bundle"), tree)
    assert (tree / "opt/hearing-desk/hearing-desk").stat().st_mode & 0o111
    assert (tree / "usr/bin/hearing-desk").readlink() == Path("/opt/hearing-desk/hearing-desk")
    assert (tree / "usr/share/doc/hearing-desk/NOTICE.txt").exists()
    assert b"HEARING-DESK" in gzip.decompress((tree / "usr/share/man/nl/man1/hearing-desk.1.gz").read_bytes())


def test_the_archive_is_the_same_twice_and_keeps_the_program_startable(tmp_path: Path) -> None:
    bundle = a_bundle(tmp_path / "bundle")
    first = script("linux").write_archive(bundle, tmp_path).read_bytes()
    (bundle / "hearing-desk").touch()
    made = script("linux").write_archive(bundle, tmp_path)
    assert made.read_bytes() == first
    with tarfile.open(made) as archive:
        program = next(entry for entry in archive if entry.name.endswith("/hearing-desk"))
    assert program.mode & 0o111
    assert program.uname == "root"
