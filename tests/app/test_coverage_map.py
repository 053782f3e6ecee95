"""The coverage map: topics in view, a sign and words for each point, and nothing counted."""

from __future__ import annotations

from hearing_desk.app.coverage_map import coverage_map, legend
from hearing_desk.core import events as ev
from tests.app.stage import Stage


def test_only_topics_in_view_stand_on_the_map_each_point_with_its_sign(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    points = session.pack.topic("MOD-08").points
    session.record(
        ev.CoverageSet(points[0].id, "gevraagd", "verdiept"),
        ev.CoverageSet(points[1].id, "uit_zichzelf"),
        ev.CoverageSet(points[2].id, "bewust_niet", code="geen_tijd"),
        ev.CoverageSet("MOD-01.contact", "gevraagd"),
    )
    first, second = coverage_map(session)
    assert [point.sign for point in first.points].count("●") == 1
    assert [point.sign for point in second.points][:4] == ["◉", "◐", "✕", "○"]
    assert second.points[2].state == "bewust niet gevraagd, geen tijd meer"
    assert second.label == session.pack.topic("MOD-08").screen_label


def test_every_sign_has_its_words_and_none_is_a_number(stage: Stage) -> None:
    session = stage.begun()
    assert len({sign for sign, _ in legend(session)}) == len(legend(session))
    assert all(words and not any(c.isdigit() or c == "%" for c in sign + words) for sign, words in legend(session))
