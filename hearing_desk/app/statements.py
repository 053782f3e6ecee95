"""The statements to the applicant in their own language, each with its Dutch and its state; a stale one falls away."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hearing_desk.app.session import Session
from hearing_desk.app.start_conditions import facts_about
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.core.variants import fitted

STATEMENTS = Path(__file__).resolve().parents[1] / "data" / "statements"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "fa-AF", "ps"})
_SAME = {"prs": "fa-AF"}
_APPROVED = "goedgekeurd"
_CHANGED = Text("The translation belongs to another Dutch text: the interpreter translates the Dutch.")
_FITTED = Text("This hearing has words of its own, not translated yet: the interpreter translates the Dutch.")


@dataclass(frozen=True)
class Statement:
    """One statement: its item, the Dutch of this hearing's pack, and `words` in the other language.

    `words` is empty when there is no translation, or when it belongs to another Dutch text; `state` says which.
    """

    item: str
    dutch: str
    words: str
    state: Text


@dataclass(frozen=True)
class Statements:
    """All of them for one language; `language` is empty when there is none for it."""

    language: str
    is_right_to_left: bool
    rows: tuple[Statement, ...]


def statements_of(session: Session) -> Statements:
    """Those of an open hearing: in the words that fit it, and the language of its applicant."""
    hearing = session.committed
    pack = fitted(session.pack, facts_about(hearing))
    return statements_for(pack, hearing.text_of("applicant_language"), usual=session.pack)


def statements_for(pack: FormPack, wanted: str, folder: Path = STATEMENTS, usual: FormPack | None = None) -> Statements:
    """What is read out in the opening and the closing, in the language of the applicant as far as it is there.

    `usual` is the pack without the other words of this hearing: what is translated there only, is said to be so.
    """
    language = language_of(wanted, folder)
    given = _given(folder / f"{language}.json") if language else {}
    told = {row["item"]: row for row in given.get("statements", ())}
    elsewhere = {fingerprint(dutch) for dutch in read_out(usual or pack).values()}
    rows = tuple(_statement(item, dutch, told.get(item), given, elsewhere) for item, dutch in read_out(pack).items())
    return Statements(language, language in _RIGHT_TO_LEFT, rows)


def language_of(wanted: str, folder: Path = STATEMENTS) -> str:
    """The language to show for a code like fa-IR: the same one, else the one without its country, else none."""
    code = _SAME.get(wanted, wanted)
    there = {path.stem for path in folder.glob("*.json")}
    return next((known for known in (code, code.partition("-")[0]) if known in there), "")


def read_out(pack: FormPack) -> dict[str, str]:
    """The statements of a pack in Dutch, by item, in the order of the hearing."""
    items = (item for name in ("opening", "closing") for item in pack.checklist(name).items)
    return {item.id: item.say for item in items if item.say}


def fingerprint(dutch: str) -> str:
    """By it a translation knows the text it is of."""
    return hashlib.sha256(dutch.encode()).hexdigest()


def _statement(
    item: str, dutch: str, told: dict[str, str] | None, given: dict[str, Any], elsewhere: Collection[str]
) -> Statement:
    if told is None:
        return Statement(item, dutch, "", Text("No translation: the interpreter translates the Dutch."))
    if told["dutch_sha256"] != fingerprint(dutch):
        return Statement(item, dutch, "", _FITTED if told["dutch_sha256"] in elsewhere else _CHANGED)
    return Statement(item, dutch, told["text"], _state(given))


def _state(given: dict[str, Any]) -> Text:
    day = date.fromisoformat(given["date"])
    if given["state"] == _APPROVED and given["approved_by"]:
        return Text("Approved by {who}, {day}", who=given["approved_by"], day=day)
    return Text("Draft, not approved ({day})", day=day)


def _given(path: Path) -> dict[str, Any]:
    # A file that is not as it was written gives no translation: then the interpreter translates.
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        date.fromisoformat(given["date"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return given if _is_whole(given) else {}


def _is_whole(given: dict[str, Any]) -> bool:
    rows = given.get("statements")
    if not _has_words(given, "state", "approved_by") or not isinstance(rows, list):
        return False
    return all(_has_words(row, "item", "dutch_sha256", "text") for row in rows)


def _has_words(plain: object, *names: str) -> bool:
    return isinstance(plain, dict) and all(isinstance(plain.get(name), str) for name in names)
