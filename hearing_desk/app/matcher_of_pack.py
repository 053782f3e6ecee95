"""Makes the matcher of a pack with the Dutch stemmer, in one way for the program, its forms and its tests."""

from __future__ import annotations

from hearing_desk.core.form import FormPack
from hearing_desk.core.signals import Matcher, compile_groups
from hearing_desk.core.signals_stems import with_kept


def matcher_of(pack: FormPack) -> Matcher:
    """The signal groups of a pack, ready to match."""
    import snowballstemmer

    stem = with_kept(pack.stems, snowballstemmer.stemmer("dutch").stemWord)
    return compile_groups(pack.signals, pack.role_words, stem)
