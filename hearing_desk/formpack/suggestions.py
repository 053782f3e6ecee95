"""What somebody probably meant when a name is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Mend

_LISTABLE = 12
_LONGEST = 100  # beyond these two, comparing would take longer than the answer is worth
_MOST_NAMES = 400


def did_you_mean(word: str, names: Iterable[str]) -> Mend:
    """The nearest of `names`, and all of them when they are few enough to read."""
    known = tuple(dict.fromkeys(names))
    near = _nearest(word, known)
    listed = ", ".join(known) if 0 < len(known) <= _LISTABLE else ""
    return Mend(_sentence(near, listed), near)


def _nearest(word: str, known: tuple[str, ...]) -> str:
    folded = {name.casefold(): name for name in known[:_MOST_NAMES]}
    found = difflib.get_close_matches(word[:_LONGEST].casefold(), folded, n=1)
    return folded[found[0]] if found else ""


def _sentence(near: str, listed: str) -> Text | None:
    if near and listed:
        return Text("did you mean `{near}`? possible: {names}", near=near, names=listed)
    if near:
        return Text("did you mean `{near}`?", near=near)
    return Text("possible: {names}", names=listed) if listed else None
