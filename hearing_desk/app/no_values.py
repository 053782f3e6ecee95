"""Says of a mistake in the program what and where it was, never with which values: those may be somebody's story."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parents[2]


def say_no_values(act: Callable[[], object] = lambda: None) -> None:
    """From now on every exception nobody caught is one line of types and places; `act` is done after it."""

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _say(kind, error, trace)
        act()

    sys.excepthook = on_main
    threading.excepthook = lambda args: _say(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _say(args.exc_type, args.exc_value, args.exc_traceback)


def described(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """An exception, what caused it and where both were raised, in one line without a value."""
    own = f"{kind.__name__} at {' < '.join(reversed(tuple(_places(trace)))) or '?'}"
    cause = None if error is None else error.__cause__ or error.__context__
    if cause is None:
        return own
    return f"{own} after {described(type(cause), None, cause.__traceback__)}"


def _say(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"hearing-desk: bug: {described(kind, error, trace)}\n")


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        name = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
        yield f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
