"""A list that begins with seven lines: the others come when one walks on, so that nobody faces forty at once."""

from __future__ import annotations

from PySide6.QtCore import Signal

from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList, Say

FEW = 7
MORE = "more"


class FewFirst(ItemList):
    """An ItemList whose eighth line says how many there are more; reaching it, by arrow or Enter, shows them.

    `done` is `acted` of real lines. `written(item, words)`: Enter in the note line, also of a line that is still open.
    """

    done = Signal(str, str, str)
    written = Signal(str, str)

    def __init__(self, name: str, label: str, actions: tuple[ItemAction, ...], say: Say, main_action: str) -> None:
        super().__init__(name, label, actions, say, main_action)
        self._is_whole = False
        self._has_more = False
        self.acted.connect(self._pass_on)
        self.chosen.connect(self._unfold)
        self.note.returnPressed.connect(self._write_down)

    def show_few(self, rows: tuple[ItemRow, ...]) -> None:
        """Show rows as they are now, the first seven of them until more were asked for."""
        self._has_more = len(rows) > FEW + 1
        more = (self._more(len(rows) - FEW),) if self._has_more else ()
        self.show_rows((*rows[:FEW], *more, *rows[FEW:]))
        self._hide_others()

    def fold(self) -> None:
        """Begin with seven lines again."""
        self._is_whole = False
        self._hide_others()
        self.view.setCurrentIndex(self.model.index(0))

    def _hide_others(self) -> None:
        for at in range(self.model.rowCount()):
            is_left_out = at == FEW if self._is_whole else at > FEW
            self.view.setRowHidden(at, self._has_more and is_left_out)

    def _unfold(self, item: str) -> None:
        if item == MORE and not self._is_whole:
            self._is_whole = True
            self._hide_others()
            self.view.setCurrentIndex(self.model.index(FEW + 1))

    def _pass_on(self, item: str, action: str, note: str) -> None:
        if item != MORE:
            self.done.emit(item, action, note)

    def _write_down(self) -> None:
        if self.current_id() not in ("", MORE):
            self.written.emit(self.current_id(), self.note.text().strip())

    def _more(self, count: int) -> ItemRow:
        return ItemRow(MORE, self._say(Text("{count} more (Enter)", count=count)), is_open=False)
