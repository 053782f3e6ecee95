"""The whole suite runs without a network: whatever reaches for it, here or in a program it starts, is refused."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys

import pytest

REACHES_OUT = """
import errno, socket, sys
try:
    socket.create_connection(("127.0.0.1", 9), 1)
except OSError as refused:
    sys.exit(refused.errno)
"""


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_no_test_can_open_a_socket_of_the_internet(family: int, kind: int) -> None:
    with pytest.raises(OSError) as refused:
        socket.socket(family, kind)
    assert refused.value.errno == errno.EAFNOSUPPORT


def test_a_program_that_a_test_starts_reaches_not_even_this_computer() -> None:
    ended = subprocess.run([sys.executable, "-I", "-c", REACHES_OUT], check=False, timeout=60)
    assert ended.returncode == errno.EAFNOSUPPORT


def test_programs_of_this_computer_still_hear_each_other() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b"here")
        assert theirs.recv(4) == b"here"
