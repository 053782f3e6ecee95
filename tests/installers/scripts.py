"""The scripts of packaging/installers/, which are no package: loaded from their files."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from tests.architecture.sources import ROOT

INSTALLERS = ROOT / "packaging" / "installers"


def script(name: str) -> ModuleType:
    sys.path.insert(0, str(INSTALLERS))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(INSTALLERS))
