"""What the windows of the program need besides the desk, given once to whoever builds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hearing_desk.app.clock import Clock
from hearing_desk.app.custody import Custody
from hearing_desk.i18n import Words
from hearing_desk.ui.theme import Theme


@dataclass(frozen=True)
class Surroundings:
    """Words, time, look, the way onto the windows' thread, and the care of the passphrase."""

    words: Words
    clock: Clock
    theme: Theme
    post: Callable[[Callable[[], None]], None]
    custody: Custody
    may_search_all: bool = False
