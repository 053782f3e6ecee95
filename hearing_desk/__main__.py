"""`python -m hearing_desk` and the command `hearing-desk`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Carry out the command line and exit with its code."""
    from hearing_desk.app.lock_exit import end_process
    from hearing_desk.app.no_values import say_no_values
    from hearing_desk.wiring import run

    say_no_values()
    # Whatever a worker thread still does, everything is saved and closed by now.
    end_process(run(sys.argv[1:], os.environ))


if __name__ == "__main__":
    main()
