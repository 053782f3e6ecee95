"""Lets much be made at once without Python looking through it for waste meanwhile: nothing of it is."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_waste_sought() -> Iterator[None]:
    """Of some hundred thousand small things none is waste, and looking for it takes as long as making them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
