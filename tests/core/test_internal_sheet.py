from __future__ import annotations

from pathlib import Path

from hearing_desk.core import events as ev
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.people import Fact
from hearing_desk.core.text import in_english
from hearing_desk.reports.text_writer import as_text
from tests.hearings import NAMES, Told, full_hearing, secret
from tests.report_pack import report_pack, sealed_pack

GOLDEN = Path(__file__).parent / "golden" / "internal_sheet.txt"
IN_THE_VAULT = (
    "planvraag", "planbij", "feit", "feittekst", "feitbron", "bladwijzer", "geparkeerd", "parkeernoot", "gewist",
    "som", "termijn", "spoorgrond", "doel", "ontvanger",
)  # fmt: skip


def sheet_of(hearing: Hearing, pack: FormPack | None = None) -> str:
    sheet = build_internal_sheet(hearing, pack or report_pack(), False, False, "ab" * 32, NAMES)
    return as_text(sheet, in_english)


def test_a_whole_internal_sheet_reads_as_agreed() -> None:
    assert sheet_of(full_hearing()) == GOLDEN.read_text(encoding="utf-8")


def test_every_page_says_that_it_is_internal() -> None:
    sheet = build_internal_sheet(full_hearing(), report_pack(), True, True, "", NAMES)
    assert sheet.marks == ("INTERN – niet bij het rapport voegen", "CONCEPT", "OEFENING")


def test_what_was_prepared_tried_and_consulted_stands_on_it() -> None:
    text = sheet_of(full_hearing())
    printed = "voorbereiding geprobeerd voorwaarde vraag advies1f reden toelt dekking pauze geregeld"
    for name in printed.split():
        assert secret(name) in text


def test_cards_roles_parked_words_bookmarks_and_plan_stay_in_the_vault() -> None:
    text = sheet_of(full_hearing())
    for name in IN_THE_VAULT:
        assert secret(name) not in text
    for word in ("SG-09", "zelf", "voorgelegd"):
        assert word not in text


def test_open_cards_are_counted_and_not_named() -> None:
    story = Told()
    story.happens(ev.CardOpened("SG-06", ev.TurnId("t1"), "consult"), ev.OpenItemSettled("SG-06", "Volgt morgen."))
    text = sheet_of(story.hearing)
    assert "Attention point | Volgt morgen." in text
    assert "Attention points without an answer: 1." in text
    assert "SG-06" not in text


def test_of_what_is_sealed_only_the_report_outside_the_room_stands_on_it() -> None:
    text = sheet_of(full_hearing(), sealed_pack())
    assert secret("veiligheid") not in text
    assert "Nationale veiligheid" not in text
    assert "B |  |  | reported outside the room |  | 03-11-2026 09.12" in text


def test_a_reason_for_something_sealed_stays_sealed() -> None:
    story = Told()
    story.happens(
        ev.CardOpened("SG-05", ev.TurnId("t1"), "consult"),
        ev.CardAnswered("SG-05", "later"),
        ev.OpenItemSettled("nationale_veiligheid", "zzverborgen", "2026-11-09"),
        ev.OpenItemSettled("SG-05", "zzverborgen"),
    )
    text = sheet_of(story.hearing, sealed_pack())
    assert "zzverborgen" not in text
    assert "B |  | 09-11-2026" in text


def test_a_gate_that_is_still_open_stands_without_a_zitting() -> None:
    story = Told()
    story.happens(ev.GateAnswered(Fact.OFFICER, "match", note="Nog te doen.", date="2026-11-02"))
    assert "– | hoormedewerker | note | Nog te doen." in sheet_of(story.hearing)


def test_a_hearing_that_stopped_or_was_not_held_says_what_was_agreed() -> None:
    stopped, not_held = Told(), Told()
    stopped.happens(ev.HearingBrokenOff("vreemdeling", "ziek", "Nieuwe datum volgt."))
    not_held.happens(ev.HearingNotHeld("tolk", "gemachtigde"))
    assert "Nieuwe datum volgt." in sheet_of(stopped.hearing)
    assert "Reason: tolk. Informed: gemachtigde." in sheet_of(not_held.hearing)
