"""The colours and sizes everything is drawn with (ux.md 3.2 and 3.3): light and dark, each pair readable."""

from __future__ import annotations

from dataclasses import dataclass

GRID = 4
TEXT_COLUMN = 820
STRIP_WIDTH = 320
RAIL_WIDTH = 44
HEADER_HEIGHT = 36
STATUS_HEIGHT = 26


@dataclass(frozen=True)
class Tokens:
    """One look. Danger is only for data at risk and a closed gate; cards are questions and never red."""

    name: str
    window: str
    base: str
    surface: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    remark: str
    on_remark: str
    interpreter: str
    on_interpreter: str
    warn: str
    danger: str
    ok: str
    disabled: str


LIGHT = Tokens(
    name="light",
    window="#F5F6F8",
    base="#FFFFFF",
    surface="#ECEFF3",
    text="#1A1F26",
    muted="#4A5361",
    line="#737C89",
    accent="#1F4E79",
    on_accent="#FFFFFF",
    selection="#CFE3F7",
    on_selection="#1A1F26",
    remark="#FFF6DB",
    on_remark="#6B4700",
    interpreter="#E7F2EE",
    on_interpreter="#1F5B4A",
    warn="#7A4A00",
    danger="#A8201A",
    ok="#1E6B3A",
    disabled="#626C78",
)

DARK = Tokens(
    name="dark",
    window="#1E2227",
    base="#15181C",
    surface="#282E36",
    text="#E8EBEF",
    muted="#B3BCC8",
    line="#8A94A3",
    accent="#8DBBE8",
    on_accent="#15181C",
    selection="#2F5578",
    on_selection="#FFFFFF",
    remark="#3A3115",
    on_remark="#F0CF85",
    interpreter="#16332B",
    on_interpreter="#8FD3BB",
    warn="#F0C674",
    danger="#FF9C94",
    ok="#8FD3A6",
    disabled="#98A2AF",
)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
