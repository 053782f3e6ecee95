"""A batch: when it closes, and that it says the same after the journal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.stored import StoredDraft, StoredEvent
from hearing_desk.vault.batch import LONGEST_AGE_S, MOST_CHARACTERS, Batch, OpenBatch, decode, encode
from tests.vault.practice import draft, event

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
EVENTS = st.builds(StoredEvent, st.integers(1, 2**40), TEXTS, TEXTS, st.integers(1, 9), TEXTS)
BATCHES = st.builds(
    Batch,
    st.lists(EVENTS, max_size=4).map(tuple),
    st.lists(st.builds(StoredDraft, TEXTS, TEXTS), max_size=4).map(tuple),
    st.lists(TEXTS, max_size=4).map(tuple),
    TEXTS,
)


@given(BATCHES)
def test_a_batch_says_the_same_after_the_journal(batch: Batch) -> None:
    assert decode(encode(batch)) == batch


def test_a_batch_is_due_250_ms_after_its_first_change_however_many_follow() -> None:
    batch = OpenBatch(started=10.0)
    for _ in range(9):
        batch.add([], [draft("t1", "x")], [])
    assert not batch.is_due(10.249)
    assert batch.is_due(10.25)
    assert LONGEST_AGE_S == 0.25


def test_a_batch_is_due_at_64_changed_characters() -> None:
    batch = OpenBatch(started=10.0, changed=63)
    assert not batch.is_due(10.0)
    batch.changed += 1
    assert batch.is_due(10.0)
    assert MOST_CHARACTERS == 64


def test_drafts_of_one_turn_coalesce_and_events_never_do() -> None:
    batch = OpenBatch(0.0)
    for text in ("h", "ha", "hal"):
        batch.add([], [draft("t1", text)], [])
    batch.add([event(1)], [draft("t2", "x")], [])
    batch.add([event(2)], [], [])
    assert batch.closed() == Batch((event(1), event(2)), (draft("t1", "hal"), draft("t2", "x")))


def test_a_draft_that_is_dropped_in_its_batch_is_only_dropped() -> None:
    batch = OpenBatch(0.0)
    batch.add([], [draft("t1", "hal")], [])
    batch.add([event(1)], [], ["t1"])
    assert batch.closed() == Batch((event(1),), (), ("t1",))


def test_a_turn_taken_up_again_after_its_drop_has_a_draft() -> None:
    batch = OpenBatch(0.0)
    batch.add([event(1)], [], ["t1"])
    batch.add([], [draft("t1", "hallo")], [])
    assert batch.closed() == Batch((event(1),), (draft("t1", "hallo"),), ("t1",))


def test_half_a_character_costs_one_sign_and_not_the_text() -> None:
    batch = OpenBatch(0.0)
    batch.add([event(1, '"a\ud83d"')], [draft("t1", "\ud83d\ude00 en \udc00")], [])
    assert batch.closed() == Batch((event(1, '"a\ufffd"'),), (draft("t1", "\U0001f600 en \ufffd"),))
