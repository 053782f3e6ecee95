"""Proves that a pack hands out its parts by id, and says so when it has no such part."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from hearing_desk.core.form import Checklist, FormPack, Sheet
from tests.packs import small_pack

PACK = dataclasses.replace(
    small_pack(),
    checklists=(Checklist("opening", "Opening", "opening_answer", (), ()),),
    sheets=(Sheet("zaak", "Zaak", ()),),
)
PARTS: tuple[tuple[Callable[[FormPack], Callable[[str], object]], str], ...] = (
    (lambda pack: pack.checklist, "opening"),
    (lambda pack: pack.sheet, "zaak"),
    (lambda pack: pack.topic, "MOD-08"),
    (lambda pack: pack.signal, "SG-06"),
)


@pytest.mark.parametrize(("lookup", "wanted"), PARTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_part_is_found_by_its_id(lookup: Callable[[FormPack], Callable[[str], object]], wanted: str) -> None:
    assert getattr(lookup(PACK)(wanted), "id", None) == wanted
    with pytest.raises(KeyError, match="nowhere"):
        lookup(PACK)("nowhere")


def test_a_closed_list_gives_its_values_in_order() -> None:
    assert PACK.option_ids("gender") == ("v", "m")
    with pytest.raises(KeyError):
        PACK.option_ids("nowhere")


@pytest.mark.parametrize(
    ("list_id", "option", "label"), [("gender", "v", "vrouw"), ("gender", "q", "q"), ("nowhere", "v", "v")]
)
def test_a_value_without_a_label_is_read_as_itself(list_id: str, option: str, label: str) -> None:
    assert PACK.option_label(list_id, option) == label
