"""The table of sources in the docs is the one that `forms print` makes, and holds every id that has a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.core.form import FormPack
from hearing_desk.formpack import read_forms
from hearing_desk.formpack.source_table import source_table

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(ROOT / "forms")


def test_the_table_in_the_docs_is_that_of_the_forms(pack: FormPack) -> None:
    assert (ROOT / "docs" / "forms-sources.md").read_text(encoding="utf-8") == source_table(pack)


def test_every_item_topic_point_group_step_and_explanation_has_its_line(pack: FormPack) -> None:
    ids = {line.split(" | ")[0].removeprefix("| ") for line in source_table(pack).splitlines() if line.startswith("| ")}
    wanted = {f"checklists/{one.id}/{item.id}" for one in pack.checklists for item in one.items}
    wanted |= {f"topics/{topic.id}/{point.id}" for topic in pack.topics for point in topic.points}
    wanted |= {f"signals/{group.id}" for group in pack.signals} | {f"explanations/{name}" for name in pack.explanations}
    wanted |= {f"tracks/{track.id}/{step.id}" for track in pack.tracks for step in track.steps}
    wanted |= {f"variants/{one.id}" for one in pack.variants} | {f"open_choices/{one.id}" for one in pack.open_choices}
    assert wanted <= ids


def test_a_term_without_a_source_is_empty(pack: FormPack) -> None:
    lines = [line for line in source_table(pack).splitlines() if "termijn niet gevonden" in line]
    assert lines
    assert all("| empty |" in line for line in lines)
