"""Texts that break files, for whoever writes one."""

from __future__ import annotations

import random


def hostile_text(chance: random.Random) -> str:
    """Letters that break files: of every plane, unpaired, controlling, and of both directions, in any number."""
    kinds = (
        (0, 0x20), (0x20, 0x7F), (0x7F, 0xA0), (0x590, 0x700), (0x1200, 0x1380), (0x2000, 0x2070), (0xD800, 0xE000),
        (0xFFF0, 0x10000), (0x1F300, 0x1F700), (0, 0x110000),
    )  # fmt: skip
    return "".join(chr(chance.randrange(*chance.choice(kinds))) for _ in range(chance.randrange(1, 80)))
