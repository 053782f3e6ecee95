"""Every screen: nothing without a name, Tab in the order that was agreed, and room for each word at each size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hearing_desk.i18n import Language
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.accessible import unnamed
from tests.ui.screens import (
    SCREENS,
    SIZES,
    assembly_of,
    clipped,
    cut_choices,
    fields_out_of_order,
    settle,
    tab_order,
)
from tests.ui.show import Show

ORDERS = Path(__file__).parent / "tab_orders"
EACH = pytest.mark.parametrize("screen", SCREENS)


@EACH
def test_everything_has_a_name_and_tab_goes_through_it_as_agreed(
    screen: str, stage: Stage, show: Show, theme: Theme
) -> None:
    """The agreed order is a file; take it away and run this once to write it anew, and read what changed."""
    assembly = assembly_of(stage, theme)
    show(assembly.window)
    SCREENS[screen](stage, assembly)
    settle()
    assert unnamed(assembly.window) == []
    assert fields_out_of_order(assembly.window) == []
    found = "\n".join(tab_order(assembly.window)) + "\n"
    agreed = ORDERS / f"{screen}.txt"
    if not agreed.exists():
        agreed.write_text(found, encoding="utf-8")
        pytest.fail(f"{agreed.name} was written: read it")
    assert found == agreed.read_text(encoding="utf-8")
    assembly.close()


@EACH
def test_no_word_is_cut_off_at_any_size_or_with_letters_of_200_percent(
    screen: str, stage: Stage, show: Show, theme: Theme
) -> None:
    normal = QApplication.font()
    assembly = assembly_of(stage, theme)
    show(assembly.window)
    SCREENS[screen](stage, assembly)
    found = {size: _cut_off(assembly.window, size) for size in SIZES}
    assembly.window._acts._zoom_to(200)
    large = _cut_off(assembly.window, SIZES[-1])
    assembly.window.ask("zoom_reset")
    QApplication.setFont(normal)
    assembly.close()
    assert not any(found.values()), found
    assert large == []


@EACH
def test_no_english_word_is_cut_off_on_the_smallest_screen(
    screen: str, stage: Stage, show: Show, theme: Theme
) -> None:
    assembly = assembly_of(stage, theme, "en")
    show(assembly.window)
    SCREENS[screen](stage, assembly)
    found = _cut_off(assembly.window, SIZES[0])
    assembly.close()
    assert found == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_choice_of_the_case_is_read_whole_on_the_smallest_screen(
    language: Language, stage: Stage, show: Show, theme: Theme
) -> None:
    assembly = assembly_of(stage, theme, language)
    show(assembly.window)
    SCREENS["preparation"](stage, assembly)
    assembly.window.resize(*SIZES[0])
    settle()
    found = cut_choices(assembly.window)
    assembly.close()
    assert found == []


def _cut_off(window: QWidget, size: tuple[int, int]) -> list[str]:
    window.resize(*size)
    settle()
    assert (window.width(), window.height()) == size
    return clipped(window)


def test_a_word_that_is_cut_off_is_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, button = QLabel("Een regel die veel te lang is"), QPushButton("Een knop die te smal is")
    for widget in (label, button):
        widget.setFixedWidth(40)
        column.addWidget(widget)
    window.show()
    assert len(clipped(window)) == 2
    label.setFixedWidth(600)
    button.setFixedWidth(600)
    assert clipped(window) == []


def test_a_choice_that_is_cut_is_noticed(qtbot: QtBot) -> None:
    box = QComboBox()
    box.addItems(("kort", "Een keuze die veel te lang is"))
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(box)
    box.setFixedWidth(100)
    window.show()
    assert len(cut_choices(window)) == 1
    box.setFixedWidth(600)
    assert cut_choices(window) == []


def test_what_has_no_name_is_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QPushButton())
    window.show()
    assert unnamed(window) != []
