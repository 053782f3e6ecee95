"""What a newer pack does to the answers of a hearing: each is in one of three lists, and none is ever lost."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core import events as ev
from hearing_desk.core.form import FormPack, Words
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.pack_answers import Given, given_answers
from hearing_desk.core.pack_change import PackChange
from hearing_desk.core.pack_in_use import pack_in_use
from hearing_desk.core.pack_move import AnswerFate, Fate, fates, moved_answers, paths_of
from tests.app.stage import installed_packs
from tests.core.stories import after, turn
from tests.packs_in_a_row import GONE, RETIRED, TOPIC_GONE, changed, retired_at_once, two_packs

STORY: tuple[ev.Event, ...] = (
    ev.PackPinned("nl", 1, "ab"),
    ev.FieldFilled("hearing_type", "nader_gehoor"),
    ev.FieldFilled("procedure", "aa6"),
    ev.FieldFilled("form_of_address", "u"),
    ev.FieldFilled("location", "Zevenaar"),
    ev.PlanSet(("MOD-01", TOPIC_GONE)),
    ev.PreparationAnswered("VB-01", "gedaan"),
    ev.PreparationAnswered(RETIRED, "niet_nodig", "stond al vast"),
    ev.SessionStarted(1, "2026-11-03", "Zevenaar"),
    ev.OpeningAnswered("OP-01", "gedaan"),
    ev.OpeningAnswered(GONE, "gedaan"),
    *turn("t1", "V", "Waar woonde u?", "1"),
    ev.CoverageSet("MOD-01.namen", "gevraagd"),
    ev.DeadlineSet("correcties", "2026-11-17"),
)


def _moved(hearing: Hearing, old: FormPack, new: FormPack, found: tuple[AnswerFate, ...]) -> Hearing:
    event = ev.PackMoved(
        new.line, old.serial, new.serial, "cd", "{}", "nieuw",
        moved_answers(found), paths_of(found, Fate.CONFIRM), paths_of(found, Fate.KEPT_ASIDE),
    )  # fmt: skip
    return after(event, start=hearing, first=100)


def _by_path(found: tuple[AnswerFate, ...]) -> dict[str, Fate]:
    return {one.given.path: one.fate for one in found}


def test_each_answer_is_taken_over_confirmed_again_or_kept_aside() -> None:
    first, second = two_packs()

    found = _by_path(fates(after(*STORY), first.pack, second.pack))

    assert {path for path, fate in found.items() if fate is Fate.CONFIRM} == {"sheets/zaak/hearing_type"}
    assert {path for path, fate in found.items() if fate is Fate.KEPT_ASIDE} == {
        f"checklists/preparation/{RETIRED}",
        f"checklists/opening/{GONE}",
        f"topics/{TOPIC_GONE}",
    }
    assert found["sheets/zaak/form_of_address"] is Fate.TAKEN_OVER
    assert found["checklists/preparation/VB-01"] is Fate.TAKEN_OVER


def test_an_answer_moves_along_with_its_option_and_the_rest_stays_where_it_was() -> None:
    first, second = two_packs()
    hearing = after(*STORY)

    moved = _moved(hearing, first.pack, second.pack, fates(hearing, first.pack, second.pack))

    assert moved.fields == {**hearing.fields, "form_of_address": "neutraal"}
    assert moved.preparation == hearing.preparation
    assert moved.opening == hearing.opening
    assert moved.turns == hearing.turns
    assert moved.pack == ev.PackPinned("nl", 2, "cd")


def test_an_item_that_got_another_id_takes_its_answer_along() -> None:
    (first,) = installed_packs()

    def other_id(plain: dict[str, Any]) -> None:
        for one in plain["checklists"]:
            for item in one["items"]:
                item["id"] = item["id"].replace("VB-01", "VB-51").replace("OP-01", "OP-51")
        plain["changes"] = [
            {"serial": 2, "was": "checklists/preparation/VB-01", "now": "checklists/preparation/VB-51"},
            {"serial": 2, "was": "checklists/opening/OP-01", "now": "checklists/opening/OP-51", "confirm": True},
        ]

    second = changed(first, other_id).pack
    hearing = after(*STORY)
    found = fates(hearing, first.pack, second)

    moved = _moved(hearing, first.pack, second, found)

    assert moved.preparation["VB-51"][0] == ev.PreparationAnswered("VB-51", "gedaan")
    assert moved.opening["OP-51"][0] == ev.OpeningAnswered("OP-51", "gedaan")
    assert "VB-01" not in moved.preparation
    assert moved.unconfirmed == {"checklists/opening/OP-51"}


def test_steps_are_taken_pack_by_pack() -> None:
    first, _ = two_packs()
    in_the_second = PackChange(2, "sheets/zaak/location", "sheets/zaak/plaats")
    in_the_third = PackChange(3, "sheets/zaak/plaats")
    third = dataclasses.replace(first.pack, serial=3, changes=(in_the_third, in_the_second))

    found = _by_path(fates(after(*STORY), first.pack, third))

    assert found["sheets/zaak/location"] is Fate.KEPT_ASIDE


def test_a_field_of_another_kind_is_kept_aside_unless_the_pack_says_what_becomes_of_it() -> None:
    (first,) = installed_packs()

    def other_kind(plain: dict[str, Any]) -> None:
        fields = plain["sheets"][0]["fields"]
        next(field for field in fields if field["id"] == "location")["kind"] = "datum"

    second = changed(first, other_kind).pack
    said = PackChange(2, "sheets/zaak/location", "sheets/zaak/location", confirm=True)
    hearing = after(*STORY)

    assert _by_path(fates(hearing, first.pack, second))["sheets/zaak/location"] is Fate.KEPT_ASIDE
    declared = dataclasses.replace(second, changes=(said,))
    assert _by_path(fates(hearing, first.pack, declared))["sheets/zaak/location"] is Fate.CONFIRM


def test_what_was_retired_is_not_asked_in_a_new_hearing_and_stays_where_it_was_answered() -> None:
    (first,) = installed_packs()
    pack = retired_at_once(first.pack, RETIRED)

    asked = [item.id for item in pack_in_use((pack,), Hearing()).checklist("preparation").items]
    answered = [item.id for item in pack_in_use((pack,), after(*STORY)).checklist("preparation").items]

    assert RETIRED not in asked
    assert RETIRED in answered
    assert len(answered) == len(asked) + 1


def test_a_signal_group_that_is_gone_keeps_its_card_and_notices_nothing_more() -> None:
    (first,) = installed_packs()

    def drop(plain: dict[str, Any]) -> None:
        plain["signals"] = [group for group in plain["signals"] if group["id"] != "SG-01"]

    second = changed(first, drop).pack
    hearing = after(*STORY, ev.CardOpened("SG-01", ev.TurnId("t1"), "consult"))
    assert first.pack.signal("SG-01").words.alone

    kept = pack_in_use((first.pack, second), hearing).signal("SG-01")

    assert (kept.card, kept.words) == (first.pack.signal("SG-01").card, Words())


def test_an_option_that_is_gone_is_still_read_and_no_longer_offered() -> None:
    first, second = two_packs()

    pack = pack_in_use((first.pack, second.pack), after(*STORY))

    assert pack.option_label("form_of_address", "u") == "u, zonder mevrouw of meneer"
    assert [option.id for option in pack.choices("form_of_address")] == ["mevrouw", "meneer", "neutraal"]


def test_an_answer_that_is_given_again_or_confirmed_counts_again() -> None:
    first, second = two_packs()
    hearing = after(*STORY)
    moved = _moved(hearing, first.pack, second.pack, fates(hearing, first.pack, second.pack))
    path = "sheets/zaak/hearing_type"
    assert not moved.stands(path)
    assert "hearing_type" not in moved.standing_fields().fields

    again = after(ev.FieldFilled("hearing_type", "aanvullend_gehoor"), start=moved, first=200)
    confirmed = after(ev.AnswersConfirmed((path,)), start=moved, first=200)
    prepared = after(ev.PreparationAnswered(RETIRED, "gedaan"), start=moved, first=200)

    assert again.stands(path)
    assert confirmed.stands(path)
    assert confirmed.fields["hearing_type"] == "nader_gehoor"
    assert prepared.stands(f"checklists/preparation/{RETIRED}")
    assert not prepared.stands(path)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_a_pack_drops_nothing_that_was_answered_is_lost(data: st.DataObject) -> None:
    (first,) = installed_packs()
    hearing = after(*STORY)
    given_before = given_answers(hearing, first.pack)
    gone = data.draw(st.sets(st.sampled_from([one.path for one in given_before])))

    def drop(plain: dict[str, Any]) -> None:
        plain["topics"] = [one for one in plain["topics"] if f"topics/{one['id']}" not in gone]
        parts = (("sheets", "fields"), ("checklists", "items"), ("topics", "points"), ("tracks", "steps"))
        for part, inside in parts:
            for one in plain[part]:
                things = one.get(inside, [])
                one[inside] = [thing for thing in things if f"{part}/{one['id']}/{thing['id']}" not in gone]

    second = changed(first, drop).pack
    found = fates(hearing, first.pack, second)
    moved = _moved(hearing, first.pack, second, found)

    assert {one.given.path for one in found} == {one.path for one in given_before}
    assert gone <= set(paths_of(found, Fate.KEPT_ASIDE))
    assert _read(given_answers(moved, pack_in_use((first.pack, second), moved))) == _read(given_before)


def _read(answers: tuple[Given, ...]) -> set[tuple[str, str]]:
    return {(one.label, str(one.words)) for one in answers}
