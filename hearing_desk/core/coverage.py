"""Finding coverage points of the pack by their id or by the words people use for them."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import CoveragePoint, FormPack


def find_point(pack: FormPack, topic: str, wanted: str) -> CoveragePoint | None:
    """The point with this id or label (without case), sought in the topic first and then in all; None when unknown."""
    words = wanted.casefold().strip()
    return next((p for p in _points(pack, topic) if words in (p.id.casefold(), p.label.casefold())), None)


def _points(pack: FormPack, topic: str) -> Iterator[CoveragePoint]:
    for module in sorted(pack.topics, key=lambda module: module.id != topic):
        yield from module.points


def topic_of(point: str) -> str:
    """The topic a point belongs to: `MOD-01.woord` is of MOD-01."""
    return point.partition(".")[0]
