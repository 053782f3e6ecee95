"""Whatever a file holds, the check answers with findings that have a place: it never crashes and never hangs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearing_desk.core.text import in_english
from hearing_desk.formpack import as_json, check_forms, concise, full
from hearing_desk.formpack.nodes import read_tree
from tests.formpack.conftest import SMALL_PACK

LAUGHS = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"

HOSTILE = {
    "bad UTF-8": (b"explanations:\n  een: caf\xe9", "2:11: error[Y01] this is not UTF-8 text – save the file as UTF-8"),
    "cut UTF-8": (b"a: \xc3", "1:4: error[Y01] this is not UTF-8 text – save the file as UTF-8"),
    "deep lists": (
        b"a: " + b"[" * 200_000,
        "1:35: error[Y08] this is nested more than 32 deep",
    ),
    "deep tables": (b"{a: " * 120_000, "1:129: error[Y08] this is nested more than 32 deep"),
    "deep dashes": (b"a:\n  " + b"- " * 100_000, "2:65: error[Y08] this is nested more than 32 deep"),
    "too big": (
        b"#" * 500_001,
        "1:1: error[Y09] the file is larger than 500000 bytes – divide it over several files",
    ),
    "alias bomb": (
        LAUGHS,
        "1:4: error[Y04] a reference with `&` is not allowed in a form – write it out, or put quotes around the text",
    ),
    "alias": (
        b"a: *b\n",
        "1:4: error[Y04] a reference with `*` is not allowed in a form – write it out, or put quotes around the text",
    ),
    "anchored key": (
        b"&k a: b\n",
        "1:1: error[Y04] a reference with `&` is not allowed in a form – write it out, or put quotes around the text",
    ),
    "tag directive": (
        b"%TAG ! tag:example.com,2000:\n---\na: b\n",
        "1:1: error[Y05] a tag with `!` is not allowed in a form – remove it, or put quotes around the text",
    ),
    "NUL": (b"a: b\x00c\n", "1:5: error[Y10] a control character stands here: U+0000 – remove it"),
    "escaped NUL": (
        b'a: "b\\0c"\n',
        "1:4: error[Y10] a control character stands here: U+0000 – remove it",
    ),
    "bidi": (
        "a: om\N{RIGHT-TO-LEFT OVERRIDE}gekeerd\n".encode(),
        "1:6: error[F42] an invisible character stands here: U+202E – remove it and type the text again",
    ),
    "zero width": (
        "ja\N{ZERO WIDTH SPACE}: b\n".encode(),
        "1:3: error[F42] an invisible character stands here: U+200B – remove it and type the text again",
    ),
    "line separator": (
        "a: b\N{LINE SEPARATOR}c\n".encode(),
        "1:5: error[F42] an invisible character stands here: U+2028 – remove it and type the text again",
    ),
    "no table": (b"- a\n- b\n", "1:1: error[F01] named values are needed here"),
    "only a dash line": (b"---\n", "2:1: error[F01] named values are needed here"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_at_its_place(name: str, forms: Path, said: Callable[[], list[str]]) -> None:
    content, message = HOSTILE[name]
    (forms / "zz.yaml").write_bytes(content)

    assert said() == [f"zz.yaml:{message}"]


def test_a_byte_order_mark_moves_nothing(forms: Path, said: Callable[[], list[str]]) -> None:
    (forms / "zz.yaml").write_bytes(b"\xef\xbb\xbfserial: 4\n")

    assert [line.split(" ")[0] for line in said()] == ["zz.yaml:1:1:"]


def test_a_file_of_comments_is_no_mistake(forms: Path, said: Callable[[], list[str]]) -> None:
    (forms / "zz.yaml").write_bytes(b"# later\n")

    assert said() == []


def test_what_a_faulty_line_holds_never_reaches_the_terminal_as_a_command(forms: Path) -> None:
    (forms / "zz.yaml").write_bytes(b"a: \x1b[2Jweg\n")

    (finding,) = check_forms(forms)

    assert "\x1b" not in full(finding, in_english)
    assert "\x1b" not in as_json([finding], in_english)


PIECES = [
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    '"',
    "'",
    "#",
    " #x",
    "%",
    "@",
    "\t",
    "---\n",
    "...\n",
    "? ",
    "\r",
    "\x00",
    "\ufeff",
    "\u202e",
    "\U0001f600",
    "\ufffe",
    "é",
    "~",
    "<<: ",
    "\\x",
    "\x85",
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(path.name for path in SMALL_PACK.glob("*.yaml"))),
    cuts=st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from(PIECES) | st.text(max_size=4)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_mutated_form_gives_findings_and_nothing_else(
    forms: Path, name: str, cuts: list[tuple[int, int, str]]
) -> None:
    text = (SMALL_PACK / name).read_text(encoding="utf-8")
    for start, length, piece in cuts:
        at = start % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    (forms / name).write_bytes(text.encode("utf-8", "surrogatepass"))

    findings = check_forms(forms, stem=str)
    (forms / name).write_bytes((SMALL_PACK / name).read_bytes())

    for finding in findings:
        assert finding.line >= 1
        assert finding.col >= 1
        assert concise(finding, in_english)
        assert full(finding, in_english)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_findings(content: bytes) -> None:
    tree = read_tree("x.yaml", content)

    assert tree.root is not None or tree.findings
