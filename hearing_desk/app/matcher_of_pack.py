"""Makes the matcher of a pack with the Dutch stemmer, in one way for the program, its forms and its tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from hearing_desk.core.form import FormPack
from hearing_desk.core.signals import Matcher
from hearing_desk.core.signals_kept import matcher_from


def matcher_of(pack: FormPack) -> Matcher:
    """The signal groups of a pack, ready to match."""
    import snowballstemmer

    with _nothing_collected():
        return matcher_from(pack.matcher, pack.signals, pack.role_words, snowballstemmer.stemmer("dutch").stemWord)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    # Of some hundred thousand small things none is garbage, and looking for it takes as long as making them.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
