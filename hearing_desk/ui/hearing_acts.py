"""What the keys of the hearing do: each command of the key table that belongs to the text is bound here, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hearing_desk.app.beside_presenter import CLOSING, OPENING, POINTS
from hearing_desk.app.closed import why_frozen
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.places import place_in_topic, place_of
from hearing_desk.app.source_lines import source_line
from hearing_desk.core.coverage import topic_names
from hearing_desk.core.form import FieldKind, FormField, GoesTo, Provenance
from hearing_desk.core.hearing import Status
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.card_strip import CardStrip
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.main_window import Handler, MainWindow
from hearing_desk.ui.room import Say
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.text_acts import TextActs

KIND_COMMANDS = {"turn_v": "V", "turn_a": "A", "turn_o": "O", "turn_t": "T", "turn_g": "G", "turn_s": "S"}
MARK_COMMANDS = {"mark_inaudible": "onverstaanbaar", "mark_interpreter": "tolkprobleem", "bookmark": "bladwijzer"}
LIST_COMMANDS = {"list_opening": OPENING, "list_points": POINTS, "list_closing": CLOSING}


class HearingActs:
    """Binds the commands of one hearing room to the window that shows it."""

    def __init__(self, window: MainWindow, room: HearingRoom, say: Say) -> None:
        self._window = window
        self._room = room
        self._say = say

    def register(self) -> None:
        """Let the window do these commands for this room."""
        for command, kind in KIND_COMMANDS.items():
            self._bind(command, partial(self._new_turn, kind))
        for command, mark in MARK_COMMANDS.items():
            self._bind(command, partial(self._mark, mark))
        for command, which in LIST_COMMANDS.items():
            self._bind(command, partial(self._show_list, which))
        others: dict[str, Handler] = {
            "turn_kind": self._change_kind,
            "join_turn": partial(self._in_text, self._room.editor.join_with_previous),
            "name_speaker": self._name_speaker,
            "next_topic": partial(self._step, 1),
            "previous_topic": partial(self._step, -1),
            "choose_topic": self._choose_topic,
            "cards": self._open_cards,
            "raise_card": self._raise_card,
            "park": self._park,
            "mark_uncertain": self._mark_uncertain,
            "find_next": self._find_next,
            "replace": self._replace,
            "go_to": self._go_to,
            "fact_card": self._open_fact_card,
            "emergency_card": self._open_emergency_card,
            "explanations": self._open_explanations,
            "save_now": self._save_now,
            "change_wish": self._change_wish,
        }
        for command, act in others.items():
            self._bind(command, act)
        TextActs(self._window, self._room, self._say).register()

    def _bind(self, command: str, act: Handler) -> None:
        self._window.register(command, act)

    def _in_text(self, act: Callable[[], None]) -> Text | None:
        reason = self._room.presenter.why_not()
        if reason is None:
            act()
            self._room.editor.setFocus()
        return reason

    def _new_turn(self, kind: str) -> Text | None:
        return self._room.presenter.why_not_kind(kind) or self._in_text(partial(self._room.editor.new_turn, kind))

    def _change_kind(self) -> Text | None:
        if reason := self._room.presenter.why_not():
            return reason
        letters = tuple(ItemAction(kind, Text("{kind}", kind=kind), kind) for kind in KIND_COMMANDS.values())
        labels = self._room.session.shown_pack.lists["turn_kind"]
        rows = tuple(ItemRow(option.id, f"{option.id}  {option.label}", is_open=False) for option in labels)
        name = self._say(Text("Kinds of turn"))
        chooser = ItemList("kinds", name, (*letters, _CHOOSE), self._say, _CHOOSE.id, takes_notes=False)

        def change(row: str, kind: str, _note: str) -> None:
            self._window.strip.close_strip()
            wanted = row if kind == _CHOOSE.id else kind
            reason = self._room.presenter.why_not_kind(wanted)
            if reason is None:
                self._room.editor.change_kind(wanted)
            else:
                self._window.tell(reason)

        self._offer(Text("Change the kind of this turn"), chooser, rows, change)
        return None

    def _name_speaker(self) -> Text | None:
        turn = self._room.editor.turn
        if reason := self._room.presenter.why_closed():
            return reason
        if not self._room.presenter.has_speaker(turn):
            return Text("Only in a remark of the interpreter, lawyer, VWN or guardian is it said who spoke.")
        speakers = self._room.presenter.speakers()
        pack = self._room.session.shown_pack
        rows = tuple(ItemRow(s, pack.option_label("present_role", s), is_open=False) for s in speakers)
        chooser = self._chooser("speakers", Text("Who spoke in this turn"))
        self._offer(
            Text("Who spoke in this turn"),
            chooser,
            rows,
            lambda row, *_: self._done(lambda: self._room.presenter.name_speaker(turn, row)),
        )
        return None

    def _step(self, by: int) -> Text | None:
        if reason := self._room.presenter.why_not():
            return reason
        self._room.open_topic(self._room.topics.step(by))
        return None

    def _choose_topic(self) -> Text | None:
        if reason := self._room.presenter.why_not():
            return reason
        rows = tuple(ItemRow(row.id, row.label, is_open=row.is_planned) for row in self._room.topics.all_rows())
        chooser = self._chooser("all_topics", Text("Topics"))
        self._offer(
            Text("Choose a topic"), chooser, rows, lambda row, *_: self._done(lambda: self._room.open_topic(row))
        )
        return None

    def _open_cards(self) -> Text | None:
        self._room.presenter.leave_all()
        roles = self._room.session.shown_pack.choices("role")
        strip = CardStrip(self._room.cards, roles, lambda: self._room.editor.turn, self._say, self._window.tell)
        unsubscribe = self._room.session.subscribe(lambda _: strip.show_rows())
        strip.destroyed.connect(lambda _: unsubscribe())
        self._window.strip.open_widget(self._say(Text("Points of attention")), strip, strip.list.view)
        return None

    def _raise_card(self) -> Text | None:
        if reason := why_frozen(self._room.session):
            return reason
        self._room.presenter.leave_all()
        turn = self._room.editor.turn
        rows = tuple(ItemRow(group, name, is_open=False) for group, name in self._room.cards.groups())
        chooser = self._chooser("raise", Text("Raise a point of attention"))
        self._offer(
            Text("Raise a point of attention"),
            chooser,
            rows,
            lambda row, *_: self._done(lambda: self._room.cards.raise_card(row, turn)),
        )
        return None

    def _mark(self, what: str, word: str = "", occurrence: int = 1) -> Text | None:
        presenter, editor = self._room.presenter, self._room.editor
        mark = (editor.turn, what, word, occurrence)
        if problems := presenter.mark(*mark):
            return problems[0].text
        self._can_take_back(lambda: presenter.take_mark(*mark), Text("The mark is taken off again."))
        return None

    def _mark_uncertain(self) -> Text | None:
        return self._mark("onzeker", *self._room.editor.word_place())

    def _park(self) -> Text | None:
        if reason := self._room.presenter.why_closed():
            return reason
        words = self._room.editor.last_words()
        if not words:
            return Text("There are no words here to come back to yet.")
        unpark = self._room.presenter.park(self._room.editor.turn, words)
        self._can_take_back(unpark, Text("These words are not parked any more."))
        self._window.tell(Text("Parked: “{words}” – it comes back in the pause.", words=words.rstrip(" .,;:")))
        return None

    def _can_take_back(self, take_back: Callable[[], None], told: Text) -> None:
        def act() -> None:
            take_back()
            self._window.tell(told)

        self._room.editor.acts_beside.add(act)

    def _show_list(self, which: str) -> Text | None:
        self._room.presenter.leave_all()
        if self._window.current_room != "hearing" and not self._window.go_to("hearing"):
            return self._window.refusal
        self._room.beside.focus_list(which)
        return None

    def _find_next(self) -> Text | None:
        self._room.find_bar.find_next()
        return None

    def _replace(self) -> Text | None:
        reason = self._room.presenter.why_not()
        if reason is None:
            self._room.find_bar.open(is_replacing=True)
        return reason

    def _go_to(self) -> Text | None:
        label = self._say(Text("Turn, time or topic (A12, 10:42, work)"))
        field = FormField("go_to.where", label, FieldKind.TEXT, GoesTo.VAULT, is_required=True)
        form = SheetForm((field,), lambda _: (), self._say, is_narrow=True)
        form.save_on_enter(Text("Go there (Enter)"))
        self._window.strip.open(self._say(Text("Go to")), form, lambda values: self._went(str(values[field.id])))
        return None

    def _went(self, where: str) -> tuple[Problem, ...]:
        hearing, names = self._room.session.committed, topic_names(self._room.session.shown_pack)
        turn = place_of(hearing, where) or place_in_topic(hearing, names, where)
        if turn is None:
            return (Problem(Text("There is no turn, time or topic {where} in the text.", where=where), "where"),)
        # The focus goes back to the text when the strip closes; the caret stands there already.
        self._room.editor.go_to_turn(turn)
        return ()

    def _open_fact_card(self) -> Text | None:
        lines = [f"{line.label}: {line.text}" for line in self._room.session.committed.fact_card.values()]
        self._show_words(Text("Fact card"), "\n".join(lines) or self._say(Text("The fact card is empty.")))
        return None

    def _open_emergency_card(self) -> Text | None:
        self._explain(self._say(Text("Emergency card")), "noodkaart")
        return None

    def _open_explanations(self) -> Text | None:
        if self._room.session.committed.status is Status.RUNNING:
            return Text("The explanation cards open before the hearing, in a pause and after it; Ctrl+F1 always opens.")
        pack = self._room.session.shown_pack
        names = {card.id: card.label for card in pack.lists.get("explanation", ()) if card.id in pack.explanations}
        rows = tuple(ItemRow(card, name, is_open=False) for card, name in names.items())
        chooser = self._chooser("explanations", Text("Explanation cards"))
        chooser.show_rows(rows)
        chooser.acted.connect(lambda card, *_: self._explain(names[card], card))
        self._window.strip.lay_over(self._say(Text("Explanation cards")), chooser, chooser.view)
        return None

    def _explain(self, name: str, card: str) -> None:
        pack, session = self._room.session.shown_pack, self._room.session
        source = pack.explanation_sources.get(card, Provenance("eigen ontwerp"))
        words = (pack.explanations.get(card, ""), self._say(source_line(session, source)))
        self._show_words(Text("{label}", label=name), "\n\n".join(filter(None, words)))

    def _save_now(self) -> Text | None:
        self._room.session.save_now()
        return None

    def _change_wish(self) -> Text | None:
        problems = self._room.presenter.wish_surfaced(self._room.editor.turn)
        if problems:
            return problems[0].text
        is_pause = self._room.session.committed.pause is not None
        self._window.tell(_WISH_IN_PAUSE if is_pause else _WISH_IN_HEARING)
        return None

    def _show_words(self, title: Text, words: str) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setObjectName("strip.words")
        label.setProperty("reading", "true")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window.strip.lay_over(self._say(title), label, label)

    def _chooser(self, name: str, label: Text) -> ItemList:
        return ItemList(name, self._say(label), (_CHOOSE,), self._say, main_action=_CHOOSE.id, takes_notes=False)

    def _offer(
        self, title: Text, chooser: ItemList, rows: tuple[ItemRow, ...], act: Callable[[str, str, str], None]
    ) -> None:
        chooser.show_rows(rows)
        chooser.acted.connect(act)
        self._window.strip.open_widget(self._say(title), chooser, chooser.view)

    def _done(self, act: Callable[[], None]) -> None:
        self._window.strip.close_strip()
        act()


_WISH_IN_HEARING = Text("The wish is noted as changed. Take a pause (Ctrl+Shift+P); then Check beforehand.")
_WISH_IN_PAUSE = Text("The wish is noted as changed. Go to Check beforehand (Alt+3) before the hearing goes on.")
_CHOOSE = ItemAction("choose", Text("choose (Enter)"), "K")
