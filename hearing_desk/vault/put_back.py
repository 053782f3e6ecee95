"""Puts back into a hearing, when it is opened, what a second place kept of it while its own disk refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hearing_desk.core.text import Text
from hearing_desk.vault.batch import Batch
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.second_place import Kept, fits, remove


def put_back(
    kept: Iterable[Kept], hearing_id: str, present: Callable[[], Batch], append: Callable[[Batch], object]
) -> Iterator[Finding]:
    """Append every batch the hearing has not taken yet, then remove the file; what does not fit stays and is named."""
    for one in kept:
        whole = present()
        taken = dict(whole.came).get(one.mark, 0)
        new = [batch for number, batch in one.batches if number > taken]
        if not fits(new, whole):
            yield _does_not_fit(hearing_id, len(new))
            continue
        for batch in new:
            append(batch)
        if not one.is_whole:
            yield _is_damaged(hearing_id)
        remove(one.path)
        if new:
            yield _is_back(hearing_id, len(new))


def _is_back(hearing_id: str, changes: int) -> Finding:
    text = Text("{n} changes that the disk refused were put back from the second place. Nothing is lost.", n=changes)
    return Finding("second_place_put_back", text, Outcome.HEALED, hearing_id)


def _is_damaged(hearing_id: str) -> Finding:
    text = Text(
        "What the second place kept of this hearing was damaged: its last changes could not be put back. Look at the "
        "end of the text."
    )
    return Finding("second_place_damaged", text, Outcome.LOST, hearing_id)


def _does_not_fit(hearing_id: str, changes: int) -> Finding:
    text = Text(
        "The second place keeps {n} changes of this hearing that do not fit what was saved since. They stay there.",
        n=changes,
    )
    return Finding("second_place_does_not_fit", text, Outcome.LOST, hearing_id)
