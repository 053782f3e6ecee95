"""What a code means, for whoever meets it: why the rule is there, and a small form with the mistake and without it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Say
from hearing_desk.core.text import Text
from hearing_desk.formpack.codes import CODES
from hearing_desk.formpack.findings import visible
from hearing_desk.formpack.suggestions import nearest

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Page:
    """One code: why it is there, and the two forms; both are pieces to stand beside a pack that is in order."""

    code: str
    why: Text
    wrong: str
    right: str


def page_of(code: str) -> Page:
    """The page of a code, however it is written; raises DeskError `code_not_known`, with the code that is near."""
    known = code.strip().upper()
    if known not in CODES:
        raise DeskError("code_not_known", _unknown(known))
    return Page(known, CODES[known], _form("wrong", known), _form("right", known))


def explained(page: Page, say: Say) -> str:
    """The page as text for a terminal."""
    parts = (
        f"{page.code}: {say(page.why)}",
        say(Text("Wrong:")) + f"\n{_indented(page.wrong)}",
        say(Text("Right:")) + f"\n{_indented(page.right)}",
    )
    return "\n\n".join(parts)


def _unknown(code: str) -> Text:
    near = nearest(code, tuple(CODES))
    if near:
        return Text("There is no code {code}; did you mean {near}?", code=visible(code), near=near)
    return Text("There is no code {code}; `forms check` shows the code with each mistake.", code=visible(code))


def _form(kind: str, code: str) -> str:
    return (_PAGES / kind / f"{code}.yaml").read_bytes().decode("utf-8", "replace")


def _indented(form: str) -> str:
    return "\n".join(f"  {visible(line)}" for line in form.split("\n")).rstrip()
