"""The pack that is shipped says what domain and product promise: ids, consultations, mandatory cards, neutral words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer

from hearing_desk.core.coverage import find_point
from hearing_desk.core.form import FieldKind, FormPack, GoesTo, Level, Track
from hearing_desk.formpack import check_forms, compile_pack, read_forms

ROOT = Path(__file__).parents[2]
FORMS = ROOT / "forms"
SCRIPTS = sorted((ROOT / "tests" / "cases").glob("*.json"))

CONSULT = {"SG-01", "SG-02", "SG-03", "SG-05", "SG-06", "SG-07", "SG-08", "SG-09", "SG-11"}
STOP = {"SG-15U", "SG-18", "SG-19", "SG-20"}
TELLING = ("1f", "lhbti", "bekering", "bekeerling", "afvallig", "mensenhandel", "uitsluiting", "homo", "terroris")


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(FORMS)


def test_the_forms_compile_without_a_word(tmp_path: Path) -> None:
    assert check_forms(FORMS, snowballstemmer.stemmer("dutch").stemWord) == ()
    assert compile_pack(FORMS, tmp_path).name == "pack-nl-1.json"


def test_every_item_topic_and_group_of_the_domain_is_there(pack: FormPack) -> None:
    assert _item_ids(pack, "preparation") == _numbered("VB", 12)
    assert _item_ids(pack, "opening") == _numbered("OP", 10)
    assert _item_ids(pack, "closing") == _numbered("AF", 12)
    assert [topic.id for topic in pack.topics] == _numbered("MOD", 16)
    groups = _numbered("SG", 30)
    groups.insert(15, "SG-15U")
    assert [group.id for group in pack.signals] == groups


def test_exactly_the_promised_cards_are_mandatory(pack: FormPack) -> None:
    assert {group.id for group in pack.signals if group.level is Level.CONSULT} == CONSULT
    assert {group.id for group in pack.signals if group.level is Level.STOP} == STOP


def test_only_a_crime_of_the_applicant_raises_a_card(pack: FormPack) -> None:
    raising = [(group.id, group.raised_to, group.raised_by_roles) for group in pack.signals if group.raised_to]
    assert raising == [("SG-04", Level.CONSULT, ("zelf",))]


def test_the_role_is_asked_where_it_makes_a_difference(pack: FormPack) -> None:
    assert [group.id for group in pack.signals if group.asks_role] == ["SG-01", "SG-02", "SG-03", "SG-04", "SG-30"]


def test_the_table_of_needed_consultations_is_that_of_the_contract(pack: FormPack) -> None:
    own, known = ("zelf", "onbekend"), ("zelf",)
    needs = [(n.party, n.topics, {c.group: c.roles for c in n.cards}, n.also_settled_by) for n in pack.consult_needs]
    assert needs == [
        ("lhbti_coordinator", ("MOD-08",), {"SG-06": ()}, ()),
        ("bekeringscoordinator", ("MOD-07",), {"SG-07": (), "SG-08": ()}, ()),
        ("unit_1f", ("MOD-12",), {"SG-01": own, "SG-02": own, "SG-03": own, "SG-04": known}, ()),
        ("mensenhandel", (), {"SG-09": ()}, ()),
        ("amv_coordinator", (), {"SG-11": ()}, ()),
        ("nationale_veiligheid", (), {"SG-05": ()}, ("senior",)),
        *((party, (), {}, ()) for party in ("hulpdiensten", "coa", "veilig_thuis", "politie")),
    ]


def test_who_is_called_in_danger_is_noted_with_the_time_what_was_told_and_the_consent(pack: FormPack) -> None:
    asks = {need.party: need.asks for need in pack.consult_needs if "called_at" in need.asks}
    consent = ("called_at", "told", "consent")
    assert asks == {"hulpdiensten": consent[:2], "coa": consent, "veilig_thuis": consent, "politie": consent}


def test_a_registration_interview_needs_no_coordinator(pack: FormPack) -> None:
    excused = [need.party for need in pack.consult_needs if need.not_in == ("aanmeldgehoor",)]
    assert excused == ["lhbti_coordinator", "bekeringscoordinator"]


def test_every_mandatory_card_names_a_moment_and_somebody_to_ask(pack: FormPack) -> None:
    assert [g.id for g in pack.signals if g.level is not Level.NOTE and not (g.moment and g.consult_with)] == []


def test_what_can_be_read_in_the_room_tells_nobody_s_secret(pack: FormPack) -> None:
    assert [words for words in _read_in_the_room(pack) if _is_telling(words)] == []


def test_a_sensitive_topic_gets_no_heading_of_its_own(pack: FormPack) -> None:
    sensitive = ("MOD-05", "MOD-06", "MOD-07", "MOD-08", "MOD-10", "MOD-12", "MOD-13", "MOD-14")
    assert {pack.topic(topic).report_label for topic in sensitive} == {"Verdere vragen"}


def test_nobody_is_asked_to_agree_and_nothing_is_promised(pack: FormPack) -> None:
    forbidden = re.compile(r"akkoord|vindt u het goed|geheim blijft|niemand komt|bewijs dat u|intiem|seks")
    assert [words for words in _said_to_the_applicant(pack) if forbidden.search(words.casefold())] == []


def test_a_question_is_a_question_and_leaves_the_answer_open(pack: FormPack) -> None:
    assert [words for words in _asked(pack) if "?" not in words and "Vertelt u" not in words] == []
    assert [words for words in _asked(pack) if "…" in words] == []


def test_every_point_has_a_question_to_fall_back_on(pack: FormPack) -> None:
    points = [point for topic in pack.topics for point in topic.points]
    assert [point.id for point in points if not 1 <= len(point.questions) <= 2] == []


def test_nothing_of_preparation_coverage_or_consultation_reaches_the_report(pack: FormPack) -> None:
    preparation = {item.goes_to for item in pack.checklist("preparation").items}
    points = {point.goes_to for topic in pack.topics for point in topic.points}
    consult = {field.goes_to for field in pack.sheet("consult").fields}
    assert preparation | points == {GoesTo.INTERNAL}
    assert consult == {GoesTo.INTERNAL, GoesTo.VAULT}
    goes_to = {need.party: need.goes_to for need in pack.consult_needs}
    assert goes_to.pop("nationale_veiligheid") is GoesTo.VAULT
    assert set(goes_to.values()) == {GoesTo.INTERNAL}


def test_own_words_about_a_pause_or_the_gate_stay_internal(pack: FormPack) -> None:
    internal = ("pause.reason", "resume.reason", "gate.note", "gate.tried", "gate.tried_by")
    goes_to = {f"{sheet.id}.{field.id}": field.goes_to for sheet in pack.sheets for field in sheet.fields}
    assert {goes_to[name] for name in internal} == {GoesTo.INTERNAL}


def test_the_short_route_is_the_promised_one_and_fits_in_twenty_minutes(pack: FormPack) -> None:
    short = [item for item in pack.checklist("preparation").items if item.is_short_route]
    wanted = ["VB-01", "VB-02", "VB-03", "VB-04", "VB-05", "VB-06", "VB-08", "VB-09"]
    assert [item.id for item in short] == wanted
    assert all(item.minutes for item in short)
    assert sum(item.minutes for item in short) <= 20


def test_interpreter_recording_and_health_are_asked_each_day(pack: FormPack) -> None:
    opening = pack.checklist("opening").items
    assert [item.id for item in opening if item.is_asked_each_session] == ["OP-04", "OP-05", "OP-07"]
    assert [item.id for item in opening if item.only_in_profile] == ["OP-05"]


def test_the_closing_questions_open_their_own_sections(pack: FormPack) -> None:
    sections = {item.id: item.section for item in pack.checklist("closing").items if item.goes_to is GoesTo.REPORT}
    special = {"AF-01": "4.4", "AF-03": "4.5", "AF-04": "4.6"}
    assert sections == {item: special.get(item, "5.1") for item in sections}


def test_a_term_stands_only_where_a_source_was_read(pack: FormPack) -> None:
    steps = [step for track in pack.tracks for step in track.steps if step.working_days is not None]
    assert steps
    assert all(step.source.checked_on for step in steps)
    in_words = [step for track in pack.tracks for step in track.steps if step.term]
    assert in_words
    assert all(step.source.checked_on for step in in_words)
    assert all(longer.source.checked_on for track in pack.tracks for longer in track.extensions)


def test_what_the_sources_leave_open_has_a_choice_and_says_that_nobody_confirmed_it(pack: FormPack) -> None:
    about = " ".join(choice.label for choice in pack.open_choices)
    assert all(word in about for word in ("altijd verplicht", "genoeg informatie", "vanaf 12 juni 2026"))
    assert all(choice.chosen and choice.otherwise and choice.set_by for choice in pack.open_choices)
    assert {choice.source.state for choice in pack.open_choices} == {"onbevestigd"}


def test_every_way_through_the_gate_says_what_it_needs(pack: FormPack) -> None:
    assert set(pack.gate.fields_by_outcome) == set(pack.option_ids("gate_outcome"))


def test_both_profiles_have_their_tracks(pack: FormPack) -> None:
    assert _tracks(pack, "oud_vb2000") == ["aa6", "aa9", "va", "grens"]
    assert _tracks(pack, "apr_2026") == ["apr_gewoon", "apr_versneld", "apr_grens"]


def test_every_explanation_says_that_it_is_not_confirmed(pack: FormPack) -> None:
    assert [name for name, text in pack.explanations.items() if "onbevestigd" not in text] == []
    cards = {option.id for option in pack.lists["explanation"]}
    assert cards == set(pack.explanations) == set(pack.explanation_sources)
    consulted = {need.party for need in pack.consult_needs if need.topics}
    assert consulted | {"toelt_ric", "niet_overgenomen", "noodkaart"} <= set(pack.explanations)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.stem))
def test_a_script_names_only_what_the_pack_knows(script: Path, pack: FormPack) -> None:
    content: dict[str, Any] = json.loads(script.read_text(encoding="utf-8"))
    assert list(_unknown_in_events(content["events"], pack)) == []
    assert list(_unknown_in_case(content["case"], pack)) == []


def test_there_are_scripts_to_look_at() -> None:
    assert [script.stem for script in SCRIPTS] == ["1f-dienstplicht", "korte-smoke", "lhbti-voorkeur"]


_LISTED_IN_EVENTS = {
    ("prepare", "answer"): "preparation_answer",
    ("opening", "answer"): "opening_answer",
    ("close", "answer"): "closing_answer",
    ("turn", "kind"): "turn_kind",
    ("mark", "what"): "mark",
    ("cover", "state"): "coverage_state",
    ("signal", "answer"): "card_answer",
    ("consult", "with"): "consult_party",
    ("consult", "outcome"): "consult_outcome",
    ("pause", "by"): "pause_by",
    ("resume", "by"): "pause_by",
    ("gate", "fact"): "fact",
    ("gate", "outcome"): "gate_outcome",
    ("correct", "by"): "correction_by",
    ("correct", "reason"): "correction_kind",
}


def _numbered(prefix: str, most: int) -> list[str]:
    return [f"{prefix}-{number:02}" for number in range(1, most + 1)]


def _item_ids(pack: FormPack, list_id: str) -> list[str]:
    return [item.id for item in pack.checklist(list_id).items]


def _tracks(pack: FormPack, profile: str) -> list[str]:
    tracks: tuple[Track, ...] = pack.tracks
    return [track.id for track in tracks if track.profile == profile]


def _is_telling(words: str) -> bool:
    return any(telling in words.casefold() for telling in TELLING)


def _read_in_the_room(pack: FormPack) -> Iterator[str]:
    """Labels, cards and sentences that applicant and interpreter can read, and labels that the report prints."""
    labelled = (*_items(pack), *pack.topics, *(point for topic in pack.topics for point in topic.points))
    for thing in labelled:
        yield from (thing.screen_label, thing.report_label)
    for group in pack.signals:
        yield from (group.screen_code, group.screen_label, group.card)
    yield from (section.label for section in pack.sections)
    yield pack.explanations["noodkaart"]
    yield from _said_to_the_applicant(pack)


def _said_to_the_applicant(pack: FormPack) -> Iterator[str]:
    yield from _asked(pack)
    yield from (item.say for item in _items(pack) if item.say)


def _asked(pack: FormPack) -> Iterator[str]:
    yield from (item.ask for item in _items(pack) if item.ask)
    yield from (group.follow_up for group in pack.signals)
    yield from (question for topic in pack.topics for point in topic.points for question in point.questions)


def _items(pack: FormPack) -> Iterator[Any]:
    yield from (item for checklist in pack.checklists for item in checklist.items)


def _unknown_in_events(events: list[dict[str, Any]], pack: FormPack) -> Iterator[str]:
    ids = {"item": {item.id for item in _items(pack)}, "group": {group.id for group in pack.signals}}
    ids["id"] = {topic.id for topic in pack.topics}
    for event in events:
        yield from (event[name] for name in ids if name in event and event[name] not in ids[name])
        yield from _unlisted(event, pack)
        if event["do"] == "cover" and find_point(pack, "", event["point"]) is None:
            yield event["point"]


def _unlisted(event: dict[str, Any], pack: FormPack) -> Iterator[str]:
    for (do, name), list_id in _LISTED_IN_EVENTS.items():
        if event["do"] == do and name in event and event[name] not in pack.option_ids(list_id):
            yield f"{do}.{name}: {event[name]}"


def _unknown_in_case(case: dict[str, Any], pack: FormPack) -> Iterator[str]:
    choices = [field for field in pack.sheet("zaak").fields if field.kind is FieldKind.CHOICE and field.id in case]
    for field in choices:
        if case[field.id] not in pack.option_ids(field.options):
            yield f"{field.id}: {case[field.id]}"
    yield from (topic for topic in case["modules"] if topic not in {known.id for known in pack.topics})
