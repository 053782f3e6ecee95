"""A file that could act, point outside or eat the machine is refused whole; what is left is read without harm."""

from __future__ import annotations

import copy
import io
import itertools
import multiprocessing
import random
import time
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor

import pytest
from lxml import etree

from hearing_desk.core.problems import DeskError
from hearing_desk.core.returned import MOST_BYTES, MOST_UNPACKED, Original, Refusal
from hearing_desk.core.text import in_english
from hearing_desk.reports.returned_changes import read_returned
from hearing_desk.reports.returned_package import MOST_PARTS
from tests.figures import Figures
from tests.reports.package import W, parts_of
from tests.reports.returned import BODY, FINE_RUN, W_NS, changes_in, edited, packed, sent, sent_short, text_run

RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLOWEST_S = 2.0


def refusal(data: bytes) -> str:
    with pytest.raises(DeskError) as raised:
        changes_in(data)
    assert "Nothing was taken" in in_english(raised.value.text) or "nothing was taken" in in_english(raised.value.text)
    return raised.value.code


def related(kind: str, target: str, mode: str = "") -> bytes:
    new = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{target}" {mode}/></Relationships>'
    known = parts_of(sent()[0])[RELATIONSHIPS].decode()
    return edited(parts={RELATIONSHIPS: known.replace("</Relationships>", new)})


def with_field(instruction: str) -> bytes:
    field = "".join(f"<w:r><w:instrText>{letter}</w:instrText></w:r>" for letter in instruction)
    return edited((FINE_RUN, field))


def typed(kind: str) -> bytes:
    known = parts_of(sent()[0])["[Content_Types].xml"].decode()
    new = f'<Default Extension="q" ContentType="{kind}"/><Default '
    return edited(parts={"[Content_Types].xml": known.replace("<Default ", new, 1)})


def declared(letters: str, encoding: str = "utf-8") -> bytes:
    body = parts_of(sent()[0])[BODY].decode()
    content = body[body.index("<w:document") :]
    return edited_bytes({BODY: f'<?xml version="1.0" encoding="{encoding}"?>{letters}{content}'.encode(encoding)})


