"""Scripts that nobody thought of: whatever is composed of allowed events is played, and nothing typed is lost."""

from __future__ import annotations

from itertools import chain
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.journeys.builders import END, EXPORT, START, A, Event, V, do, interpreter, script, signal, turn
from tests.journeys.checking import kept_turns, printed_in_order, wrong_with_files
from tests.journeys.playing import play

WORDS = (
    "Ja.",
    "Nee, nooit.",
    "In 2019 \u00e9\u00e9n keer.",
    "\u0646\u0639\u0645",
    "\U0001f600",
    "Dat weet ik niet meer.",
)
PARAGRAPHS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("\n".join)
ALLOWED_ANYWHERE = (
    do("park", note="straks"),
    do("mark", what="bladwijzer"),
    do("topic", id="MOD-02"),
    do("cover", point="streek", state="gevraagd", reason=""),
    do("opening", item="OP-03", answer="gedaan", note=""),
    do("close", item="AF-02", answer="niet_nodig", note="want"),
    do("consult", **{"with": "senior"}, question="Wat nu?", answer="", outcome="advies", reason=""),
    do("interpreter", **interpreter(number="T-0033"), reason="ziek"),
    do("prepare", item="VB-02", answer="gedaan", note=""),
    signal("SG-09", "later"),
    signal("SG-21", "niet_relevant"),
    do("revise", turn=1, text="Waar woonde u vroeger?"),
)
TURNS = st.builds(turn, st.sampled_from("AOTGS"), PARAGRAPHS) | st.sampled_from(WORDS).map(lambda text: turn("V", text))
PAUSES = st.sampled_from(("O", "T")).flatmap(
    lambda kind: PARAGRAPHS.map(lambda text: [do("pause", code="overleg"), turn(kind, text), do("resume")])
)
ONE = TURNS.map(lambda event: [event]) | st.sampled_from(ALLOWED_ANYWHERE).map(lambda event: [event]) | PAUSES
PARTS = st.lists(ONE, min_size=3, max_size=9)


def _as_script(parts: list[list[Event]], later: list[list[Event]], has_next: bool, ends: Event) -> dict[str, Any]:
    middle = [do("next_session", date="2026-11-05", location="Ter Apel"), START] if has_next else []
    events = [START, V, A, *chain(*parts), *middle, *chain(*later), ends, EXPORT]
    return script(events, present=[{"role": "gemachtigde"}])


SCRIPTS = st.builds(
    _as_script,
    PARTS,
    st.lists(ONE, max_size=3),
    st.booleans(),
    st.sampled_from((END, do("break_off", by="vreemdeling", cause="ziek", note=""))),
)


@given(SCRIPTS)
@settings(max_examples=4, derandomize=True, deadline=None, database=None, suppress_health_check=[*HealthCheck])
def test_whatever_is_allowed_is_played_and_kept(qapp: QApplication, made: dict[str, Any]) -> None:
    left = play(made)
    assert left.said["refused"] == []
    assert left.texts == kept_turns(left)
    assert printed_in_order(left.printed, left.report["turns"]) == []
    assert wrong_with_files(left) == []
    is_open = bool(left.said["open_items"] or left.said["open_cards"])
    assert left.said["status"] == ("concept" if is_open else "definitief")
