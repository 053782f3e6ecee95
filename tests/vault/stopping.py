"""Stops an act in the middle: before one of its calls, or a process of its own by a kill at a random moment."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from types import ModuleType

import pytest

from tests.architecture.sources import ROOT


class Stopped(Exception):
    """What an act is stopped with."""


def stopped_at(
    stop: int, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], calls: Iterable[tuple[ModuleType, str]]
) -> bool:
    """Do something, the `stop`-th of these calls (from 0) not done any more; whether it came to that."""
    numbers = iter(range(100_000))

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def stopping(*rest: object, **more: object) -> object:
            if next(numbers) == stop:
                raise Stopped
            return call(*rest, **more)

        return stopping

    with monkeypatch.context() as patched:
        for module, name in calls:
            patched.setattr(module, name, counted(getattr(module, name)))
        try:
            act()
        except Stopped:
            return True
    return False


def kill_when_ready(module: str, *arguments: str, seed: int, within_s: tuple[float, float]) -> None:
    """Run a module of the tests and kill it in the middle: at a random moment after it said `ready`."""
    child = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(random.Random(seed).uniform(*within_s))
    child.kill()
    child.communicate()
