"""Walks the tree a screen reader reads, to find what it could not name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

ROLE = QAccessible.Role
NEEDS_NAME = frozenset(
    {
        ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.EditableText, ROLE.ComboBox, ROLE.List, ROLE.Table,
        ROLE.PageTab, ROLE.PageTabList, ROLE.MenuItem, ROLE.ListItem, ROLE.Slider, ROLE.SpinBox, ROLE.Dialog,
    }
)  # fmt: skip


def unnamed(root: QWidget) -> list[str]:
    """What can be acted on in a window and has no name, by its role and object name."""
    found = (node for node in walk(QAccessible.queryAccessibleInterface(root)) if _is_acted_on(node))
    return [_described(node) for node in found if not node.state().invisible and not _name(node)]


def names(root: QWidget) -> list[str]:
    """The names of everything that can be acted on and is visible."""
    found = (node for node in walk(QAccessible.queryAccessibleInterface(root)) if node.role() in NEEDS_NAME)
    return [_name(node) for node in found if not node.state().invisible]


def walk(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if node is None or not node.isValid():
        return
    yield node
    for at in range(node.childCount()):
        yield from walk(node.child(at))


def _is_acted_on(node: QAccessibleInterface) -> bool:
    """A cell of a table may be empty: it is read, and does nothing."""
    return node.role() in NEEDS_NAME or (bool(node.state().focusable) and node.role() is not ROLE.Cell)


def _name(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name).strip()


def _described(node: QAccessibleInterface) -> str:
    return f"{node.role().name} {node.object().objectName()}"
