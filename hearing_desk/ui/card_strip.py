"""The strip of points of attention: a list, what the chosen one asks, and one key for each answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hearing_desk.app.cards_presenter import ROLE_KEYS, CardRow, CardsPresenter
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.core.form import Option
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.tokens import GRID

MOST_ROWS = 5
ANSWER_LABELS = {
    "doorgevraagd": Text("asked further"),
    "later": Text("later"),
    "niet_relevant": Text("not relevant"),
    "voorgelegd": Text("put to somebody"),
    "opgehelderd": Text("cleared up"),
    "meenemen": Text("take along"),
}


class CardStrip(QWidget):
    """Shows the presenter's rows; roles are chosen with 1–6 first, where a card asks them."""

    def __init__(
        self,
        presenter: CardsPresenter,
        roles: tuple[Option, ...],
        turn: Callable[[], str],
        say: Say,
        tell: Tell,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._roles = dict(zip(ROLE_KEYS, roles, strict=False))
        self._turn = turn
        self._say = say
        self._tell = tell
        self._chosen_roles: dict[str, None] = {}
        self.list = ItemList("cards", say(Text("Points of attention")), (), say, takes_notes=False)
        self.question = QLabel()
        self._lay_out()
        self.list.acted.connect(self._act)
        self.list.chosen.connect(lambda _: self._turn_to_card())
        self.show_rows()

    def show_rows(self) -> None:
        """Show the cards as they are now."""
        rows = self._presenter.rows()
        self.list.show_rows(tuple(self._item(row) for row in rows) or (self._nothing_yet(),))
        self._show_question()
        self.list.fit_rows(MOST_ROWS)

    def _item(self, row: CardRow) -> ItemRow:
        places = ", ".join(row.places)
        places_since = Text.counted("{count} new place", "{count} new places", count=row.new_places)
        new = self._say(places_since) if row.new_places else ""
        label = " · ".join(filter(None, (row.code, row.label, places)))
        return ItemRow(row.group, label, " · ".join(filter(None, (row.state, new))), row.words, row.is_open)

    def _nothing_yet(self) -> ItemRow:
        return ItemRow("", self._say(Text("Nothing waits here yet.")), is_open=False)

    def _actions(self, row: CardRow) -> tuple[ItemAction, ...]:
        keys = self._presenter.answer_keys(row.group).items()
        answers = tuple(ItemAction(answer, ANSWER_LABELS[answer], key) for key, answer in keys)
        if not row.asks_role:
            return answers
        roles = (ItemAction(f"role.{o.id}", Text("{role}", role=o.label), key) for key, o in self._roles.items())
        return (*answers, *roles)

    def _act(self, group: str, action: str, _note: str) -> None:
        if action.startswith("role."):
            role = action.removeprefix("role.")
            if role in self._chosen_roles:
                del self._chosen_roles[role]
            else:
                self._chosen_roles[role] = None
            self._show_question()
            return
        problems = self._presenter.answer(group, action, tuple(self._chosen_roles), self._turn())
        self._chosen_roles.clear()
        self.list.show_problems(problems)
        for problem in problems:
            self._tell(problem.text)
        self.show_rows()

    def _turn_to_card(self) -> None:
        # A role belongs to the card it was chosen for.
        self._chosen_roles.clear()
        self._show_question()

    def _show_question(self) -> None:
        row = next((r for r in self._presenter.rows() if r.group == self.list.current_id()), None)
        self.list.offer(self._actions(row) if row else ())
        self.question.setText("\n\n".join(self._paragraphs(row)) if row else self._say(_HOW_CARDS_COME))

    def _paragraphs(self, row: CardRow) -> list[str]:
        chosen = ", ".join(o.label for o in self._roles.values() if o.id in self._chosen_roles)
        role = self._say(Text("In which role? {chosen}", chosen=chosen or "…")) if row.asks_role else ""
        words = f"„{row.words}”" if row.words else ""
        return list(filter(None, (words, row.question, role, row.follow_up, self._say(row.source))))

    def _lay_out(self) -> None:
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setObjectName("cards.question")
        self.question.setProperty("reading", "true")
        self.question.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.list)
        layout.addWidget(self.question)
        layout.addStretch(1)


_HOW_CARDS_COME = Text(
    "A point of attention comes when words in an answer ask for a question. The program does not see everything: "
    "with Ctrl+R you put one here yourself."
)
