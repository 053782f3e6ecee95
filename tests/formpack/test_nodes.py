"""The traps of YAML: only true, false and whole numbers are typed, and every value knows its place."""

from __future__ import annotations

import pytest

from hearing_desk.formpack.findings import Place
from hearing_desk.formpack.nodes import Scalar, Sequence, Table, read_tree


def value_of(written: str) -> str | int | bool:
    root = read_tree("f.yaml", f"a: {written}\n".encode()).root
    assert root is not None
    node = root.entries[0].value
    assert isinstance(node, Scalar)
    return node.value


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "No",
        "True",
        "12:30",
        "012",
        "0x1f",
        "1_000",
        "2026-03-01",
        "1.5",
        "~",
        "null",
        "-0x1",
        "1e3",
        ".inf",
        "+5",
        "1234567890",
    ],
)
def test_what_looks_like_text_stays_text(written: str) -> None:
    assert value_of(written) == written


@pytest.mark.parametrize(("written", "value"), [("true", True), ("false", False), ("0", 0), ("12", 12), ("-3", -3)])
def test_true_false_and_whole_numbers_are_typed(written: str, value: int) -> None:
    assert value_of(written) == value
    assert type(value_of(written)) is type(value)


@pytest.mark.parametrize("quoted", ['"true"', "'12'"])
def test_what_stands_between_quotes_is_text(quoted: str) -> None:
    assert value_of(quoted) == quoted[1:-1]


def test_two_ways_to_type_an_accent_are_the_same_text() -> None:
    assert value_of('"cafe\u0301"') == "caf\N{LATIN SMALL LETTER E WITH ACUTE}"


def test_every_key_and_value_knows_its_place() -> None:
    tree = read_tree("f.yaml", "é: [ja,\n  nee]\nb:\n  c: twee woorden\n".encode())

    root = tree.root
    assert root is not None
    first, second = root.entries
    assert first.key.place == Place("f.yaml", 1, 1, 1, 2)
    assert isinstance(first.value, Sequence)
    assert [item.place for item in first.value.items] == [Place("f.yaml", 1, 5, 1, 7), Place("f.yaml", 2, 3, 2, 6)]
    assert isinstance(second.value, Table)
    assert second.value.entries[0].value.place == Place("f.yaml", 4, 6, 4, 18)


def test_a_block_of_lines_is_one_text() -> None:
    assert value_of("|\n  een\n  twee") == "een\ntwee\n"
