"""What moving to a newer form pack does, in the strip: three lists to read, why, and the officer's yes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hearing_desk.core.form import FieldKind, FormField, GoesTo
from hearing_desk.core.pack_move import AnswerFate, Fate
from hearing_desk.core.report import spoken_by
from hearing_desk.core.text import Text
from hearing_desk.ui.sheet_form import Say, SheetForm
from hearing_desk.ui.tokens import GRID

_HEADINGS: Mapping[Fate, Text] = MappingProxyType(
    {
        Fate.CONFIRM: Text("To confirm again"),
        Fate.KEPT_ASIDE: Text("Kept aside: no longer asked, still to be read"),
        Fate.TAKEN_OVER: Text("Taken over"),
    }
)
_FEWEST, _MOST = 2, 8


class PackMovePage(QWidget):
    """Shows the fate of every answer; `form.saved` carries the officer's reason and yes."""

    def __init__(self, pack: str, found: tuple[AnswerFate, ...], say: Say) -> None:
        super().__init__()
        self._say = say
        self.lists = {fate: self._list(fate, [one for one in found if one.fate is fate]) for fate in _HEADINGS}
        self.form = SheetForm(_fields(pack, say), lambda _: (), say, is_narrow=True)
        self.move_button = QPushButton(say(Text("Move (Ctrl+Enter)")))
        self.move_button.setObjectName("pack_move.move")
        self.move_button.clicked.connect(self.form.save)
        self._lay_out()

    @property
    def first(self) -> QWidget:
        """Where reading begins."""
        return next(iter(self.lists.values()))

    def _list(self, fate: Fate, found: list[AnswerFate]) -> QPlainTextEdit:
        shown = QPlainTextEdit("\n".join(self._lines(found)) or self._say(Text("nothing")))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setObjectName(f"pack_move.{fate.value}")
        shown.setAccessibleName(f"{self._say(_HEADINGS[fate])} ({len(found)})")
        lines = max(_FEWEST, min(_MOST, len(found)))
        shown.setFixedHeight((lines + 1) * shown.fontMetrics().lineSpacing())
        return shown

    def _lines(self, found: Iterable[AnswerFate]) -> Iterable[str]:
        return (f"{one.given.label}: {spoken_by(self._say, one.given.words)}" for one in found)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for shown in self.lists.values():
            heading = QLabel(shown.accessibleName())
            heading.setWordWrap(True)
            heading.setBuddy(shown)
            layout.addWidget(heading)
            layout.addWidget(shown)
        layout.addWidget(self.form)
        layout.addWidget(self.move_button)


def _fields(pack: str, say: Say) -> tuple[FormField, ...]:
    agreed = say(Text("Yes, this hearing goes on with form pack {pack}", pack=pack))
    return (
        FormField("reason", say(Text("Why now")), FieldKind.LINES, GoesTo.INTERNAL, is_required=True),
        FormField("agreed", agreed, FieldKind.TICK, GoesTo.VAULT, is_required=True),
    )
