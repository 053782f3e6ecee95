from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import hearing_desk
from hearing_desk.core import events as ev
from hearing_desk.core.correction_report import correction_round_record
from hearing_desk.core.fold import fold
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report_record import report_record
from tests.hearings import CONTROL, Told, full_hearing, secret, short_hearing
from tests.report_pack import report_pack, sealed_pack

SCHEMAS = Path(hearing_desk.__file__).parent / "data" / "schemas"
FIELDS = {
    "format", "reference", "profile", "procedure", "hearing_type", "form_pack", "started_at", "ended_at", "ended_how",
    "sessions", "pauses", "preparation", "opening", "turns", "marks", "coverage", "signals", "consults", "requests",
    "documents", "consents", "copy_to_lawyer", "closing", "confirmation", "corrections", "open_items", "open_cards",
    "settled", "status",
}  # fmt: skip
IN_THE_VAULT = ("planvraag", "planbij", "feit", "bladwijzer", "geparkeerd", "parkeernoot", "som", "termijn", "doel")


def record_of(hearing: Hearing) -> dict[str, Any]:
    return hearing_record(hearing, report_pack())


def printed_of(hearing: Hearing) -> dict[str, Any]:
    return report_record(hearing, report_pack(), is_concept=False, is_practice=False)


def broken_off() -> Hearing:
    story = Told()
    story.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel"), ev.HearingBrokenOff("vreemdeling", "ziek", "zznoot"))
    return story.hearing


def over_two_days() -> Hearing:
    story = Told()
    story.happens(ev.SessionStarted(1, "2026-11-03", "Ter Apel"), ev.CopyToLawyerNoted("nee"))
    story.happens(ev.NextSessionPlanned("2026-11-05", "Den Bosch"))
    return story.hearing


def not_held() -> Hearing:
    story = Told()
    story.happens(ev.FieldFilled("reference", "DEMO-1"), ev.HearingNotHeld("tolk"))
    return story.hearing


HEARINGS = (
    full_hearing(), full_hearing("oud_vb2000"), short_hearing("Ja."), broken_off(), over_two_days(), not_held(),
    Hearing(),
)  # fmt: skip


def valid(plain: dict[str, Any], schema: str) -> None:
    known = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(known)
    jsonschema.Draft202012Validator(known).validate({**plain, "record_sha256": "ab" * 32})


@pytest.mark.parametrize("hearing", HEARINGS)
def test_every_record_keeps_to_its_published_schema(hearing: Hearing) -> None:
    valid(record_of(hearing), "hearing-1")
    valid(printed_of(hearing), "report-1")
    valid(correction_round_record(hearing, 1), "corrections-1")


@pytest.mark.parametrize("schema", ["hearing-1", "report-1", "corrections-1"])
def test_a_schema_refuses_a_field_it_does_not_know(schema: str) -> None:
    hearing = full_hearing()
    records = {
        "hearing-1": record_of(hearing),
        "report-1": printed_of(hearing),
        "corrections-1": correction_round_record(hearing, 1),
    }
    with pytest.raises(jsonschema.ValidationError):
        valid({**records[schema], "score": 3}, schema)


def test_the_record_has_exactly_the_fields_that_were_agreed() -> None:
    assert set(record_of(full_hearing())) == FIELDS


def test_turns_stand_in_order_with_their_number_and_what_they_said_before() -> None:
    turns = record_of(full_hearing())["turns"]
    numbers = ["1", "1", "2", "2", None, "3", "3", "3a", "3b", None, "4", "4", None, "5", "5"]
    assert [turn["number"] for turn in turns] == numbers
    assert turns[7]["revisions"] == [{"at": "2026-11-03T09:32:00+01:00", "text": "Zij zeiden: «سلام», en gingen weg."}]


def test_only_what_was_put_to_the_applicant_is_a_signal_and_no_role_goes_with_it() -> None:
    record = record_of(full_hearing())
    assert record["signals"] == [{"group": "SG-09", "turns": ["t4"], "consult": ""}]
    assert "zelf" not in json.dumps(record)


def test_a_card_that_was_not_put_is_no_signal_but_may_be_open() -> None:
    story = Told()
    story.happens(ev.CardOpened("SG-06", ev.TurnId("t1"), "consult"), ev.CardAnswered("SG-06", "later"))
    record = record_of(story.hearing)
    assert record["signals"] == []
    assert record["open_cards"] == ["SG-06"]
    assert record["open_items"] == ["lhbti_coordinator", "gender_wish"]


def test_requests_are_the_consultations_with_toelt_and_ric() -> None:
    record = record_of(full_hearing())
    assert [consult["with"] for consult in record["consults"]] == ["unit_1f", "toelt", "nationale_veiligheid"]
    assert [request["with"] for request in record["requests"]] == ["toelt"]


def test_an_interpreter_belongs_to_the_days_on_which_they_worked() -> None:
    numbers = [i["number"] for i in record_of(full_hearing())["sessions"][0]["interpreters"]]
    assert numbers == ["T-1", "T-2"]


def test_what_belongs_in_the_vault_is_in_no_record() -> None:
    text = json.dumps([record_of(full_hearing()), printed_of(full_hearing())])
    for name in IN_THE_VAULT:
        assert secret(name) not in text


def test_nothing_internal_is_in_what_the_report_prints() -> None:
    text = json.dumps(printed_of(full_hearing()))
    assert "zzgeheim" not in text
    assert "SG-" not in text
    assert "MOD-" not in text
    assert CONTROL in text


def test_times_are_to_the_minute_everywhere() -> None:
    text = json.dumps([record_of(full_hearing()), printed_of(full_hearing())])
    assert "+01:00" in text
    assert ":10+01:00" not in text
    assert ":40+01:00" not in text


def test_making_it_final_does_not_change_what_the_report_prints() -> None:
    hearing = full_hearing()
    story = Told()
    story.happens(ev.MadeFinal("ab" * 32))
    assert printed_of(fold(story.records, hearing)) == printed_of(hearing)


def test_of_what_is_sealed_only_that_something_was_reported_is_exported() -> None:
    pack = sealed_pack()
    record = hearing_record(full_hearing(), pack)
    assert secret("veiligheid") not in json.dumps(record)
    consult = record["consults"][2]
    assert (consult["with"], consult["question"], consult["outcome"]) == ("B", "", "buiten de ruimte gemeld")


def test_a_sealed_card_is_no_signal_and_its_reason_stays_inside() -> None:
    story = Told()
    story.happens(
        ev.CardOpened("SG-05", ev.TurnId("t1"), "consult"),
        ev.CardAnswered("SG-05", "voorgelegd"),
        ev.OpenItemSettled("SG-05", "zzreden"),
    )
    record = hearing_record(story.hearing, sealed_pack())
    assert record["signals"] == []
    assert record["settled"] == [{"what": "SG-05", "reason": "", "date": ""}]


def test_a_question_that_was_only_put_is_in_the_record_with_its_turn() -> None:
    story = Told()
    question = story.says("V", "Hebt u alles gezegd?")
    story.happens(ev.QuestionPut("AF-02", question))
    (closing,) = record_of(story.hearing)["closing"]
    assert (closing["item"], closing["answer"], closing["turn"]) == ("AF-02", "gesteld", "t1")
