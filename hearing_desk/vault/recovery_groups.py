"""A secret as people write it down: numbered groups of five signs, each with a check sign that finds a slip of the pen.

The signs are Crockford's base 32 (no I, L, O, U); the fifth of a group is Luhn's check over its number and its signs.
"""

from __future__ import annotations

from collections.abc import Sequence

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_IN_GROUP, _BITS = 4, 5


class Mistyped(Exception):
    """A group is not as it was written down; `group` counts from 1, 0 when there are too few or too many."""

    def __init__(self, group: int) -> None:
        super().__init__("mistyped")
        self.group = group


def groups_of(secret: bytes) -> tuple[str, ...]:
    """The secret in groups of five signs."""
    bits = _IN_GROUP * _BITS
    count = -(-len(secret) * 8 // bits)
    number = int.from_bytes(secret, "big") << (count * bits - len(secret) * 8)
    parts = [(number >> (bits * (count - 1 - at))) % (1 << bits) for at in range(count)]
    return tuple(_group(at, part) for at, part in enumerate(parts, start=1))


def secret_in(typed: str, length: int) -> bytes:
    """The `length` bytes that were typed, spaces, dashes and small letters allowed; raises Mistyped."""
    signs = "".join(sign for sign in typed.upper().translate(_READ_AS) if sign not in " -\r\n\t")
    size = _IN_GROUP + 1
    found = [signs[start : start + size] for start in range(0, len(signs), size)]
    count = -(-length * 8 // (_IN_GROUP * _BITS))
    wrong = next((at for at, group in enumerate(found, start=1) if not is_group(at, group)), 0)
    if wrong or len(found) != count:
        raise Mistyped(min(wrong, count))
    number = 0
    for group in found:
        number = (number << (_IN_GROUP * _BITS)) + _value(group[:_IN_GROUP])
    return (number >> (count * _IN_GROUP * _BITS - length * 8)).to_bytes(length, "big")


def is_group(number: int, typed: str) -> bool:
    """True when `typed`, in capitals, can be the group of that number."""
    if len(typed) != _IN_GROUP + 1 or any(sign not in SIGNS for sign in typed):
        return False
    return _check(number, [SIGNS.index(sign) for sign in typed[:_IN_GROUP]]) == typed[_IN_GROUP]


def as_written(typed: str) -> str:
    """A group as it stands on paper: capitals, and what looks alike read as the sign there is."""
    return "".join(sign for sign in typed.upper().translate(_READ_AS) if sign in SIGNS)


def _group(number: int, value: int) -> str:
    values = [(value >> (_BITS * (_IN_GROUP - 1 - at))) % len(SIGNS) for at in range(_IN_GROUP)]
    return "".join(SIGNS[one] for one in values) + _check(number, values)


def _check(number: int, values: Sequence[int]) -> str:
    total = sum(value if at % 2 else _folded(value * 2) for at, value in enumerate([number, *values]))
    return SIGNS[-total % len(SIGNS)]


def _folded(value: int) -> int:
    return value // len(SIGNS) + value % len(SIGNS)


def _value(signs: str) -> int:
    value = 0
    for sign in signs:
        value = value * len(SIGNS) + SIGNS.index(sign)
    return value
