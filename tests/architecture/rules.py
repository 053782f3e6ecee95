"""The rules of the house style that no linter knows; each yields one sentence for each breach."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.architecture.sources import Function, Source

Rule = Callable[[Source], Iterator[str]]

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_WIRING = 120
IMPURE_CALLS = {"open", "print", "input", "eval", "exec", "compile", "breakpoint", "__import__"}
EMPTY_NAMES = re.compile(r"(^|_)(util|utils|helper|helpers|common|manager|managers|base|misc)(_|$)")
# At most three: each names why nothing narrower would do.
CATCH_ALLS = ("tests/torture/hostile.py",)  # it counts whatever a spoilt file brings about
# Where a banned name may be used once, with `noqa: TID251`: what keeps Qt from writing settings, and the clock.
BAN_LIFTED = ("hearing_desk/ui/no_trace.py", "hearing_desk/app/clock.py", "hearing_desk/wiring.py")


def pure_core(source: Source) -> Iterator[str]:
    """The core opens, prints and asks nothing."""
    if not source.is_in("hearing_desk/core"):
        return
    for call in source.calls():
        if isinstance(call.func, ast.Name) and call.func.id in IMPURE_CALLS:
            yield _at(source, call, f"the core calls {call.func.id}()")


def short_files(source: Source) -> Iterator[str]:
    """A file is one idea; wiring says what belongs to what and nothing else."""
    limit = LONGEST_WIRING if source.is_in("hearing_desk/wiring.py") else LONGEST_FILE
    if len(source.lines) > limit:
        yield f"{source.path}: {len(source.lines)} lines, {limit} is the most"


def short_functions(source: Source) -> Iterator[str]:
    """A function does one thing at one level."""
    for function in source.functions():
        length = _length(function)
        if length > LONGEST_FUNCTION:
            yield _at(source, function, f"{function.name} has {length} lines, {LONGEST_FUNCTION} is the most")


def no_modal_loops(source: Source) -> Iterator[str]:
    """A nested event loop stands in ui/dialogs.py and, without keys, in ui/patience.py; the program's own in wiring."""
    if source.is_in("hearing_desk/ui/dialogs.py", "hearing_desk/ui/patience.py", "hearing_desk/wiring.py", "tests"):
        return
    yield from _calls_of(source, {"exec", "exec_"}, "belongs in ui/dialogs.py")


def no_forced_events(source: Source) -> Iterator[str]:
    """Only the driver, which types like a person, and tests may push Qt's events on."""
    if not source.is_in("hearing_desk/ui/driver.py", "tests"):
        yield from _calls_of(source, {"processEvents"}, "belongs in ui/driver.py")


def no_searched_widgets(source: Source) -> Iterator[str]:
    """Who needs a widget was given it; only tests look for one by name, as a person would."""
    if not source.is_in("tests"):
        yield from _calls_of(source, {"findChild", "findChildren"}, "hand the widget over instead")


def named_after_what_it_is(source: Source) -> Iterator[str]:
    """A module is named after its idea, never after its being useful."""
    for part in source.path.with_suffix("").parts:
        if EMPTY_NAMES.search(part):
            yield f"{source.path}: {part} is not a name of something"


def no_catch_alls(source: Source) -> Iterator[str]:
    """Anything unforeseen is a bug and must be seen; cleaning up and raising it again is no catch."""
    if str(source.path) in CATCH_ALLS:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and _holds_back_all(node):
            yield _at(source, node, "holds back everything")


def few_lifted_bans(source: Source) -> Iterator[str]:
    """The banned names stay banned everywhere but in the places listed."""
    if source.is_in("tests") or str(source.path) in BAN_LIFTED:
        return
    for number, line in enumerate(source.lines, start=1):
        if re.search(r"#\s*(ruff:\s*)?noqa(?!:)|noqa:[^#]*TID251", line):
            yield f"{source.path}:{number}: lifts a ban"


def plain_texts(source: Source) -> Iterator[str]:
    """A sentence is one literal with named places, all filled: so a translator sees the whole of it."""
    if source.is_in("tests"):
        return
    for call in source.calls():
        if _name_of(call.func) != "Text":
            continue
        if any(_holds_words(node) for node in ast.walk(call)):
            yield _at(source, call, "an f-string brings words into a Text that no translator sees")
        key = call.args[0] if call.args else None
        fields = {keyword.arg for keyword in call.keywords}
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            yield _at(source, call, "the first argument of Text is not a literal")
        elif None not in fields and _places(key.value) != fields:
            yield _at(source, call, "the {places} of a Text are not its fields")


