"""A process that types into a vault until it is killed, and prints what was acknowledged as soon as it was.

`python -m tests.vault.typist VAULT HEARING [liar]`: one line `seq drafted` for each acknowledgement, where `drafted` is
the number the newest safe draft holds. A liar prints when it gives, not when it is told: the kill test must catch it.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hearing_desk.core.stored import StoredDraft
from hearing_desk.vault import Acknowledged, HearingFile, Report, Writer, open_vault
from tests.vault.practice import CHEAP, PASSPHRASE, event

TURN = "t1"
KEYS_A_TURN = 7


def number_in(text: str) -> int:
    """The number a draft or an event holds; 0 for none."""
    return int(text or "0")


def main(directory: str, hearing_id: str, *manner: str) -> None:
    """Type for ever: each key makes the draft hold the next number, each seventh finishes the turn as an event."""
    vault = open_vault(Path(directory), PASSPHRASE, CHEAP)
    is_liar = "liar" in manner
    told = _say_nothing if is_liar else _say_what_is_safe()
    writer = Writer(lambda: vault.open_hearing_file(hearing_id), _at_once, told)
    stored = writer.ask(HearingFile.read).result()
    seq = len(stored.events)
    for number in itertools.count(number_in(stored.events[-1].payload if stored.events else "") + 1):
        writer.write(drafts=[StoredDraft(TURN, str(number))])
        if number % KEYS_A_TURN == 0:
            seq += 1
            writer.write([event(seq, str(number))], dropped_drafts=[TURN])
        if is_liar:
            _say(seq, number)
        time.sleep(0.002)


def _at_once(act: Callable[[], None]) -> None:
    act()


def _say_nothing(report: Report) -> None:
    assert isinstance(report, Acknowledged)


def _say_what_is_safe() -> Callable[[Report], None]:
    def tell(report: Report) -> None:
        assert isinstance(report, Acknowledged)
        numbers = [number_in(draft.text) for draft in report.batch.drafts]
        numbers += [number_in(stored.payload) for stored in report.batch.events]
        _say(report.seq, max(numbers))

    return tell


def _say(seq: int, number: int) -> None:
    print(seq, number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
