"""The abbreviations of an officer in one hearing: the team's from the pack, their own from the vault, the case's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from types import MappingProxyType

from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import text_in
from hearing_desk.core import events as ev
from hearing_desk.core.abbreviations import (
    TRIGGER,
    Abbreviation,
    Layer,
    as_typed,
    by_short,
    is_block,
    may_stand_in,
    why_not,
)
from hearing_desk.core.form import FieldKind, FormField, GoesTo, Option
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text
from hearing_desk.core.text_events import TextBlockPut

Say = Callable[[Text], str]
TEAM_LIST = "abbreviation"
LAYERS: Mapping[Layer, Text] = MappingProxyType(
    {
        Layer.CASE: Text("This hearing only"),
        Layer.PERSONAL: Text("Mine, in every hearing"),
        Layer.TEAM: Text("The team's"),
    }
)
MINE = (Layer.CASE, Layer.PERSONAL)


class AbbreviationsPresenter:
    """Knows what each short form stands for, adds one and takes one out; nothing is ever offered unasked."""

    def __init__(self, session: Session, say: Say, tell: Callable[[Text], None]) -> None:
        self._session = session
        self._say = say
        self._tell = tell
        self._known: dict[str, Abbreviation] = {}
        self._renew()

    def expand(self, short: str, kind: str) -> str | Text | None:
        """The words a short form stands for in a turn of this kind, or why not there; None when it is not known."""
        known = self._known.get(short.casefold())
        if known is None:
            return None
        if not may_stand_in(kind, known.text):
            return Text("{short} is a sentence: type here what was really said.", short=TRIGGER + short)
        return as_typed(short, known.text)

    def written(self, words: str, turn: str) -> None:
        """Words came into a turn for a short form: of a whole sentence it is kept, for the review."""
        if is_block(words):
            self._session.record(TextBlockPut(ev.TurnId(turn), words))

    def rows(self) -> tuple[ItemRow, ...]:
        """Every abbreviation that counts, by its short form, with whose it is."""
        known = sorted(self._known.items())
        return tuple(
            ItemRow(short, f"{TRIGGER}{each.short}  {each.text}", self._say(LAYERS[each.layer]), is_open=True)
            for short, each in known
        )

    def fields(self) -> tuple[FormField, ...]:
        """What is asked of a new one."""
        return (
            _field("short", self._say(Text("Short form, typed behind ;")), FieldKind.TEXT),
            _field("text", self._say(Text("Stands for")), FieldKind.TEXT),
            _field("layer", self._say(Text("Whose")), FieldKind.CHOICE),
        )

    def layers(self) -> tuple[Option, ...]:
        """Whose a new one can be; the team's are made in the forms."""
        return tuple(Option(layer.value, self._say(LAYERS[layer])) for layer in MINE)

    def add(self, values: Mapping[str, ev.FieldValue]) -> tuple[Problem, ...]:
        """Keep a new one, in place of one with the same short form in the same layer."""
        short = text_in(values, "short").strip().removeprefix(TRIGGER)
        text = " ".join(text_in(values, "text").split())
        if reason := why_not(short, text):
            return (Problem(reason, "short" if text else "text"),)
        return self._keep(Layer(text_in(values, "layer") or Layer.CASE.value), short, text)

    def take_out(self, short: str) -> tuple[Problem, ...]:
        """Forget one; one of the team cannot be taken out here."""
        known = self._known.get(short)
        if known is None or known.layer is Layer.TEAM:
            return (Problem(Text("The team's abbreviations stand in the forms; they cannot be taken out here.")),)
        return self._keep(known.layer, known.short, "")

    def _keep(self, layer: Layer, short: str, text: str) -> tuple[Problem, ...]:
        try:
            if layer is Layer.CASE:
                self._session.record(ev.AbbreviationNoted(short.casefold(), text))
            else:
                kept = self._session.personal.keep_abbreviation(short.casefold(), text)
                kept.add_done_callback(lambda kept: self._session.post(lambda: self._tell_refused(kept)))
        except DeskError as error:
            return (Problem(error.text),)
        self._renew()
        return ()

    def _tell_refused(self, kept: Future[None]) -> None:
        error = kept.exception()
        if isinstance(error, DeskError):
            self._tell(Text("This counts now, but could not be kept for your next hearing. {why}", why=error.text))

    def _renew(self) -> None:
        pack, hearing = self._session.pack, self._session.committed
        team = {option.id: option.label for option in pack.lists.get(TEAM_LIST, ())}
        layers = {Layer.TEAM: team, Layer.PERSONAL: self._personal(), Layer.CASE: hearing.abbreviations}
        self._known = by_short(
            Abbreviation(short, text, layer) for layer, each in layers.items() for short, text in each.items()
        )

    def _personal(self) -> Mapping[str, str]:
        # A list that cannot be read must not keep a hearing from being typed.
        with suppress(DeskError):
            return self._session.personal.abbreviations()
        return {}


def _field(name: str, label: str, kind: FieldKind) -> FormField:
    return FormField(name, label, kind, GoesTo.VAULT, is_required=True)