def edited_bytes(parts: Mapping[str, bytes]) -> bytes:
    return packed({**parts_of(sent()[0]), **parts})


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"", Refusal.DAMAGED),
        (lambda: b"%PDF-1.7 ...", Refusal.DAMAGED),
        (lambda: sent()[0][:-40], Refusal.DAMAGED),
        (lambda: packed({"[Content_Types].xml": "<Types/>"}), Refusal.DAMAGED),
        (lambda: edited_bytes({BODY: b"<w:document"}), Refusal.DAMAGED),
        (lambda: edited_bytes({BODY: f"<w:document {W_NS}>{'<w:p>' * 900}".encode()}), Refusal.DAMAGED),
        (lambda: declared('<!DOCTYPE d [<!ENTITY a0 "lol">' + BOMB + "]>"), Refusal.ENTITIES),
        (lambda: declared('<!DOCTYPE d SYSTEM "file:///etc/passwd">'), Refusal.ENTITIES),
        (lambda: declared('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "utf-16"), Refusal.ENTITIES),
        (lambda: edited(parts={"word/vbaProject.bin": "x"}), Refusal.MACROS),
        (lambda: typed("application/vnd.ms-word.document.macroEnabled.main+xml"), Refusal.MACROS),
        (lambda: related("vbaProject", "project.x"), Refusal.MACROS),
        (lambda: edited(parts={"word/embeddings/oleObject1.bin": "x"}), Refusal.EMBEDDED),
        (lambda: related("oleObject", "embedded.x"), Refusal.EMBEDDED),
        (lambda: related("aFChunk", "brief.html"), Refusal.EMBEDDED),
        (lambda: related("attachedTemplate", "file:///x.dotx", 'TargetMode="External"'), Refusal.OUTSIDE),
        (lambda: related("hyperlink", "https://example.org", 'TargetMode="External"'), Refusal.OUTSIDE),
        (lambda: with_field(' DDEAUTO c:\\\\cmd.exe "/c calc"'), Refusal.OUTSIDE),
        (lambda: with_field(' HYPERLINK "http://example.org"'), Refusal.OUTSIDE),
        (lambda: packed({f"word/{n}.xml": "" for n in range(MOST_PARTS + 1)}), Refusal.TOO_LARGE),
        (lambda: b"PK" * (MOST_BYTES // 2 + 1), Refusal.TOO_LARGE),
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_plain_report_is_refused_with_its_reason(make: Callable[[], bytes], why: Refusal) -> None:
    assert refusal(make()) == why.value


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = edited(parts={"word/big.xml": " " * (MOST_UNPACKED + 1)})
    assert len(data) < 1_000_000
    assert refusal(data) == Refusal.TOO_LARGE.value


def test_a_part_that_is_larger_than_it_says_gives_no_more_than_it_said() -> None:
    data = bytearray(edited(parts={"word/big.xml": "x" * 5000}))
    assert data.count((5000).to_bytes(4, "little")) == 2
    lying = bytes(data).replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert changes_in(lying) == ()


def test_two_parts_of_one_name_are_refused() -> None:
    written = io.BytesIO(sent()[0])
    with zipfile.ZipFile(written, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(BODY, f"<w:document {W_NS}><w:body><w:p>{text_run('Anders')}</w:p></w:body></w:document>")
    assert refusal(written.getvalue()) == Refusal.DAMAGED.value


def mutated(chance: random.Random, data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with its bytes, a part of it, or the elements of its body changed at random."""
    match chance.randrange(4):
        case 0:
            return _bent(chance, data)
        case 1:
            name = chance.choice([BODY, BODY, *parts])
            changed = {**parts, name: _bent(chance, parts[name])}
            return packed(dict(chance.sample(sorted(changed.items()), len(changed))))
        case _:
            return packed({**parts, BODY: _shuffled(chance, parts[BODY])})


def _shuffled(chance: random.Random, body: bytes) -> bytes:
    """The body with elements moved, doubled, taken out, renamed, or put into tracked changes of all kinds."""
    root = etree.fromstring(body)
    for _ in range(chance.randrange(1, 12)):
        one, other = (chance.choice([*root.iterdescendants()]) for _ in range(2))
        match chance.randrange(6):
            case 0:
                other.append(copy.deepcopy(one))
            case 1:
                one.tag = f"{W}{chance.choice(TAGS)}"
            case 2:
                wrapped = etree.Element(f"{W}{chance.choice(TAGS)}", {f"{W}id": "1", f"{W}author": "x"})
                one.addprevious(wrapped)
                wrapped.append(one)
            case 3:
                one.text = chance.choice(("", "A1:", "V1: 09.12", "\n\t", "x" * 3000, "\u202e", one.text))
            case 4 if one.getparent() is not root and one.getparent() is not None:
                one.getparent().remove(one)  # type: ignore[union-attr]
            case _:
                one.addnext(copy.deepcopy(one))
    return etree.tostring(root)


def _bent(chance: random.Random, data: bytes) -> bytes:
    bent = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at, to = sorted((chance.randrange(len(bent) + 1), chance.randrange(len(bent) + 1)))
        match chance.randrange(5):
            case 0:
                bent[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del bent[at : at + chance.randrange(1, 40)]
            case 2:
                bent[at:at] = bent[at : min(to, at + 400)]
            case 3:
                bent[at:at] = chance.choice(PIECES)
            case _:
                bent[at:to] = bent[at:to].replace(b"w:r>", b"w:del>", 1)
    return bytes(bent)


TAGS = (
    "ins", "del", "moveFrom", "moveTo", "p", "r", "t", "delText", "tbl", "tr", "tc", "pPr", "rPr", "rPrChange", "br",
    "commentRangeStart", "commentRangeEnd", "commentReference", "sdt", "hyperlink", "AlternateContent", "drawing",
    "fldSimple", "fldChar", "instrText", "Choice", "Fallback", "strike", "u",
)  # fmt: skip
PIECES = (
    b"<w:p>", b"</w:p>", b"<w:ins>", b"</w:ins>", b"<w:tbl>", b"&#0;", b"&lt;", b"\xff\xfe", b"<!--", b"]]>", b"<w:t/>",
    b'<w:commentRangeStart w:id="1"/>', b"<w:del><w:ins>", b"\0", b"\xed\xa0\x80", b"&#x202e;", b"A1:", b"PK\x05\x06",
)  # fmt: skip


def slowest_of(seed: int, count: int) -> float:
    """Read so many mutated files; gives the slowest, and anything but a list or a refusal is raised."""
    chance, (data, original) = random.Random(seed), sent_short()
    parts = parts_of(data)
    return max(_seconds(mutated(chance, data, parts), original) for _ in range(count))


def _seconds(data: bytes, original: Original) -> float:
    started = time.process_time()
    try:
        read_returned(data, original)
    except DeskError as refusal:
        Refusal(refusal.code)
    return time.process_time() - started


def test_mutated_files_are_read_or_refused() -> None:
    slowest_of(9, 150)


@pytest.mark.torture
def test_t10_of_a_hundred_thousand_mutated_files_none_crashes_or_hangs(figures: Figures) -> None:
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as workers:
        slowest = max(workers.map(slowest_of, range(100), itertools.repeat(1000)))
    figures.at_most("t10_returned_slowest_of_100000", slowest, "s", SLOWEST_S)
