"""What leaves the record altogether: a consultation whose words belong in a sealed note (product.md 4, SG-05)."""

from __future__ import annotations

from hearing_desk.core.events import ConsultLogged
from hearing_desk.core.form import FormPack, GoesTo

SEALED_PARTY, SEALED_OUTCOME = "B", "buiten de ruimte gemeld"


def is_sealed(pack: FormPack, what: str) -> bool:
    """Whether a party or signal group may not be told of outside the vault."""
    return any(
        what == need.party or what in (card.group for card in need.cards)
        for need in pack.consult_needs
        if need.goes_to is GoesTo.VAULT
    )


def as_exported(pack: FormPack, consult: ConsultLogged) -> ConsultLogged:
    """The consultation as it may be exported: of a sealed one only that something was reported."""
    if not is_sealed(pack, consult.with_whom):
        return consult
    return ConsultLogged(SEALED_PARTY, "", outcome=SEALED_OUTCOME)
