"""The program's look: Fusion, palette and a short style sheet from the tokens, and a focus ring always seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from hearing_desk.ui.tokens import DARK, LIGHT, Tokens

_RING = 2
_ICONS = Path(__file__).resolve().parents[1] / "data" / "icons"


class FocusRingStyle(QProxyStyle):
    """Fusion, with a ring of two pixels around what has the focus instead of a dotted hint."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__("Fusion")
        self._ring = QColor(tokens.accent)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setPen(QPen(self._ring, _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()


class Theme(QObject):
    """Dresses the application, and again when the system changes between light and dark; keep a reference to it."""

    def __init__(self, app: QApplication, forced: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._style: FocusRingStyle | None = None
        self.tokens = LIGHT
        self._wear(_wanted(app, forced))
        if not forced:
            app.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        self._wear(_wanted(self._app, ""))

    def _wear(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._style = FocusRingStyle(tokens)
        self._app.setStyle(self._style)
        self._app.setPalette(palette_of(tokens))
        self._app.setStyleSheet(style_sheet_of(tokens))


def palette_of(tokens: Tokens) -> QPalette:
    """The tokens in the roles of Qt."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.Base: tokens.base,
        role.AlternateBase: tokens.surface,
        role.Button: tokens.surface,
        role.ToolTipBase: tokens.surface,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.on_selection,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Light: tokens.base,
        role.Midlight: tokens.surface,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.disabled))
    return palette


def style_sheet_of(tokens: Tokens) -> str:
    """What a palette cannot say: borders, focus, quiet labels, and the two strips of the window."""
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QListView, QTableView {{
    background: {tokens.base}; color: {tokens.text}; border: 1px solid {tokens.line}; border-radius: 4px; }}
QLineEdit, QComboBox {{ padding: 4px 6px; min-height: 20px; placeholder-text-color: {tokens.muted}; }}
QPlainTextEdit, QTextEdit {{ padding: 4px; }}
QComboBox QAbstractItemView {{ border-radius: 0; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {tokens.warn}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QListView:focus, QTableView:focus {{
    border: 2px solid {tokens.accent}; }}
QLineEdit:focus, QComboBox:focus {{ padding: 3px 5px; }}
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
    padding: 6px 14px; min-height: 20px; }}
QPushButton:hover {{ background: {tokens.base}; }}
QPushButton:focus {{ border: 2px solid {tokens.accent}; padding: 5px 13px; }}
QPushButton[primary="true"] {{
    background: {tokens.accent}; color: {tokens.on_accent}; border: 1px solid {tokens.accent}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {tokens.text}; }}
QPushButton:disabled, QPushButton[primary="true"]:disabled {{
    background: {tokens.window}; color: {tokens.disabled}; border: 1px solid {tokens.disabled}; }}
QLabel[quiet="true"] {{ color: {tokens.muted}; }}
QLabel[heading="1"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[heading="2"] {{ font-weight: 600; color: {tokens.accent}; }}
QLabel[mood="warn"] {{ color: {tokens.warn}; font-weight: 600; }}
QLabel[mood="danger"] {{ color: {tokens.danger}; font-weight: 600; }}
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
QCheckBox::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; background: {tokens.base}; border: 1px solid {tokens.line}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{
    background: {tokens.accent}; border: 1px solid {tokens.accent};
    image: url({_ICONS.as_posix()}/tick-{tokens.name}.svg); }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {tokens.accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {tokens.text}; }}
QCheckBox::indicator:focus {{ width: 12px; height: 12px; border: 2px solid {tokens.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {tokens.line}; min-height: 28px; border-radius: 4px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QMenuBar {{ background: {tokens.window}; }}
"""


def speak_qt_texts(app: QApplication, language: str) -> bool:
    """Let Qt's own menus and buttons speak the reader's language; False when Qt does not bring that language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    is_known = translator.load(QLocale(language), "qtbase", "_", folder)
    return is_known and app.installTranslator(translator)


def _wanted(app: QApplication, forced: str) -> Tokens:
    if forced:
        return DARK if forced == DARK.name else LIGHT
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
