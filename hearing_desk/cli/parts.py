"""What the command line is given by wiring: everything that needs more than app and core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.core.text import Text
from hearing_desk.i18n import Language

if TYPE_CHECKING:
    from hearing_desk.app.copies import Makers
    from hearing_desk.app.doctor import Diagnosis
    from hearing_desk.app.installation import Check
    from hearing_desk.app.outcome import Options, Outcome
    from hearing_desk.app.recover import Ask, RecoverOrder
    from hearing_desk.app.script_values import Script
    from hearing_desk.app.stored_export import ExportOrder


@dataclass(frozen=True)
class DesktopStart:
    """How the desktop program is asked to begin; no vault means the user's own."""

    vault: Path | None
    reference: str
    language: Language


OpenDesktop: TypeAlias = Callable[[DesktopStart], Text | None]
"""Opens the desktop program until somebody ends it; gives what there is to say when it does not open."""


@dataclass(frozen=True)
class Parts:
    """The work behind each headless command; every callable may raise DeskError."""

    read_script: Callable[[Path], Script]
    run: Callable[[Script, Options], Outcome]
    export: Callable[[Path, ExportOrder], tuple[Path, ...]]
    copy_makers: Callable[[], Makers]
    examine: Callable[[Path], Diagnosis]
    examine_installation: Callable[[], tuple[Check, ...]]
    recover: Callable[[Path, RecoverOrder, Ask], tuple[Path, ...]]
    practise: Callable[[Language], None]
    demo: Path
    packaged_forms: tuple[Path, ...]
