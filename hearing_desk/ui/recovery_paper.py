"""Puts a recovery sheet on paper: one page, large signs, drawn straight to the printer or the PDF that was chosen."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QPagedPaintDevice, QPageSize, QTextDocument

from hearing_desk.app.recovery_sheet import SheetToKeep, sheet_texts
from hearing_desk.ui.room import Say

_IN_ROW = 4


def paint_sheet(kept: SheetToKeep, say: Say, device: QPagedPaintDevice) -> None:
    """Draw the sheet; nothing of it stands anywhere else afterwards."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setHtml(_page(kept, say))
    document.print_(device)


def _page(kept: SheetToKeep, say: Say) -> str:
    title, before, *after = (escape(say(text)) for text in sheet_texts(kept.number))
    rows = "".join(f"<tr>{_row(kept, start)}</tr>" for start in range(0, len(kept.groups), _IN_ROW))
    table = f'<table cellpadding="10" style="font-family:monospace; font-size:18pt">{rows}</table>'
    paragraphs = "".join(f"<p>{words}</p>" for words in after)
    return f'<body style="font-size:12pt"><h1>{title}</h1><p>{before}</p>{table}{paragraphs}</body>'


def _row(kept: SheetToKeep, start: int) -> str:
    groups = enumerate(kept.groups[start : start + _IN_ROW], start=start + 1)
    return "".join(f"<td>{number}.&nbsp;<b>{group}</b></td>" for number, group in groups)
