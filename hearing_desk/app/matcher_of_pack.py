"""Makes the matcher of a pack with the Dutch stemmer, in one way for the program, its forms and its tests."""

from __future__ import annotations

from hearing_desk.app.no_waste_sought import no_waste_sought
from hearing_desk.core.form import FormPack
from hearing_desk.core.signals import Matcher
from hearing_desk.core.signals_kept import matcher_from


def matcher_of(pack: FormPack) -> Matcher:
    """The signal groups of a pack, ready to match."""
    import snowballstemmer

    with no_waste_sought():
        return matcher_from(pack.matcher, pack.signals, pack.role_words, snowballstemmer.stemmer("dutch").stemWord)
