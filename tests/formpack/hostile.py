"""Forms as an accident or an enemy would leave them: bytes and lines changed, and files made to hang a reader."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.formpack.full_pack import SMALL_PACK

BASES = {path.name: path.read_bytes() for path in sorted(SMALL_PACK.glob("*.yaml"))}
PIECES = (
    *(b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"\n  ", b"&a ", b"*a", b"<<: *a", b"!!x ", b"|", b">", b'"', b"'"),
    *(b"#", b" #x", b"%", b"@", b"\t", b"---\n", b"...\n", b"? ", b"\\", b"~", b"\x00", b"\x1b[2J", b"\xff", b"\xc3"),
    *("\N{RIGHT-TO-LEFT OVERRIDE}".encode(), "\N{LEFT-TO-RIGHT ISOLATE}".encode(), "\N{ZERO WIDTH SPACE}".encode()),
    *("\N{LINE SEPARATOR}".encode(), "\N{ZERO WIDTH NO-BREAK SPACE}".encode(), "é".encode(), b"\r", b"\x85"),
    *(b"true", b"no", b"12:30", b"012", b"-1", b"9" * 30, b"null", b"x" * 500, b"MOD-01", b"SG-19", b"applicant.age"),
)


def hostile(seed: int) -> tuple[str, bytes]:
    """A file name of the small pack, or a new one, with what it holds from now on; the same seed gives the same."""
    chance = random.Random(seed)
    if chance.random() < 0.2:
        return "zz.yaml", chance.choice(MADE)(chance)
    name = chance.choice(tuple(BASES))
    content = BASES[name]
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        content = chance.choice(CHANGES)(chance, content)
    return name, content


def _other_byte(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _piece_in(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(PIECES) + content[at:]


def _piece_out(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[at + chance.randrange(1, 40) :]


def _line_out(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    lines.pop(chance.randrange(len(lines)))
    return b"".join(lines)


def _line_again(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return b"".join(lines)


def _word_swapped(chance: random.Random, content: bytes) -> bytes:
    words = content.split(b" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def _indented(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(1, 5) + lines[at].lstrip(b" ")
    return b"".join(lines)


def _word_of_the_pack(chance: random.Random, content: bytes) -> bytes:
    """A word in another place: most of these files can be read, and many are in order."""
    words = content.split(b" ")
    words[chance.randrange(len(words))] = chance.choice(words)
    return b" ".join(words)


def _other_letter(chance: random.Random, content: bytes) -> bytes:
    places = [n for n, byte in enumerate(content) if 97 <= byte <= 122] or [0]
    at = chance.choice(places)
    return content[:at] + bytes([chance.randrange(97, 123)]) + content[at + 1 :]


CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _other_byte,
    _piece_in,
    _piece_out,
    _line_out,
    _line_again,
    _word_swapped,
    _indented,
    _word_of_the_pack,
    _other_letter,
)


def _deep(chance: random.Random) -> bytes:
    opening = chance.choice((b"[", b"{a: ", b"- ", b"{all: [", b"? "))
    return b"start_conditions: " + opening * chance.choice((5, 31, 33, 1000, 80_000 // len(opening)))


def _laughs(chance: random.Random) -> bytes:
    levels = chance.randrange(2, 20)
    first = b"a0: &a0 [x, x]\n"
    return first + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, levels))


def _keys(chance: random.Random) -> bytes:
    count, is_same = chance.choice((2, 50, 3000)), chance.random() < 0.5
    return b"explanations:\n" + b"".join(b"  key%d: x\n" % (0 if is_same else n) for n in range(count))


def _huge(chance: random.Random) -> bytes:
    line = chance.choice((b"- a\n", b"- {id: a, number: b, label: c}\n", b"#\n", b"\n", b"- [\n", b"x" * 1000))
    return b"sections:\n" + line * (chance.choice((20_000, 499_000, 501_000)) // len(line))


def _noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(200))


def _jumble(chance: random.Random) -> bytes:
    return b"".join(chance.choice(PIECES) for _ in range(chance.randrange(30)))


def _conditions(chance: random.Random) -> bytes:
    head = b"start_conditions:\n  - id: x\n    label: x\n    level: ask\n    source: {basis: x}\n    when: "
    return head + _condition(chance, chance.randrange(7)).encode() + b"\n"


def _condition(chance: random.Random, depth: int) -> str:
    if depth == 0 or chance.random() < 0.2:
        fact = chance.choice(("applicant.gender", "officer.gender", "applicant.age", "present", "hearing.type", "nope"))
        way = chance.choice(("is_value: v", "is_not: m", "in_values: [v, x]", "has: voogd", "at_least: 12", "is: v"))
        return f"{{fact: {fact}, {way}}}"
    parts = ", ".join(_condition(chance, depth - 1) for _ in range(chance.randrange(4)))
    return f"{{{chance.choice(('all', 'any', 'none'))}: [{parts}]}}"


MADE: tuple[Callable[[random.Random], bytes], ...] = (
    _deep,
    _laughs,
    _keys,
    _huge,
    _noise,
    _jumble,
    _conditions,
    _conditions,
    _conditions,
)
