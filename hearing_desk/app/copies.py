"""The other formats of an exported document, beside its Word file when they are asked for, each read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from hearing_desk.core.house_style import HouseStyle
from hearing_desk.core.laid_out import LaidOut
from hearing_desk.core.report import Report, Say

GoOn: TypeAlias = Callable[[], None]
"""Is called now and then while a document is made; raises when it must not go on."""
Typesetter: TypeAlias = Callable[[Report, Say, HouseStyle, GoOn], LaidOut]
"""Sets a report on pages; the windows have one."""
Maker: TypeAlias = Callable[[Report, Say, GoOn], bytes]
COPIES = ("pdf", "odt", "txt")
Makers: TypeAlias = Mapping[str, Maker]
"""The bytes of a document by the ending of its file's name; a DeskError `report_differs` when they do not say it."""


def copy_makers(typeset: Typesetter) -> Makers:
    """A maker of each format there is."""

    def make_pdf(report: Report, say: Say, go_on: GoOn) -> bytes:
        from hearing_desk.reports.pdf_reader import check_pdf
        from hearing_desk.reports.pdf_writer import write_pdf

        written = write_pdf(report, typeset(report, say, template_style(report), go_on), say)
        go_on()
        check_pdf(written, report, say)
        return written

    return {"pdf": make_pdf, "odt": _make_odt, "txt": _make_txt}


def template_style(report: Report) -> HouseStyle:
    """The house style of the template that the Word file is made with; DeskError `template_not_found`."""
    from hearing_desk.reports.template_styles import house_style
    from hearing_desk.reports.templates import template_bytes

    return house_style(template_bytes(report.template))


def _make_odt(report: Report, say: Say, go_on: GoOn) -> bytes:
    from hearing_desk.reports.odt_reader import check_odt
    from hearing_desk.reports.odt_writer import write_odt

    written = write_odt(report, template_style(report), say)
    go_on()
    check_odt(written, report, say)
    return written


def _make_txt(report: Report, say: Say, go_on: GoOn) -> bytes:
    from hearing_desk.reports.read_turns import check_text
    from hearing_desk.reports.text_writer import as_text

    written = as_text(report, say)
    go_on()
    check_text(written, report, say)
    return written.encode()
