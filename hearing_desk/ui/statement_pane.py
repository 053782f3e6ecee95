"""What is read out to the applicant, in their language under the Dutch, in large letters and the right direction."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser

from hearing_desk.app.statements import Statement, Statements
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say

_LARGE = "font-size:xx-large"
_FONTS = "font-family:'Noto Sans','Segoe UI','Noto Naskh Arabic','Noto Sans Arabic','Noto Sans Ethiopic','Ebrima'"


def build_statements(statements: Statements, say: Say) -> QTextBrowser:
    """The texts to read, to show or to copy; nothing in it can be changed."""
    pane = QTextBrowser()
    pane.setObjectName("statements")
    pane.setAccessibleName(say(Text("Statements to the applicant")))
    pane.setTabChangesFocus(True)
    pane.setHtml("<hr>".join(_block(row, statements, say) for row in statements.rows))
    return pane


def _block(row: Statement, statements: Statements, say: Say) -> str:
    dutch = f"<p><b>{row.item}</b> {escape(row.dutch)}</p>"
    return "".join((dutch, _words(row, statements), f"<p><i>{escape(say(row.state))}</i></p>"))


def _words(row: Statement, statements: Statements) -> str:
    if not row.words:
        return ""
    way = "rtl" if statements.is_right_to_left else "ltr"
    return f'<p dir="{way}" lang="{statements.language}" style="{_LARGE};{_FONTS}">{escape(row.words)}</p>'
