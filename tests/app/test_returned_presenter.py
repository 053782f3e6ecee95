"""What came back is listed whole, refused in a sentence, and kept line by line as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearing_desk.app.corrections_presenter import CorrectionsPresenter
from hearing_desk.app.export_documents import sent_original
from hearing_desk.app.returned_presenter import NO_TURN, ReturnedPresenter
from hearing_desk.app.session import Session
from hearing_desk.core.returned import How
from hearing_desk.core.text import in_english
from hearing_desk.reports.returned_changes import read_returned
from tests.app.sent_back import RIVER, exported, sent_back
from tests.app.stage import Stage
from tests.reports.package import parts_of
from tests.reports.returned import BODY, packed, text_run

ASKED = {"by": "gemachtigde", "kind": "verkeerd_vertaald", "received_on": "2026-11-12"}
Open = Callable[[Session], ReturnedPresenter]


@pytest.fixture
def presenter(stage: Stage) -> Iterator[Open]:
    made: list[ReturnedPresenter] = []

    def make(session: Session) -> ReturnedPresenter:
        made.append(ReturnedPresenter(session, True, stage.post, in_english, lambda: None))
        return made[-1]

    yield make
    for one in made:
        one.close()


def read(stage: Stage, returned: ReturnedPresenter, path: Path) -> None:
    returned.open(path)
    assert returned.is_reading
    stage.wait_until(lambda: not returned.is_reading)


def test_a_file_becomes_lines_and_each_is_kept_as_it_stood_there(
    stage: Stage, presenter: Open, tmp_path: Path
) -> None:
    session = stage.ended()
    before, returned = session.turns, presenter(session)
    corrections = CorrectionsPresenter(session, in_english)
    read(stage, returned, sent_back(session, tmp_path))
    assert "3 changes were found, 1 without a turn." in in_english(returned.line)
    assert [row.label for row in returned.rows()] == [
        "no turn: Zie mijn brief.",
        "V1: “Waar woonde u?” → (to be left out)",
        "A1: “de rivier.” → “het meer.”",
    ]
    row = ""
    while row := returned.next_open(row):
        assert corrections.note({**returned.values(row), **ASKED}, returned.change(row)) == ()
    assert [(c.turn, c.old, c.text, c.note) for c, _ in session.committed.corrections] == [
        ("", "", "Zie mijn brief.", "mr. Jansen, 2026-11-12"),
        ("t1", "Waar woonde u?", "", "mr. Jansen, 2026-11-12"),
        ("t2", "de rivier.", "het meer.", "mr. Jansen, 2026-11-12"),
    ]
    assert [row.is_open for row in returned.rows()] == [False] * 3
    assert session.turns == before


def test_a_kept_round_goes_out_as_tracked_changes_of_its_day_and_comes_back_the_same(
    stage: Stage, presenter: Open, tmp_path: Path
) -> None:
    session = stage.ended()
    returned, corrections = presenter(session), CorrectionsPresenter(session, in_english)
    read(stage, returned, sent_back(session, tmp_path))
    for row in ("1", "2"):
        corrections.note({**returned.values(row), **ASKED, "note": ""}, returned.change(row))
    data = exported(session, tmp_path / "uit", "3-correcties/ronde-1-in-rapport.docx")
    found = read_returned(data, sent_original(session.committed, session.pack, True)).changes
    changes = [(c.turn, c.old, c.new, c.by, c.at) for c in found if c.how is How.TRACKED]
    assert changes == [
        ("t1", "Waar woonde u?", "", "gemachtigde", "2026-11-12T00:00:00Z"),
        ("t2", "de rivier.", "het meer.", "gemachtigde", "2026-11-12T00:00:00Z"),
    ]
    (mark,) = [c for c in found if c.how is not How.TRACKED]
    assert mark.new == "RONDE 1 – NIET HET RAPPORT ZELF"


def test_a_line_put_with_another_turn_no_longer_says_which_words_it_replaces(
    stage: Stage, presenter: Open, tmp_path: Path
) -> None:
    session = stage.ended()
    returned, corrections = presenter(session), CorrectionsPresenter(session, in_english)
    read(stage, returned, sent_back(session, tmp_path))
    corrections.note({**returned.values("2"), **ASKED, "turn": "t1"}, returned.change("2"))
    assert [(c.turn, c.old, c.text) for c, _ in session.committed.corrections] == [("t1", "", "het meer.")]


def test_words_that_were_struck_through_by_hand_are_a_line_that_says_so_and_no_more(
    stage: Stage, presenter: Open, tmp_path: Path
) -> None:
    session = stage.ended()
    parts, struck = parts_of(exported(session, tmp_path)), "<w:r><w:rPr><w:strike/></w:rPr>"
    body = parts[BODY].decode().replace(text_run(RIVER), text_run(RIVER).replace("<w:r>", struck))
    (tmp_path / "terug.docx").write_bytes(packed({**parts, BODY: body}))
    returned = presenter(session)
    read(stage, returned, tmp_path / "terug.docx")
    (row,) = returned.rows()
    assert (row.label, row.state_text) == (f"A1: “{RIVER}”", "struck through or marked by hand")
    assert returned.values(row.id)["text"] == f"Struck through, hidden or marked by hand: “{RIVER}”."


def test_a_refused_file_is_a_sentence_and_the_lines_before_it_stay(
    stage: Stage, presenter: Open, tmp_path: Path
) -> None:
    session = stage.ended()
    returned = presenter(session)
    returned.paste("V1: anders.")
    (tmp_path / "brief.docx").write_bytes(b"PK")
    read(stage, returned, tmp_path / "brief.docx")
    assert "Nothing was taken from it" in in_english(returned.line)
    assert [row.label for row in returned.rows()] == ["V1: V1: anders."]


def test_a_file_of_another_hearing_is_said_to_be_one(stage: Stage, presenter: Open, tmp_path: Path) -> None:
    session = stage.ended()
    other = parts_of(exported(session, tmp_path))
    sha256 = sent_original(session.committed, session.pack, True).record_sha256
    (tmp_path / "x.docx").write_bytes(
        packed({**other, BODY: other[BODY].decode().replace(sha256, "ab" * 32)})
    )
    returned = presenter(session)
    read(stage, returned, tmp_path / "x.docx")
    assert "does not bear the number of this report" in in_english(returned.line)


def test_a_pasted_letter_becomes_points_that_propose_their_turn(stage: Stage, presenter: Open) -> None:
    returned = presenter(stage.ended())
    returned.paste("Geachte heer,\n\nAntwoord 1: het was een meer.\n\n“Bij mijn tante” is onjuist.")
    assert [returned.values(str(row))["turn"] for row in range(3)] == [NO_TURN, "t2", "t2"]
    assert returned.values("1")["text"] == "Antwoord 1: het was een meer."


def test_nothing_on_the_clipboard_is_said(stage: Stage, presenter: Open) -> None:
    returned = presenter(stage.ended())
    returned.paste("  \n")
    assert "no text to paste" in in_english(returned.line)
    assert returned.rows() == ()
