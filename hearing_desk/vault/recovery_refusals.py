"""Every sentence about opening a vault without its passphrase that did not work."""

from __future__ import annotations

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text


def no_sheet() -> DeskError:
    """This vault was never given a recovery sheet."""
    return DeskError("no_sheet", Text("This vault has no recovery sheet. Use the key of the organisation."))


def no_organisation() -> DeskError:
    """This vault was never sealed to an organisation's key."""
    text = Text("This vault cannot be opened by the key of an organisation. Use the recovery sheet.")
    return DeskError("no_organisation", text)


def sheet_mistyped(group: int) -> DeskError:
    """What was typed cannot stand on any recovery sheet."""
    if group:
        text = Text("Group {group} is not as it stands on the sheet. Look at it again, sign by sign.", group=group)
        return DeskError("sheet_mistyped", text)
    return DeskError("sheet_mistyped", Text("A recovery sheet has eight groups of five signs. Type them all."))


def wrong_sheet(number: str) -> DeskError:
    """A whole sheet, but of another vault, or one that was replaced."""
    text = Text("This is not the sheet of this vault. The right one is number {number}.", number=number)
    return DeskError("wrong_sheet", text)


def share_mistyped(share: int, group: int) -> DeskError:
    """What was typed cannot be a share of an organisation's key."""
    if not group:
        return DeskError("share_mistyped", Text("Share {share} is not whole. Type all its groups.", share=share))
    text = Text("Group {group} of share {share} is not right. Look at it again.", share=share, group=group)
    return DeskError("share_mistyped", text)


def wrong_shares() -> DeskError:
    """Two whole shares that do not make the key this vault was sealed to."""
    text = Text("These two shares are not those of the organisation's key of this vault. Nothing was opened.")
    return DeskError("wrong_shares", text)


def organisation_key_damaged() -> DeskError:
    """The public key does not fit its fingerprint, or is none."""
    text = Text("The organisation's key does not fit its fingerprint. It was not used. Ask your administrator.")
    return DeskError("organisation_key_damaged", text)
