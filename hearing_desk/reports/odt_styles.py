"""The house style of the template as the styles of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hearing_desk.core.house_style import HouseStyle, Look
from hearing_desk.core.styled import HEADING, LABEL, LABELS, TIME

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
TABLE, HEAD_CELL, DATA_CELL, RIGHT_TO_LEFT, PAGE = "Tabel", "Kopcel", "Cel", "RechtsNaarLinks", "Blad"
LEFTWARD = "NaarLinks"
_TWIPS = 20
_BREAK = 'fo:break-before="page" '


def styles_xml(style: HouseStyle, language: str, right_to_left: str, header: str, footer: str) -> str:
    """styles.xml; `header` and `footer` are the paragraphs above and below each page."""
    sheet = style.sheet
    looks = "".join(_paragraph_style(name, look) for name, look in sorted(style.looks.items()) if name not in LABELS)
    head, foot = sheet.top - sheet.header, sheet.bottom - sheet.footer
    return (
        f"<office:document-styles {NAMES}><office:styles>"
        f'<style:default-style style:family="paragraph"><style:text-properties {_language("fo", language)} '
        f"{_language('style', right_to_left, '-complex')}/></style:default-style>"
        f"{looks}{''.join(_letter_styles(style, right_to_left))}</office:styles><office:automatic-styles>"
        f'<style:page-layout style:name="{PAGE}"><style:page-layout-properties fo:page-width="{_pt(sheet.width)}" '
        f'fo:page-height="{_pt(sheet.height)}" fo:margin-top="{_pt(sheet.header)}" '
        f'fo:margin-bottom="{_pt(sheet.footer)}" fo:margin-left="{_pt(sheet.left)}" '
        f'fo:margin-right="{_pt(sheet.right)}" style:writing-mode="lr-tb"/>'
        f"{_margin('header', 'bottom', head)}{_margin('footer', 'top', foot)}"
        f'</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="{PAGE}"><style:header>{header}</style:header><style:footer>{footer}</style:footer>'
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def automatic_styles(style: HouseStyle, widths: set[int], leftward: set[str]) -> str:
    """What a text asks for besides: columns of these widths, cells, each style on a new page, and `leftward` ones."""
    table = style.table
    beside = _pt(table.padding)
    border = f'fo:border="0.5pt solid #{table.rule}" fo:padding-left="{beside}" fo:padding-right="{beside}"'
    collapsed = (
        f'<style:style style:name="{TABLE}" style:family="table"><style:table-properties '
        'table:border-model="collapsing" table:align="left"/></style:style>'
    )
    columns = "".join(
        f'<style:style style:name="K{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{_pt(width)}"/></style:style>'
        for width in sorted(widths)
    )
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:table-cell-properties {border}{ground}/></style:style>"
        for name, ground in ((HEAD_CELL, f' fo:background-color="#{table.ground}"'), (DATA_CELL, ""))
    )
    breaks = "".join(
        f'<style:style style:name="{HEADING}{level}{PAGE}" style:family="paragraph" '
        f'style:parent-style-name="{HEADING}{level}"><style:paragraph-properties {_BREAK}/></style:style>'
        for level in (1, 2, 3)
    )
    turned = "".join(
        f'<style:style style:name="{name}{LEFTWARD}" style:family="paragraph" '
        f'style:parent-style-name="{name.removesuffix(PAGE)}"><style:paragraph-properties '
        f'{_BREAK if name.endswith(PAGE) else ""}fo:text-align="right" style:writing-mode="rl-tb"/></style:style>'
        for name in sorted(leftward)
    )
    return f"<office:automatic-styles>{collapsed}{columns}{cells}{breaks}{turned}</office:automatic-styles>"


def _paragraph_style(name: str, look: Look) -> str:
    level = f' style:default-outline-level="{name.removeprefix(HEADING)}"' if name.startswith(HEADING) else ""
    kind = "right" if look.is_tab_right else "left"
    stop = f'<style:tab-stop style:position="{_pt(look.tab - look.left)}" style:type="{kind}"/>'
    return (
        f'<style:style style:name="{escape(name)}" style:family="paragraph"{level}><style:paragraph-properties '
        f'fo:margin-top="{_pt(look.before)}" fo:margin-bottom="{_pt(look.after)}" fo:margin-left="{_pt(look.left)}" '
        f'fo:text-indent="{_pt(-look.hanging)}" fo:line-height="{look.line:.0%}" fo:orphans="2" fo:widows="2" '
        f'{_kept(look)}style:writing-mode="lr-tb"><style:tab-stops>{stop if look.tab else ""}</style:tab-stops>'
        f"</style:paragraph-properties>{_letters(look)}</style:style>"
    )


def _kept(look: Look) -> str:
    said = (
        ('fo:text-align="center" ', look.is_centred),
        ('fo:keep-with-next="always" ', look.keeps_next),
        ('fo:keep-together="always" ', look.keeps_lines),
    )
    return "".join(words for words, is_so in said if is_so)


def _letter_styles(style: HouseStyle, right_to_left: str) -> Iterator[str]:
    """The looks of what hangs before words; a turn's own size and slant stay."""
    label, time = style.looks[LABEL], style.looks[TIME]
    for name, weight, size in ((LABEL, label.is_bold, ""), (TIME, time.is_bold, _sizes(time.size))):
        bold = "bold" if weight else "normal"
        yield (
            f'<style:style style:name="{name}" style:family="text"><style:text-properties fo:font-weight="{bold}" '
            f'style:font-weight-complex="{bold}"{size}/></style:style>'
        )
    yield (
        f'<style:style style:name="{RIGHT_TO_LEFT}" style:family="text">'
        f"<style:text-properties {_language('style', right_to_left, '-complex')}/></style:style>"
    )


def _letters(look: Look) -> str:
    weight, slant = ("bold" if look.is_bold else "normal"), ("italic" if look.is_italic else "normal")
    spacing = f' fo:letter-spacing="{_pt(look.letters)}"' if look.letters else ""
    return (
        f'<style:text-properties fo:font-family="{escape(look.font)}" fo:color="#{look.colour}"{_sizes(look.size)} '
        f'fo:font-weight="{weight}" style:font-weight-complex="{weight}" fo:font-style="{slant}" '
        f'style:font-style-complex="{slant}"{spacing}/>'
    )


def _sizes(size: int) -> str:
    return f' fo:font-size="{_pt(size)}" style:font-size-complex="{_pt(size)}"'


def _language(prefix: str, tag: str, suffix: str = "") -> str:
    language, _, country = tag.partition("-")
    return f'{prefix}:language{suffix}="{language}" {prefix}:country{suffix}="{country.rpartition("-")[2] or "none"}"'


def _margin(name: str, side: str, height: int) -> str:
    return (
        f'<style:{name}-style><style:header-footer-properties fo:min-height="{_pt(height)}" fo:margin-{side}="0pt"/>'
        f"</style:{name}-style>"
    )


def _pt(twips: float) -> str:
    return f"{twips / _TWIPS:g}pt"
