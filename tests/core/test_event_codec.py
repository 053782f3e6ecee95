"""Proves that what is kept for ever can be read for ever: every kind of event, and every older version of one."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core import event_codec
from hearing_desk.core.event_codec import KINDS, from_stored, to_stored, version_of
from hearing_desk.core.events import Recorded, TopicOpened, TurnId, TurnTyped
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent
from tests.core.any_event import event_of
from tests.core.stories import at


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(data=st.data())
def test_an_event_of_each_kind_is_read_back_as_it_was(kind: str, data: st.DataObject) -> None:
    recorded = Recorded(3, at(3), data.draw(event_of(kind, st.text())))
    stored = to_stored(recorded)
    assert (stored.seq, stored.at, stored.kind, stored.version) == (3, at(3), kind, version_of(kind))
    assert from_stored(stored) == recorded


@pytest.mark.parametrize("text", ["Bahá\u0301i", "\u212bngström", "ྡྷ", "\ufb01n", "regel\u2028regel", 'zij zei "ja"\n'])
def test_what_was_typed_comes_back_letter_for_letter(text: str) -> None:
    typed = TurnTyped(TurnId("t1"), "A", text)
    assert from_stored(to_stored(Recorded(1, at(1), typed))).event == typed


def test_the_payload_says_only_what_is_not_the_default() -> None:
    assert to_stored(Recorded(1, at(1), TopicOpened("MOD-01"))).payload == '{"topic":"MOD-01"}'


@pytest.mark.parametrize(
    "stored",
    [
        StoredEvent(1, at(1), "thought_read", 1, "{}"),
        StoredEvent(1, at(1), "topic_opened", 2, '{"topic":"MOD-01"}'),
        StoredEvent(1, at(1), "topic_opened", 1, '{"topic":"MOD-01","mood":"grim"}'),
        StoredEvent(1, at(1), "topic_opened", 1, '{"topic":7}'),
        StoredEvent(1, at(1), "topic_opened", 1, "topic: MOD-01"),
    ],
    ids=["kind", "version", "field", "type", "format"],
)
def test_an_event_that_this_program_does_not_know_is_said_to_be_of_a_newer_one(stored: StoredEvent) -> None:
    with pytest.raises(DeskError) as refused:
        from_stored(stored)
    assert refused.value.code == "event_unknown"


class TestAnOlderVersion:
    """TopicOpened as if it had been `{"module": …}` at first and `{"id": …}` later."""

    @pytest.fixture(autouse=True)
    def _two_older_versions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def renamed(before: str, after: str) -> event_codec.Upgrade:
            def upgrade(plain: dict[str, Any]) -> dict[str, Any]:
                return {after: plain[before]}

            return upgrade

        upgrades = {("topic_opened", 1): renamed("module", "id"), ("topic_opened", 2): renamed("id", "topic")}
        monkeypatch.setattr(event_codec, "UPGRADES", upgrades)

    @pytest.mark.parametrize(
        ("version", "payload"),
        [(1, '{"module":"MOD-01"}'), (2, '{"id":"MOD-01"}'), (3, '{"topic":"MOD-01"}')],
    )
    def test_is_read_as_what_it_means_today(self, version: int, payload: str) -> None:
        stored = StoredEvent(1, at(1), "topic_opened", version, payload)
        assert from_stored(stored).event == TopicOpened("MOD-01")

    def test_is_not_written_any_more(self) -> None:
        stored = to_stored(Recorded(1, at(1), TopicOpened("MOD-01")))
        assert (stored.version, stored.payload) == (3, '{"topic":"MOD-01"}')

    def test_leaves_the_other_kinds_at_theirs(self) -> None:
        assert version_of("turn_typed") == 1

    def test_still_ends_where_a_newer_one_begins(self) -> None:
        newer = dataclasses.replace(to_stored(Recorded(1, at(1), TopicOpened("MOD-01"))), version=4)
        with pytest.raises(DeskError, match="event_unknown"):
            from_stored(newer)
