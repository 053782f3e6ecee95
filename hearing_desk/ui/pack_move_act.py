"""The command that moves the open hearing to a newer form pack, and afterwards asks which answers still stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from hearing_desk.app.pack_moving import PackMoving
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FieldKind, FormField, GoesTo
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.report import spoken_by
from hearing_desk.core.text import Text
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.pack_move_page import PackMovePage
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm


class PackMoveAct:
    """Opens the page in the strip; `moved` shows the hearing that was opened anew, in the room it was in."""

    def __init__(
        self, window: MainWindow, moving: Callable[[], PackMoving | None], moved: Callable[[str], None], say: Say
    ) -> None:
        self._window = window
        self._moving = moving
        self._moved = moved
        self._say = say

    def open(self) -> Text | None:
        """Show what would become of each answer, or ask to confirm what a move left open; or say why not now."""
        moving = self._moving()
        if moving is None:
            return Text("Open a hearing first, in My hearings (Alt+1).")
        if refused := moving.refused(self._window.current_room):
            return refused
        if moving.newer:
            self._show(moving)
        else:
            self._ask_to_confirm(moving)
        return None

    def _show(self, moving: PackMoving) -> None:
        page = PackMovePage(moving.newer, moving.fates(), self._say)
        page.form.saved.connect(partial(self._move, moving, page.form))
        title = self._say(Text("Move to form pack {pack}", pack=moving.newer))
        self._window.strip.open_widget(title, page, page.first)

    def _move(self, moving: PackMoving, form: SheetForm, values: Mapping[str, FieldValue]) -> None:
        room, pack = self._window.current_room, moving.newer
        try:
            problems = moving.move(str(values["reason"]))
        except DeskError as error:
            problems = (Problem(error.text),)
        if problems:
            form.show_problems(problems)
            return
        self._window.strip.close_strip()
        self._moved(room)
        self._window.tell(Text("This hearing goes on with form pack {pack}. The one before it stays kept.", pack=pack))
        if moving.to_confirm():
            self._ask_to_confirm(moving)

    def _ask_to_confirm(self, moving: PackMoving) -> None:
        given = moving.to_confirm()
        fields = tuple(
            FormField(one.path, f"{one.label}: {spoken_by(self._say, one.words)}", FieldKind.TICK, GoesTo.VAULT)
            for one in given
        )
        form = SheetForm(fields, lambda _: (), self._say, is_narrow=True)
        title = self._say(Text("To confirm again: what stands as it is"))
        self._window.strip.open(title, form, lambda values: moving.confirm(p for p, is_so in values.items() if is_so))
