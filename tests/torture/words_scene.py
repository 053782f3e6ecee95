"""Puts a word of its own into every place of a hearing in which a person can type, in the rooms and beside them.

`python -m tests.torture.words_scene VAULT OUT FIRST`: what no script can say, in a vault with one hearing that has
ended, with the words from FIRST on; then a backup, a restore, an export, a sealed file and the end of two hearings.
It prints the first word that is left.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from hearing_desk.app.case import Case
from hearing_desk.app.clock import SystemClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.export_hearing import Destination, Watch, export_part
from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.lock_place import Place, Typed, keep_place, take_place
from hearing_desk.app.post_queue import PostQueue
from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core import events as ev
from hearing_desk.core.people import Officer
from hearing_desk.i18n import words_of
from hearing_desk.vault import open_vault, seal
from tests.app.stage import installed_packs
from tests.journeys.builders import A, Script, V, case, do, interpreter, script, signal, turn, wish
from tests.torture.canaries import canary, numbers_in

Fields: TypeAlias = "dict[str, ev.FieldValue]"
PASSPHRASE = f"{canary(199)} wolk fiets molen"
HALF, TYPED_HALF, SEALED, PLANNED, SHREDDED, TYPED = map(canary, (188, 189, 194, 195, 196, 197))
"""Words that no vault holds at the end: half typed at a lock, in a sealed file, in two hearings that come and go."""
REFUSED = {"prepare": "niet_mogelijk", "opening": "overgeslagen", "close": "niet_mogelijk"}


def words_from(first: int) -> Iterator[str]:
    """One word after another, each once."""
    return map(canary, count(first))


def first_of(words: Iterator[str]) -> int:
    """The number of the word that comes now."""
    return min(numbers_in(next(words)))


def typed_by_script(first: int, answers: int) -> tuple[Script, int]:
    """A hearing whose every field of text holds a word of its own, with so many answers; and the first word left."""
    words = words_from(first)
    lists = {"prepare": "VB-05", "opening": "OP-01", "close": "AF-01"}
    items = {kind: do(kind, item=item, answer=REFUSED[kind], note=next(words)) for kind, item in lists.items()}
    kinds = [turn(kind, f"Toen {next(words)} weer.\nEn {next(words)}.") for kind in "AOTGS"]
    events = [
        items["prepare"],
        do("consult", **_consult("kdt", words)),
        do("start"), V, A,
        items["opening"],
        *kinds,
        do("park", note=next(words)),
        do("mark", what="onzeker", woord="Toen"),
        do("cover", point="MOD-01.talen", state="bewust_niet", reason=next(words)),
        signal("SG-21", "niet_relevant"),
        do("consult", **_consult("senior", words)),
        do("pause", code="pauze", by="medewerker", reason=next(words)),
        do("resume", by="medewerker", reason=next(words)),
        do("revise", turn=2, text=f"In het dorp {next(words)}."),
        do("interpreter", **interpreter(number=next(words), dialect=next(words), register="geen",
                                        register_reason=next(words)), reason=next(words)),
        do("next_session", date="2026-11-05", location=next(words)),
        do("start"),
        *[turn("VA"[number % 2], f"Waar was {next(words)} toen?") for number in range(answers)],
        items["close"],
        do("end"),
        do("correct", turn=2, text=next(words), by="gemachtigde", reason="typefout"),
        do("export"),
    ]  # fmt: skip
    return script(events, **_case(words)), first_of(words)


def in_the_rooms(vault: Path, out: Path, first: int) -> int:
    """What a hearing holds besides, what is kept for its officer, and what is done to both; the first word left."""
    words = words_from(first)
    with closing(open_vault(vault, PASSPHRASE)) as opened:
        queue = PostQueue()
        desk = Desk(opened, installed_packs(), SystemClock(), queue.post)
        (row,) = desk.rows()
        session = desk.open(row.hearing_id)
        session.record(*_besides(words))
        session.flush()
        _keep(desk, session, words)
        _hand_out(desk, session, out, words)
        desk.let_go()
        _put_back(desk, row.hearing_id)
        _end(desk)
        desk.close()
    return first_of(words)


def _besides(words: Iterator[str]) -> Iterator[ev.Event]:
    """Everything with free text that a script does not say."""
    yield ev.PlanQuestionNoted("q1", "MOD-01", next(words), next(words))
    yield ev.FactCardNoted("f1", next(words), next(words), next(words))
    yield ev.AbbreviationNoted(next(words), next(words))
    yield ev.ConditionSettled("voogd_aanwezig", "geregeld", next(words))
    yield ev.TrackSwitched("va", next(words))
    yield ev.DocumentNoted(*(next(words) for _ in range(5)))
    yield ev.ConsentNoted("opname", next(words))
    yield ev.CopyToLawyerNoted(next(words))
    yield ev.ConsultLogged("hulpdiensten", *(next(words) for _ in range(10)))
    yield ev.PauseDescribed("medewerker", "pauze", next(words))
    yield ev.ConfirmationNoted("later", next(words), next(words))
    yield ev.DeadlineSet("zienswijze", "2026-12-01", next(words), next(words))
    yield ev.CorrectionNoted("t1", next(words), "gemachtigde", "typefout", next(words), old=next(words))
    yield ev.OpenItemSettled("unit_1f", next(words), "2026-12-01")
    yield ev.HearingBrokenOff(next(words), next(words), next(words))
    yield ev.HearingNotHeld(next(words), next(words))
    yield ev.PartHandedOver("rapport", next(words))


def _keep(desk: Desk, session: Session, words: Iterator[str]) -> None:
    """Abbreviations, a setting, and what was half typed when the program locked."""
    vault = desk.vault
    vault.personal.keep_abbreviation(next(words), next(words))
    vault.personal.keep_setting("proef", next(words))
    half = Typed("preparation", "fact", {"label": HALF, "text": TYPED_HALF})
    keep_place(vault, Place(session.hearing_id, "hearing", typed=(half,)))
    assert take_place(vault).typed == (half,)


def _hand_out(desk: Desk, session: Session, out: Path, words: Iterator[str]) -> None:
    """Both parts as plain documents for a purpose and a recipient, in a folder with a name; and a sealed file."""
    for part in Exporting:
        where = Destination(out / next(words), next(words), next(words))
        session.record(
            export_part(session.hearing, session.pack, part, where, desk.is_practice, dutch(), Watch()).event
        )
    (out.parent / "sealed").write_bytes(seal(SEALED.encode(), PASSPHRASE))


def _put_back(desk: Desk, hearing_id: str) -> None:
    """A backup, and the hearing as it was then."""
    desk.vault.backups.back_up(hearing_id, desk.clock.now())
    restoring = HearingsPresenter(desk, words_of("nl")).restoring(hearing_id)
    assert restoring.begin() == ()
    restoring.put_back(restoring.lines()[0].name)
    assert restoring.finish(None, is_awaited=True) == ()
    desk.let_go()


def _end(desk: Desk) -> None:
    """One hearing that was planned and goes by its removal, one that was typed into and is shredded."""
    presenter = HearingsPresenter(desk, words_of("nl"))
    planned, typed = (_planned(desk, reference) for reference in (PLANNED, SHREDDED))
    session = desk.open(typed)
    session.replace_turns(TurnsReplaced("", (), (TurnText(session.new_turn_id(), "A", TYPED),)))
    session.flush()
    desk.let_go()
    removing = presenter.removing(planned)
    assert removing.begin() == ()
    removing.destroy()
    removing.finish()
    desk.vault.backups.back_up(typed, desk.clock.now())
    desk.vault.shred(typed)


def _planned(desk: Desk, reference: str) -> str:
    kind: Fields = {"hearing_type": "nader_gehoor", "profile": "oud_vb2000", "date": "2026-12-01"}
    session = desk.plan(Case({**kind, "reference": f"PROEF-{reference}"}, Officer("H-1", "v")))
    desk.let_go()
    return session.hearing_id


def _case(words: Iterator[str]) -> dict[str, Any]:
    worded = {**wish("geen"), "source": next(words)}
    return case(
        reference=f"PROEF-{next(words)}",
        location=next(words),
        officer={"id": next(words), "gender": "m", "other_steps": []},
        preference={"officer": worded, "interpreter": {**worded, "source": next(words)}},
        interpreter=interpreter(
            number=next(words), dialect=next(words), register="uitwijklijst", register_reason=next(words)
        ),
        present=[{"role": "gemachtigde"}],
        medical_advice={"date": "2026-10-01", "points": [next(words), next(words)]},
        motives=f"Vlucht; {next(words)}",
    )


def _consult(party: str, words: Iterator[str]) -> dict[str, str]:
    asked = {name: next(words) for name in ("question", "answer", "reason")}
    return {"with": party, "outcome": "advies", **asked}


if __name__ == "__main__":
    sys.stdout.write(f"{in_the_rooms(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))}\n")