def documented_screens(source: Source) -> Iterator[str]:
    """A public method of a screen says what it is for, as ruff asks elsewhere; Qt's overrides need not."""
    if not source.is_in("hearing_desk/ui"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (_at(source, f, f"{f.name} says not what it is for") for f in _undocumented(node))


def no_shared_state(source: Source) -> Iterator[str]:
    """What changes has an owner: nothing at the level of a module does, and nothing is declared global."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield _at(source, node, "declares a global")
    for statement in source.tree.body:
        for name in _variables(statement):
            yield _at(source, statement, f"{name} can change and belongs to nobody")


def no_banners(source: Source) -> Iterator[str]:
    """A file that needs section banners is two files."""
    for number, line in enumerate(source.lines, start=1):
        if re.match(r"\s*#\s*[-=#*~─═]{3,}", line):
            yield f"{source.path}:{number}: a section banner"


def no_mocks(source: Source) -> Iterator[str]:
    """Tests use the real parts."""
    for node in ast.walk(source.tree):
        if any("mock" in name.lower() for name in _imported(node)):
            yield _at(source, node, "imports a mock")


def body_length(function: Function) -> int:
    """The lines of a function without its signature and docstring: what there is to follow."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@dataclass(frozen=True)
class Planted:
    """A rule, and a file that breaks it: whoever weakens the rule sees its test fail."""

    rule: Rule
    path: str
    text: str


PLANTED = (
    Planted(pure_core, "hearing_desk/core/x.py", "print('heard')"),
    Planted(short_files, "hearing_desk/app/x.py", "pass\n" * 401),
    Planted(short_files, "hearing_desk/wiring.py", "pass\n" * 121),
    Planted(short_functions, "tests/x.py", "def f():\n" + "    pass\n" * 51),
    Planted(no_modal_loops, "hearing_desk/ui/rooms.py", "QDialog().exec()"),
    Planted(no_forced_events, "hearing_desk/ui/rooms.py", "app.processEvents()"),
    Planted(no_searched_widgets, "hearing_desk/ui/rooms.py", "window.findChild(QLabel)"),
    Planted(named_after_what_it_is, "hearing_desk/app/date_utils.py", ""),
    Planted(named_after_what_it_is, "hearing_desk/common/dates.py", ""),
    Planted(no_catch_alls, "hearing_desk/app/x.py", "try: f()\nexcept Exception: pass"),
    Planted(no_catch_alls, "hearing_desk/app/x.py", "try: f()\nexcept (OSError, BaseException): pass"),
    Planted(no_catch_alls, "hearing_desk/app/x.py", "try: f()\nexcept: pass"),
    Planted(few_lifted_bans, "hearing_desk/app/x.py", "import socket  # noqa: E401, TID251"),
    Planted(few_lifted_bans, "hearing_desk/app/x.py", "import socket  # noqa"),
    Planted(plain_texts, "hearing_desk/app/x.py", "Text(f'Saved {time}.')"),
    Planted(plain_texts, "hearing_desk/app/x.py", "Text('Saved {time}.', time=f'{hour} uur')"),
    Planted(plain_texts, "hearing_desk/app/x.py", "Text('Saved ' + time)"),
    Planted(plain_texts, "hearing_desk/app/x.py", "Text('Saved {time}.', hour='10')"),
    Planted(documented_screens, "hearing_desk/ui/x.py", "class Room:\n    def leave(self): pass"),
    Planted(no_shared_state, "hearing_desk/app/x.py", "opened = []"),
    Planted(no_shared_state, "hearing_desk/app/x.py", "def f():\n    global opened"),
    Planted(no_banners, "hearing_desk/app/x.py", "# ------ the rest ------"),
    Planted(no_mocks, "tests/x.py", "from unittest.mock import Mock"),
)


def _at(source: Source, node: ast.AST, sentence: str) -> str:
    return f"{source.path}:{getattr(node, 'lineno', 1)}: {sentence}"


def _calls_of(source: Source, names: set[str], why: str) -> Iterator[str]:
    for call in source.calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in names:
            yield _at(source, call, f"{call.func.attr} {why}")


def _name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _holds_back_all(handler: ast.ExceptHandler) -> bool:
    if isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None:
        return False
    caught = handler.type
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(kind is None or _name_of(kind) in {"Exception", "BaseException"} for kind in kinds)


def _holds_words(node: ast.AST) -> bool:
    if not isinstance(node, ast.JoinedStr):
        return False
    return any(isinstance(part, ast.Constant) and re.search(r"[^\W\d_]{2}", str(part.value)) for part in node.values)


def _places(key: str) -> set[str | None]:
    return {place for _, place, _, _ in string.Formatter().parse(key) if place is not None}


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module)):
            return [module]
        case _:
            return []


def _undocumented(screen: ast.ClassDef) -> Iterator[Function]:
    for node in screen.body:
        if not isinstance(node, Function) or ast.get_docstring(node):
            continue
        if node.name.islower() and not node.name.startswith("_"):
            yield node


def _variables(statement: ast.stmt) -> Iterator[str]:
    if not isinstance(statement, ast.Assign | ast.AnnAssign) or not isinstance(
        statement.value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    ):
        return
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    for target in targets:
        if isinstance(target, ast.Name) and not target.id.isupper() and not target.id.startswith("__"):
            yield target.id
