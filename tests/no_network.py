"""Takes the network from a process and all that it starts: the kernel refuses them every socket of the internet."""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct

# From the headers of Linux. A filter is given: number, architecture, where from, arguments.
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2
_NUMBER_AT, _ARCHITECTURE_AT, _FAMILY_AT = 0, 4, 16
_LOAD, _SAME, _ANSWER = 0x20, 0x15, 0x06
_ALLOWED, _REFUSED = 0x7FFF0000, 0x00050000 | errno.EAFNOSUPPORT
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


class _Filter(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def take_the_network() -> None:
    """From here on AF_INET and AF_INET6 do not exist; where the kernel cannot do so, tests/architecture says it."""
    if platform.machine() not in _SOCKET_CALLS:
        return
    steps = b"".join(struct.pack("=HBBI", *step) for step in _steps(*_SOCKET_CALLS[platform.machine()]))
    kernel = ctypes.CDLL(None)
    kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    kernel.prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.byref(_Filter(len(steps) // 8, steps)))


def _steps(architecture: int, call: int) -> tuple[tuple[int, int, int, int], ...]:
    # Each: what to do, how many steps to skip when it is the same and when not, and with what.
    return (
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_SAME, 0, 5, architecture),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_SAME, 0, 3, call),
        (_LOAD, 0, 0, _FAMILY_AT),
        (_SAME, 2, 0, socket.AF_INET),
        (_SAME, 1, 0, socket.AF_INET6),
        (_ANSWER, 0, 0, _ALLOWED),
        (_ANSWER, 0, 0, _REFUSED),
    )
