"""The looks: every pair of colours readable, in light and dark, and no red but for danger."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hearing_desk.ui.style_sheet import style_sheet_of
from hearing_desk.ui.theme import Theme, palette_of, speak_qt_texts, tokens_of
from hearing_desk.ui.tokens import DARK, LIGHT, Tokens, contrast

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_body_text_is_read_at_seven_to_one(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.surface, tokens.remark, tokens.interpreter):
        assert contrast(tokens.text, ground) >= 7
    assert contrast(tokens.on_selection, tokens.selection) >= 7


@BOTH
def test_other_words_are_read_at_four_and_a_half_to_one(tokens: Tokens) -> None:
    for words in (tokens.muted, tokens.accent, tokens.warn, tokens.danger, tokens.ok, tokens.disabled):
        assert min(contrast(words, ground) for ground in (tokens.window, tokens.base, tokens.surface)) >= 4.5
    assert contrast(tokens.on_remark, tokens.remark) >= 4.5
    assert contrast(tokens.on_interpreter, tokens.interpreter) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@BOTH
def test_borders_and_focus_are_seen_at_three_to_one(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.surface):
        assert contrast(tokens.line, ground) >= 3
        assert contrast(tokens.accent, ground) >= 3


@pytest.mark.parametrize(
    ("ground", "words", "chosen", "on_chosen"),
    [("#000000", "#FFFFFF", "#1AEBFF", "#000000"), ("#FFFFFF", "#000000", "#37006E", "#FFFFFF")],
    ids=["high contrast black", "high contrast white"],
)
def test_in_high_contrast_every_colour_is_the_systems(ground: str, words: str, chosen: str, on_chosen: str) -> None:
    palette = QPalette()
    role = QPalette.ColorRole
    for which in (role.Window, role.Base, role.Button):
        palette.setColor(which, QColor(ground))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(which, QColor(words))
    palette.setColor(role.Highlight, QColor(chosen))
    palette.setColor(role.HighlightedText, QColor(on_chosen))
    tokens = tokens_of(palette)
    colours = {field.name: getattr(tokens, field.name).upper() for field in fields(tokens) if field.name != "name"}
    assert set(colours.values()) == {ground, words, chosen, on_chosen}
    for name in ("text", "muted", "line", "warn", "danger", "ok", "disabled", "on_remark", "on_interpreter", "accent"):
        assert contrast(colours[name], ground) >= 7, name
    assert contrast(colours["on_selection"], colours["selection"]) >= 7
    assert tokens.name == ("dark" if ground == "#000000" else "light")


@BOTH
def test_the_palette_carries_the_tokens(tokens: Tokens) -> None:
    palette = palette_of(tokens)
    assert palette.color(QPalette.ColorRole.Text).name().upper() == tokens.text
    assert palette.color(QPalette.ColorRole.PlaceholderText).name().upper() == tokens.muted


@BOTH
def test_the_style_sheet_stays_short(tokens: Tokens) -> None:
    assert len(style_sheet_of(tokens).splitlines()) <= 100


@pytest.mark.usefixtures("theme")
def test_the_focus_is_drawn_around_a_box_that_has_it(qtbot: QtBot) -> None:
    box = QCheckBox("Gedaan")
    qtbot.addWidget(box)
    box.show()
    without = box.grab().toImage()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert box.grab().toImage() != without


@pytest.mark.parametrize("is_primary", [False, True])
@pytest.mark.usefixtures("theme")
def test_the_focus_of_a_button_cuts_no_letter(qtbot: QtBot, is_primary: bool) -> None:
    button = QPushButton("Ja, toon (spatie)")
    button.setProperty("primary", "true" if is_primary else "false")
    qtbot.addWidget(button)
    button.show()
    within = button.rect().adjusted(3, 3, -3, -3)
    without = button.grab(within).toImage()
    button.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab(within).toImage() == without


@pytest.mark.usefixtures("theme")
def test_the_buttons_of_a_dialog_carry_words_alone(qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    buttons.show()
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).icon().isNull()


def test_qts_own_buttons_speak_dutch(qapp: QApplication) -> None:
    assert speak_qt_texts(qapp, "nl")


@pytest.mark.parametrize("made", [QCheckBox, QRadioButton])
def test_the_ring_of_a_box_stays_clear_of_its_words(
    qtbot: QtBot, theme: Theme, made: type[QCheckBox] | type[QRadioButton]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = made("Ik heb de woorden opgeschreven", page)
    other = QLineEdit(page)
    column = QVBoxLayout(page)
    column.addWidget(box)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    within = box.rect().adjusted(3, 3, -3, -3)
    within.setWidth(box.sizeHint().width() - 6)
    without, whole = box.grab(within).toImage(), box.grab().toImage()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(box.hasFocus)
    assert box.grab(within).toImage() == without
    assert box.grab().toImage() != whole


def test_a_line_that_cannot_be_filled_in_looks_so(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    ground = line.grab().toImage().pixelColor(line.rect().center()).name().upper()
    line.setEnabled(False)
    assert ground == LIGHT.base
    assert line.grab().toImage().pixelColor(line.rect().center()).name().upper() == LIGHT.window


def test_quiet_words_in_a_text_are_as_readable_as_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    text = QTextEdit()
    qtbot.addWidget(text)
    text.show()
    ink = text.palette().color(QPalette.ColorRole.PlaceholderText)
    assert (ink.name().upper(), ink.alpha()) == (LIGHT.muted, 255)
