"""When each interpreter really worked: a change made between two zittingen counts from the next one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from hearing_desk.core.hearing import Hearing, HearingSession, InterpreterStint


def stints_at_work(hearing: Hearing) -> tuple[InterpreterStint, ...]:
    """The interpreters in order, their from and to within the zittingen."""
    return tuple(
        dataclasses.replace(
            stint,
            from_at=_start(stint.from_at, hearing.sessions),
            to_at=_end(stint.to_at, hearing.sessions),
        )
        for stint in hearing.interpreters
    )


def worked_in(session: HearingSession, stint: InterpreterStint) -> bool:
    """Whether the interpreter worked in this zitting."""
    began = not stint.from_at or not session.ended_at or stint.from_at < session.ended_at
    return began and (not stint.to_at or stint.to_at > session.started_at)


def within(session: HearingSession, stint: InterpreterStint) -> InterpreterStint:
    """The interpreter's from and to in this zitting; its own begin and end where they were there all the time."""
    from_at = max(stint.from_at, session.started_at)
    ends = [at for at in (stint.to_at, session.ended_at) if at]
    return dataclasses.replace(stint, from_at=from_at, to_at=min(ends, default=""))


def _start(at: str, sessions: Sequence[HearingSession]) -> str:
    if not at or _is_within(at, sessions):
        return at
    return next((session.started_at for session in sessions if session.started_at > at), at)


def _end(at: str, sessions: Sequence[HearingSession]) -> str:
    if not at or _is_within(at, sessions):
        return at
    return next((s.ended_at for s in reversed(sessions) if s.ended_at and s.ended_at < at), at)


def _is_within(at: str, sessions: Sequence[HearingSession]) -> bool:
    return any(s.started_at <= at and (not s.ended_at or at <= s.ended_at) for s in sessions)
