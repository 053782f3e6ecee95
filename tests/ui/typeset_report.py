"""A report on pages, and as a PDF, in the house style of the template."""

from __future__ import annotations

from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.laid_out import LaidOut
from hearing_desk.core.report import Report
from hearing_desk.core.text import in_english
from hearing_desk.reports.pdf_writer import write_pdf
from hearing_desk.reports.template_styles import house_style
from hearing_desk.reports.templates import template_bytes
from hearing_desk.ui.typeset import typeset

SCRIPTS = (
    "Hij heet محمد علي (موسى) in Herat.",
    "محمد علي، ذهبت الى البيت. قال لي: «اذهب»!",
    "ቃል ሰላም ትግርኛ። Кириллица",
    "שלום  עולם.\u2028Tweede regel\n\nlaatste",
    "officieel ﬁ e\u0301 👩‍👩‍👧 漢字   हिन्दी ",
)


def pages_of(report: Report) -> LaidOut:
    """The pages of a report."""
    return typeset(report, in_english, house_style(template_bytes(SHIPPED_TEMPLATE)), lambda: None)


def pdf_of(report: Report) -> bytes:
    """The PDF of a report."""
    return write_pdf(report, pages_of(report), in_english)
