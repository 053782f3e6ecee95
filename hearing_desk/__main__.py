"""`python -m hearing_desk` and the command `hearing-desk`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Carry out the command line and exit with its code."""
    from hearing_desk.wiring import run

    sys.exit(run(sys.argv[1:], os.environ))


if __name__ == "__main__":
    main()
