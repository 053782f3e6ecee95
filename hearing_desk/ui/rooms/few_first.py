"""A list that begins with seven lines: the others come after one key, so that nobody faces forty at once."""

from __future__ import annotations

from PySide6.QtCore import Signal

from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList, Say

FEW = 7
MORE = "more"


class FewFirst(ItemList):
    """An ItemList whose eighth line says how many there are more; Enter on it shows them. `done` as `acted`.

    `written(item, words)`: Enter in the note line, also of a line that is still open.
    """

    done = Signal(str, str, str)
    written = Signal(str, str)

    def __init__(
        self, name: str, label: str, actions: tuple[ItemAction, ...], say: Say, main_action: str
    ) -> None:
        super().__init__(name, label, actions, say, main_action)
        self._all: tuple[ItemRow, ...] = ()
        self._is_whole = False
        self.acted.connect(self._pass_on)
        self.note.returnPressed.connect(self._write_down)

    def show_few(self, rows: tuple[ItemRow, ...]) -> None:
        """Show rows as they are now, the first seven of them until more were asked for."""
        self._all = rows
        self.show_rows(
            rows if self._is_whole or len(rows) <= FEW + 1 else (*rows[:FEW], self._more(len(rows) - FEW))
        )

    def fold(self) -> None:
        """Begin with seven lines again."""
        self._is_whole = False
        self.show_few(self._all)

    def _pass_on(self, item: str, action: str, note: str) -> None:
        if item != MORE:
            self.done.emit(item, action, note)
            return
        self._is_whole = True
        self.show_few(self._all)
        self.choose(self._all[FEW].id)

    def _write_down(self) -> None:
        if self.current_id() not in ("", MORE):
            self.written.emit(self.current_id(), self.note.text().strip())

    def _more(self, count: int) -> ItemRow:
        return ItemRow(MORE, self._say(Text("{count} more (Enter)", count=count)), is_open=False)
