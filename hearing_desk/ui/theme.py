"""The program's look: Fusion, palette and a short style sheet, and a focus ring always seen."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QRect, Qt, QTranslator
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QStyleOption,
    QWidget,
)

from hearing_desk.ui.style_sheet import style_sheet_of
from hearing_desk.ui.tokens import DARK, LIGHT, Tokens

_RING = 2
_HALF = 128


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
        if isinstance(widget, QAbstractItemView):
            # A list has its ring around the whole; which line is current, its ground says.
            return
        painter.save()
        painter.setPen(QPen(self._ring, _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(_ring_place(option, widget).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()


class Theme(QObject):
    """Dresses the application, and again when the system changes between light and dark; keep a reference to it."""

    def __init__(self, app: QApplication, forced: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._style: FocusRingStyle | None = None
        self._percent = 100
        self.tokens = LIGHT
        self.wear(_wanted(app, forced))
        if not forced:
            app.styleHints().colorSchemeChanged.connect(self._follow)
            app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)

    def enlarge(self, percent: int) -> None:
        """Dress everything again: widgets that a style sheet dressed keep their old letters otherwise (tried)."""
        self._percent = percent
        self._app.setStyleSheet(style_sheet_of(self.tokens, percent))

    def wear(self, tokens: Tokens) -> None:
        """Dress everything in these colours, until the system asks for others."""
        self.tokens = tokens
        self._style = FocusRingStyle(tokens)
        self._app.setStyle(self._style)
        self._app.setPalette(palette_of(tokens))
        self._app.setStyleSheet(style_sheet_of(tokens, self._percent))

    def _follow(self) -> None:
        self.wear(_wanted(self._app, ""))


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


def speak_qt_texts(app: QApplication, language: str) -> bool:
    """Let Qt's own menus and buttons speak the reader's language; False when Qt does not bring that language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    is_known = translator.load(QLocale(language), "qtbase", "_", folder)
    return is_known and app.installTranslator(translator)


def _ring_place(option: QStyleOption, widget: QWidget | None) -> QRect:
    if not isinstance(widget, QCheckBox | QRadioButton):
        return option.rect
    # Around box and words together, with air: the style's own rectangle touches the letters.
    whole = widget.rect()
    whole.setWidth(min(whole.width(), widget.sizeHint().width()))
    return whole


def tokens_of(palette: QPalette) -> Tokens:
    """The colours of the system where it asks for high contrast: none of ours among them, none that means something."""
    role = QPalette.ColorRole
    window, base, text = (palette.color(which).name() for which in (role.Window, role.Base, role.Text))
    accent, on_accent = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    off = palette.color(QPalette.ColorGroup.Disabled, role.Text).name()
    named = {"disabled": off, "name": DARK.name if palette.color(role.Window).lightness() < _HALF else LIGHT.name}
    grounds = {"window": window, "base": base, "surface": window, "remark": base, "interpreter": base}
    chosen = {"accent": accent, "on_accent": on_accent, "selection": accent, "on_selection": on_accent}
    return Tokens(**dict.fromkeys((field.name for field in fields(Tokens)), text) | named | grounds | chosen)


def _wanted(app: QApplication, forced: str) -> Tokens:
    if forced:
        return DARK if forced == DARK.name else LIGHT
    # Kept: without a name it is gone before what it gave is asked.
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())
        return tokens_of(app.palette())
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
