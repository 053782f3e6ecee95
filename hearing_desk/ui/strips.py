"""Opens the strips of a hearing beside whatever room is open: the form, its checks, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hearing_desk.app.sheet_values import prefixed, under
from hearing_desk.app.strips import Strip, Strips, strip_options
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FormPack
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.ui.room import Tell
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.sheet_strip import OnSave, SheetStrip


class StripOpener:
    """Puts a strip of the open hearing into the window's SheetStrip; `saved` is called after each that was saved."""

    def __init__(
        self, strips: Strips, pack: FormPack, shown_in: SheetStrip, words: Words, tell: Tell
    ) -> None:
        self.strips = strips
        self._pack = pack
        self._shown_in = shown_in
        self._words = words
        self._tell = tell

    def open(self, strip: Strip, saved: Callable[[], None] = lambda: None) -> Text | None:
        """Open a strip, or answer with why it does not open now."""
        if strip.refused:
            return strip.refused[0].text
        fields = prefixed(strip.fields, strip.prefix)
        values = {f"{strip.prefix}.{name}": value for name, value in strip.values.items()}
        options = strip_options(strip, self._pack, self._words)
        form = SheetForm(fields, options, self._words.say, values, is_narrow=True)
        self._shown_in.open(self._words.say(strip.title), form, self._saving(strip, saved))
        return None

    def _saving(self, strip: Strip, saved: Callable[[], None]) -> OnSave:
        def save(values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
            problems = strip.save(under(values, strip.prefix))
            if not problems:
                self._tell(Text("Recorded: {what}.", what=strip.title))
                saved()
            return problems

        return save
