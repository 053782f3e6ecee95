"""The two kinds of bad news a person is told: a Problem they can mend here, a DeskError of the environment."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.core.text import Text, in_english


@dataclass(frozen=True)
class Problem:
    """Something the user can mend where it stands; `field` is the id of the field it belongs to, if any."""

    text: Text
    field: str = ""


class DeskError(Exception):
    """The environment or the input does not allow it: said once, with what to do, and nothing is lost.

    `code` is stable and for programs; `text` is the sentence for the person. Context values never hold case text.
    """

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(code)
        self.code = code
        self.text = text

    def __str__(self) -> str:
        return f"{self.code}: {in_english(self.text)}"
