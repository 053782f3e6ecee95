"""The form pack of a stored hearing: the one it began with, and those it was moved to since."""

from __future__ import annotations

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.pack_in_use import pack_in_use
from hearing_desk.core.stored import StoredHearing
from hearing_desk.formpack import pack_from_text


def pack_of(stored: StoredHearing, hearing: Hearing) -> FormPack:
    """The pack that `hearing`, read from `stored`, works with; DeskErrors as of `pack_from_text`."""
    texts = (stored.pack, *(move.text for move, _ in hearing.pack_moves))
    return pack_in_use([pack_from_text(text).pack for text in texts], hearing)
