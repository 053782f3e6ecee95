"""The one hearing that somebody means by its reference, or the sentence that says why there is none."""

from __future__ import annotations

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Vault


def one_hearing(vault: Vault, reference: str) -> str:
    """The id of the one hearing in the list with this reference; DeskError `no_such_hearing`, `several_hearings`."""
    found = vault.find(reference)
    if not found:
        raise DeskError("no_such_hearing", Text("There is no hearing {reference} here.", reference=reference))
    if len(found) > 1:
        text = Text("There are several hearings {reference}: {ids}.", reference=reference, ids=", ".join(found))
        raise DeskError("several_hearings", text)
    return found[0]
