"""What shows a widget in front, with the keyboard: given to tests by a fixture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

Show: TypeAlias = Callable[[QWidget], None]
