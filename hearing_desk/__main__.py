"""`python -m hearing_desk` and the command `hearing-desk`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence


def main() -> None:
    """Carry out the command line and exit with its code."""
    from hearing_desk.app.no_values import say_no_values
    from hearing_desk.app.own_program import READ_RETURNED

    say_no_values()
    if sys.argv[1:] == [READ_RETURNED]:
        _read_returned()
        return
    from hearing_desk.app.lock_exit import end_process

    # Whatever a worker thread still does, everything is saved and closed by now.
    end_process(loaded()(sys.argv[1:], os.environ))


def loaded() -> Callable[[Sequence[str], Mapping[str, str]], int]:
    """What carries out a command line; while it is loaded nobody looks through it for waste, which is not there."""
    from hearing_desk.app.no_waste_sought import no_waste_sought

    with no_waste_sought():
        from hearing_desk.wiring import run

    return run


def _read_returned() -> None:
    # The process that opens a stranger's file holds no more of the program than it needs.
    from hearing_desk.app.returned_child import answer

    answer(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
