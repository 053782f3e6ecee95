"""The project's own Python files, read once, as the rules of this package look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the project's root, with slashes, and its text."""

    path: PurePosixPath
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def is_in(self, *folders: str) -> bool:
        """Whether the file is one of these, or somewhere below one of them."""
        return any(self.path.is_relative_to(folder) for folder in folders)

    def functions(self) -> Iterator[Function]:
        """Every function and method, also those inside others."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def calls(self) -> Iterator[ast.Call]:
        """Every call that is written in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def program() -> list[Source]:
    """The modules of hearing_desk."""
    return _read("hearing_desk")


def everything() -> list[Source]:
    """The modules of hearing_desk, and the tests."""
    return [*program(), *_read("tests")]


def _read(folder: str) -> list[Source]:
    return [
        Source(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
