"""The short style sheet over the palette: what a palette cannot say of borders, focus, moods and strips."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.ui.tokens import Tokens

_ICONS = Path(__file__).resolve().parents[1] / "data" / "icons"


_TITLE, _COUNT, _LARGEST_TITLE = 15, 13, 21


def style_sheet_of(tokens: Tokens, percent: int = 100) -> str:
    """The style sheet of one look, with letters of that size."""
    return _inputs(tokens) + _headings(percent) + _surroundings(tokens)


def _headings(percent: int) -> str:
    return f"""
QLabel[heading="1"] {{ font-size: {min(_TITLE * percent // 100, _LARGEST_TITLE)}pt; font-weight: 600; }}
QLabel[rail="true"] {{ font-size: {_COUNT * percent // 100}pt; font-weight: 600; padding-top: 8px; }}
"""


def _inputs(tokens: Tokens) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QListView, QTableView {{
    background: {tokens.base}; color: {tokens.text}; border: 1px solid {tokens.line}; border-radius: 4px; }}
QLineEdit, QComboBox {{ padding: 4px 6px; min-height: 20px; placeholder-text-color: {tokens.muted}; }}
QPlainTextEdit, QTextEdit {{ padding: 4px; placeholder-text-color: {tokens.muted}; }}
QComboBox QAbstractItemView {{ border-radius: 0; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {tokens.warn}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QListView:focus, QTableView:focus {{
    border: 2px solid {tokens.accent}; }}
QLineEdit:focus, QComboBox:focus {{ padding: 3px 5px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 3px; }}
QListView, QTableView {{ padding: 1px; }}
QListView:focus, QTableView:focus {{ padding: 0; }}
QLineEdit[readOnly="true"] {{ background: {tokens.surface}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
    background: {tokens.window}; color: {tokens.disabled}; border: 1px dashed {tokens.disabled}; }}
QListView::item {{ padding: 4px 0; }}
QListView::item:selected, QTableView::item:selected {{
    background: {tokens.selection}; color: {tokens.on_selection}; }}
QHeaderView::section {{
    background: {tokens.surface}; color: {tokens.text}; border: none; border-bottom: 1px solid {tokens.line};
    padding: 6px 8px; }}
QTableView {{ gridline-color: {tokens.surface}; outline: none; }}
QTableView::item {{ padding: 0 6px; }}
QPushButton {{
    background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.line}; border-radius: 4px;
    padding: 6px 14px; min-height: 20px; outline: none; }}
QPushButton:hover {{ background: {tokens.base}; }}
QPushButton:focus {{ border: 2px solid {tokens.accent}; padding: 5px 13px; }}
QPushButton[primary="true"] {{
    background: {tokens.accent}; color: {tokens.on_accent}; border: 1px solid {tokens.accent}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {tokens.text}; }}
QPushButton:disabled, QPushButton[primary="true"]:disabled {{
    background: {tokens.window}; color: {tokens.disabled}; border: 1px solid {tokens.disabled}; }}
"""


def _surroundings(tokens: Tokens) -> str:
    return f"""
QLabel[quiet="true"] {{ color: {tokens.muted}; }}
QLabel[heading="2"] {{ font-weight: 600; color: {tokens.accent}; }}
QLabel[mood="warn"] {{ color: {tokens.warn}; font-weight: 600; }}
QLabel[mood="danger"] {{ color: {tokens.danger}; font-weight: 600; }}
QLabel[reading="true"] {{ border: 2px solid transparent; border-radius: 4px; padding: 2px; }}
QLabel[reading="true"]:focus {{ border: 2px solid {tokens.accent}; }}
QLabel[mood="ok"] {{ color: {tokens.ok}; font-weight: 600; }}
QFrame[panel="true"] {{ background: {tokens.base}; border: 1px solid {tokens.line}; border-radius: 6px; }}
QFrame#header, QFrame#status {{ background: {tokens.surface}; border: none; }}
QFrame#header {{ border-bottom: 1px solid {tokens.line}; }}
QFrame#status {{ border-top: 1px solid {tokens.line}; }}
QFrame#strip {{ background: {tokens.surface}; border: none; border-left: 1px solid {tokens.line}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QTabWidget::pane {{ border: 1px solid {tokens.line}; border-radius: 4px; top: -1px; }}
QTabBar::tab {{
    background: {tokens.window}; color: {tokens.muted}; border: 1px solid transparent;
    border-bottom: 3px solid transparent; padding: 7px 14px; }}
QTabBar::tab:selected {{ color: {tokens.text}; border-bottom: 3px solid {tokens.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ border: 2px solid {tokens.accent}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({_ICONS.as_posix()}/down-{tokens.name}.svg); width: 12px; height: 12px; }}
QCheckBox, QRadioButton {{ padding: 4px 6px 4px 4px; spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; background: {tokens.base}; border: 1px solid {tokens.line}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{
    background: {tokens.accent}; border: 1px solid {tokens.accent};
    image: url({_ICONS.as_posix()}/tick-{tokens.name}.svg); }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {tokens.accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    background: {tokens.window}; border: 1px dashed {tokens.disabled}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {tokens.line}; min-height: 28px; border-radius: 4px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {tokens.line}; min-width: 28px; border-radius: 4px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QMenuBar {{ background: {tokens.window}; }}
"""
