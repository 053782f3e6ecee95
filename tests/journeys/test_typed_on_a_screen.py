"""A hearing from its first question to its end, typed with keys on a real display, accents and all."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.core.hearing import Status
from tests.cli.command import with_passphrase
from tests.journeys.running import REFERENCE, TURNS, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until
from tests.torture.locked import HEARING, PAUSE

CLOSING, REVIEW = "Afronding – Hearing Desk", "Nakijken en export – Hearing Desk"
DEAD = {"é": ("dead_acute", "e"), "ë": ("dead_diaeresis", "e"), "à": ("dead_grave", "a")}
COMPOSING = {"LC_ALL": "en_US.UTF-8"}
TYPED = (
    ("V", "Wat kost één kop koffie in café Zoë?"),
    ("A", f"€ 2, en v{''.join(DEAD)}\nSoms 3."),
    ("V", "Wie betaalde?"),
    ("O", "Zij drinkt water."),
    ("T", "Dat woord ken ik niet."),
    ("G", "Graag een pauze."),
    ("S", "U betaalde dus zelf?"),
    ("A", "Ja."),
    ("V", "Wilt u nog iets zeggen?"),
    ("A", "Nee."),
)


def test_a_whole_hearing_typed_with_keys_is_in_the_vault_as_it_was_typed(
    screen: Screen, running: Running, tmp_path: Path
) -> None:
    vault = running.copy(tmp_path)
    environment = {**with_passphrase(tmp_path), **COMPOSING}
    with on_screen(screen, vault, environment, "--open", REFERENCE) as process:
        screen.focus(HEARING)
        _type(screen)
        screen.press("ctrl+shift+e")
        wait_until(lambda: screen.has_window(CLOSING) or screen.has_window(REVIEW), "the end")
        screen.press("ctrl+q")
        assert process.wait(PATIENCE_S) == 0
    with running.scene.desk(vault) as desk:
        session = desk.open(desk.find(REFERENCE))
        hearing = session.committed
        assert [(turn.kind, turn.text) for turn in session.turns if turn.text] == [*TURNS, *TYPED]
        assert (len(hearing.parked), len(hearing.marks), len(hearing.pauses)) == (1, 1, 1)
        assert hearing.status is Status.ENDED


def _type(screen: Screen) -> None:
    screen.press("ctrl+1")
    screen.type("Wat kost één kop koffie in café Zoë?")
    screen.press("Return")
    screen.type("€ 2, en v")
    for keys in DEAD.values():
        screen.press(*keys)
    screen.press("ctrl+d", "ctrl+m", "Return")
    screen.type("Soms 3.")
    screen.press("Return", "Return")
    screen.type("Wie betaalde?")
    screen.press("ctrl+3")
    screen.type("Zij drinkt water.")
    screen.press("ctrl+4")
    screen.type("Dat woord ken ik niet.")
    screen.press("ctrl+5")
    screen.type("Graag een pauze.")
    screen.press("ctrl+6")
    screen.type("U betaalde dus zelf?")
    screen.press("F8", "ctrl+2")
    screen.type("Ja.")
    screen.press("ctrl+shift+p")
    screen.focus(PAUSE)
    screen.press("space", "ctrl+shift+p")
    screen.focus(HEARING)
    screen.press("ctrl+1")
    screen.type("Wilt u nog iets zeggen?")
    screen.press("Return")
    screen.type("Nee.")
