"""Types, mends and marks the turns of a script in the text of the hearing; `typed` tells them apart afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt

from hearing_desk.app import script_values as sv
from hearing_desk.app.places import name_of
from hearing_desk.core.abbreviations import TRIGGER
from hearing_desk.core.events import TurnId
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.text import Text
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.driver_result import Measured
from hearing_desk.ui.driver_steps import CONTROL, DriverSteps
from hearing_desk.ui.driver_values import typeable
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.rooms.hearing import HearingRoom

_SHORT_FORM = re.compile(rf"{re.escape(TRIGGER)}[^\W_]+(?=[\s.,:?!)])")
SHIFT = Qt.KeyboardModifier.ShiftModifier
QUESTION, REMARK, UNCERTAIN = "V", "G", "onzeker"
MARK_COMMANDS = {
    "onverstaanbaar": "mark_inaudible",
    "tolkprobleem": "mark_interpreter",
    "bladwijzer": "bookmark",
    UNCERTAIN: "mark_uncertain",
}


class DriverText:
    """`typed[n - 1]` is the id of the script's turn n: "" when it was refused, or a later one took its place.

    `first_present` is who spoke in a remark of which the script does not say it.
    """

    def __init__(self, assembly: Assembly, hands: Hands, steps: DriverSteps, measured: Measured) -> None:
        self._assembly = assembly
        self._window = assembly.window
        self._hands = hands
        self._steps = steps
        self._measured = measured
        self.typed: list[str] = []
        self.first_present = ""

    @property
    def room(self) -> HearingRoom:
        """The room of the text; only once it was entered."""
        room = self._window.room("hearing")
        assert isinstance(room, HearingRoom)
        return room

    def at_end(self, act: Callable[[], Text | None]) -> Text | None:
        """Do something with the caret at the end of the text."""
        if self._window.strip.content is not None:
            self._hands.press(Qt.Key.Key_Escape)
        if refused := self._steps.enter("hearing"):
            return refused
        self._hands.press(Qt.Key.Key_End, CONTROL)
        return act()

    def type(self, event: sv.TypeTurn) -> Text | None:
        """Type a turn at the end of the text."""
        return self.at_end(lambda: self._type(event))

    def keep(self, turn: str) -> None:
        """The script's next turn is this one."""
        self.typed = ["" if known == turn else known for known in self.typed]
        self.typed.append(turn)

    def turn(self, number: int) -> Turn | None:
        """The script's turn with this number, None when it was not typed, or left empty."""
        hearing = self._hearing()
        typed = self.typed[number - 1] if number <= len(self.typed) else ""
        found = hearing.turns.get(TurnId(typed))
        return found if found is not None and found.has_begun else None

    def revise(self, event: sv.Revise) -> Text | None:
        """Go to a turn, select its text and type the new one."""
        turn, text = self.turn(event.turn), typeable(event.text)
        if turn is None:
            return Text("There is no such turn yet.")
        if not text:
            return Text("A turn cannot become empty. Leave what stood there.")
        if turn.kind == QUESTION and "\n" in text:
            return Text("A question is one paragraph: Enter in it begins the answer.")
        return self.at_end(lambda: self.room.presenter.why_not() or self._retype(turn, text))

    def mark(self, event: sv.Mark) -> Text | None:
        """Mark the last turn, or a word in it."""
        return self.at_end(lambda: self._mark(event))

    def _hearing(self) -> Hearing:
        session = self._assembly.desk.session
        assert session is not None
        return session.hearing

    def _editor(self) -> HearingEditor:
        return self.room.editor

    def _type(self, event: sv.TypeTurn) -> Text | None:
        if refused := self._steps.command(f"turn_{event.kind.lower()}"):
            return refused
        self._write(typeable(event.text))
        turn = self._editor().turn
        self.keep(turn)
        self._measured.turn_typed()
        speaker = event.by or (self.first_present if event.kind == REMARK else "")
        if not speaker or speaker == self._hearing().turns[TurnId(turn)].by:
            return None
        return self._steps.command("name_speaker") or self._name(speaker)

    def _name(self, speaker: str) -> Text | None:
        if self._steps.choose("speakers", speaker) is None:
            return None
        return Text("The turn was typed. {speaker} is not among those present.", speaker=speaker)

    def _retype(self, turn: Turn, text: str) -> Text | None:
        if refused := self._steps.strip("go_to", "go_to.", {"where": name_of(turn)}):
            return refused
        self._walk_to(turn.id)
        self._hands.press(Qt.Key.Key_A, CONTROL)
        self._write(text)
        self._hands.press(Qt.Key.Key_End, CONTROL)
        return None

    def _write(self, text: str) -> None:
        ends = [found.end() for found in _SHORT_FORM.finditer(text)]
        for start, end in pairwise((0, *ends, len(text))):
            if start:
                # What looks like an abbreviation is meant as it stands: a space expands it, Backspace takes that back.
                self._hands.type(" ")
                self._hands.press(Qt.Key.Key_Backspace)
            self._measured.type(self._hands, self._editor(), text[start:end])

    def _walk_to(self, turn: TurnId) -> None:
        # Two remarks may have been typed at the same time of day: Go to leads to the first of them.
        place = -1
        while self._editor().turn != turn and self._editor().textCursor().position() != place:
            place = self._editor().textCursor().position()
            self._hands.press(Qt.Key.Key_Down)

    def _mark(self, event: sv.Mark) -> Text | None:
        if event.what == UNCERTAIN and event.word and not self._select(event.word):
            return Text("This word is not in the last turn.")
        refused = self._steps.command(MARK_COMMANDS[event.what])
        self._hands.press(Qt.Key.Key_End, CONTROL)
        return refused

    def _select(self, word: str) -> bool:
        # With the caret at the end of the turn: back to the end of the word's last place, then over it.
        text = self._hearing().turns[TurnId(self._editor().turn)].text
        at = text.casefold().rfind(word.casefold())
        if at < 0:
            return False
        end = self._place() - _width(text[at + len(word) :])
        return self._go_left(end) and self._go_left(end - _width(word), SHIFT)

    def _go_left(self, place: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
        # No more often than there are places: a text that may only be read need not follow the keys.
        for _ in range(self._place() - place):
            if self._place() <= place:
                break
            self._hands.press(Qt.Key.Key_Left, modifiers)
        return self._place() <= place

    def _place(self) -> int:
        return self._editor().textCursor().position()


def _width(text: str) -> int:
    # As Qt counts: a character beyond the first plane takes two places.
    return len(text.encode("utf-16-le")) // 2
