#!/bin/bash
# Prints the Python that Hearing Desk's .venv is made with: 3.11 to 3.14, able to make virtual environments.
for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
    then command -v "$candidate"; exit 0
    fi
done
if command -v python3 >/dev/null; then found=$(python3 --version 2>&1); else found="no python3 at all"; fi
{
    echo "Hearing Desk needs Python 3.11, 3.12, 3.13 or 3.14 with its venv module (on Debian: python3-venv)."
    echo "Here is: $found. Nothing was installed. To name another one: make run PYTHON=/path/to/python3"
} >&2
exit 1
