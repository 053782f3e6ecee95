"""A hearing on a disk that is full for a while: what a session says of itself, as one line of JSON.

`python -m tests.app.full_disk DIRECTORY`: no file may grow while the disk is full, then all may again.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from hearing_desk.app.session import Session
from hearing_desk.core.problems import DeskError
from tests.app.after_a_crash import opened_after_a_crash
from tests.app.stage import Stage
from tests.app.typing import named, opened, typed

NOTHING_MAY_GROW = 1


def main(directory: str) -> None:
    """Type before, during and after; every step is told."""
    stage = Stage(Path(directory))
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    session.flush()
    stage.drain()
    told: dict[str, object] = {"at_risk_before": session.save_state.is_at_risk}
    _limit(NOTHING_MAY_GROW)
    turn = opened(session, "A", text="In")
    told["seconds_to_tell"] = _seconds_until_at_risk(stage, session)
    told["saved_at_stands_still"] = session.save_state.saved_at
    for text in ("In een", "In een dorp", "In een dorp bij de rivier."):
        typed(session, turn, text)
    session.finish_turn(turn)
    told["is_refused_to_close"] = _is_refused_to_close(session)
    _limit(resource.RLIM_INFINITY)
    stage.wait_until(lambda: session.save_state.unsaved_since is None)
    told["at_risk_after"] = session.save_state.is_at_risk
    with opened_after_a_crash(stage, session.hearing_id) as found:
        told["turns_on_disk"] = named(found)
    told["turns"] = named(session)
    stage.close()
    print(json.dumps(told, default=str))


def _limit(size: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))


def _seconds_until_at_risk(stage: Stage, session: Session) -> float:
    started = time.monotonic()
    stage.wait_until(lambda: session.save_state.is_at_risk)
    return time.monotonic() - started


def _is_refused_to_close(session: Session) -> bool:
    try:
        session.close(patience_s=0.2)
    except DeskError as error:
        return error.code == "not_saved"
    return False


if __name__ == "__main__":
    main(*sys.argv[1:])
