"""Every screen of the program, with something on it: for the tests of names, order and room for the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, pairwise
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.pack_shown import shown_in
from hearing_desk.i18n import Language, words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.fingers import focused

SIZES = ((911, 432), (1093, 534), (1366, 688))


def assembly_of(stage: Stage, theme: Theme, language: Language = "nl") -> Assembly:
    custody = Custody(stage.vault.check_passphrase, False, True, ExportLog(stage.vault.log, stage.clock))
    stage.desk.shown = shown_in(language)
    return Assembly(stage.desk, Surroundings(words_of(language), stage.clock, theme, stage.post, custody))


def _list(stage: Stage, assembly: Assembly) -> None:
    stage.ended()
    stage.desk.let_go()
    assembly.open_list()


def _in(room: str) -> Callable[[Stage, Assembly], None]:
    def go(stage: Stage, assembly: Assembly) -> None:
        session = stage.begun(present=("gemachtigde",))
        stage.say(session, "V", "Waar woonde u?")
        stage.say(session, "A", "In een dorp. De smokkelaar hield ons vast.")
        assembly.open_hearing(session.hearing_id)
        assert assembly.window.go_to(room), room

    return go


def _planned(room: str) -> Callable[[Stage, Assembly], None]:
    def go(stage: Stage, assembly: Assembly) -> None:
        assembly.open_hearing(stage.plan().hearing_id)
        assert assembly.window.go_to(room), room

    return go


def _after(room: str) -> Callable[[Stage, Assembly], None]:
    def go(stage: Stage, assembly: Assembly) -> None:
        assembly.open_hearing(stage.ended().hearing_id)
        assert assembly.window.go_to(room), room

    return go


def _pause(stage: Stage, assembly: Assembly) -> None:
    _in("hearing")(stage, assembly)
    assembly.window.ask("pause")


def _uncovered(stage: Stage, assembly: Assembly) -> None:
    _pause(stage, assembly)
    while assembly.is_pause_covered():
        QTest.keyClick(focused(), Qt.Key.Key_Space)


def _new(stage: Stage, assembly: Assembly) -> None:
    assembly.open_list()
    assembly.window.ask("new_hearing")


def _strip(command: str) -> Callable[[Stage, Assembly], None]:
    def go(stage: Stage, assembly: Assembly) -> None:
        _in("hearing")(stage, assembly)
        assembly.window.ask(command)

    return go


SCREENS: Mapping[str, Callable[[Stage, Assembly], None]] = MappingProxyType(
    {
        "hearings": _list,
        "new-hearing": _new,
        "preparation": _planned("preparation"),
        "gate": _planned("gate"),
        "hearing": _in("hearing"),
        "cards": _strip("cards"),
        "consult": _strip("consult"),
        "keys": _strip("key_card"),
        "pause": _pause,
        "pause-uncovered": _uncovered,
        "closing": _in("closing"),
        "review": _after("review"),
        "corrections": _after("corrections"),
    }
)


def tab_order(window: QWidget) -> list[str]:
    """What Tab goes through, from the first: role, object name and name; the fields of a form are one line."""
    return [line for line, _ in groupby(_line(widget) for widget in _chain(window) if _takes_tab(widget))]


def fields_out_of_order(window: QWidget) -> list[str]:
    """Fields of a form that Tab reaches after one that stands below or behind them."""
    fields = [widget for widget in _chain(window) if _takes_tab(widget) and _form_of(widget) is not None]
    pairs = [(one, after) for one, after in pairwise(fields) if _form_of(one) is _form_of(after)]
    return [after.objectName() for one, after in pairs if _place(after) < _place(one)]


def clipped(window: QWidget) -> list[str]:
    """Words on labels, buttons and boxes that have less room than they need."""
    wordy = [w for w in window.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton) and w.isVisible()]
    return [f"{w.objectName()}: {w.text()[:60]}" for w in wordy if _lacks(w)]


def cut_choices(window: QWidget) -> list[str]:
    """Choices of a closed list that would not be read whole once they are picked."""
    shown = [box for box in window.findChildren(QComboBox) if box.isVisible() and not box.isEditable()]
    texts = [(box, box.itemText(at)) for box in shown for at in range(box.count())]
    return [f"{box.objectName()}: {text}" for box, text in texts if _width(box, text) > _room_in(box)]


def _width(box: QComboBox, text: str) -> int:
    return box.fontMetrics().horizontalAdvance(text)


def _room_in(box: QComboBox) -> int:
    option, style = QStyleOptionComboBox(), QStyle.ComplexControl.CC_ComboBox
    box.initStyleOption(option)
    return box.style().subControlRect(style, option, QStyle.SubControl.SC_ComboBoxEditField, box).width()


def _lacks(widget: QLabel | QAbstractButton) -> bool:
    if not widget.text().strip():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) - 1
    words = widget.text().replace("&", "")
    needed = max(widget.fontMetrics().horizontalAdvance(line) for line in words.splitlines())
    return widget.contentsRect().width() < needed or widget.height() < widget.fontMetrics().height()


def _chain(first: QWidget) -> Iterator[QWidget]:
    yield first
    following = first.nextInFocusChain()
    while following is not None and following != first:
        yield following
        following = following.nextInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _line(widget: QWidget) -> str:
    if _form_of(widget) is not None:
        return "Form"
    node = QAccessible.queryAccessibleInterface(widget)
    # On Linux a combo box has its choice as its name, and its label beside it.
    name = widget.accessibleName() or node.text(QAccessible.Text.Name)
    return f"{node.role().name} | {widget.objectName()} | {name.strip().splitlines()[0]}"


def _form_of(widget: QWidget) -> SheetForm | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, SheetForm):
        above = above.parentWidget()
    return above


def _place(widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(widget.window(), widget.rect().topLeft())
    return place.y(), place.x()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
