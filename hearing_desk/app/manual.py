"""The manual inside the program: a page a room and a few besides, in each language, and the role sheets of practice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.i18n import Language

_DATA = Path(__file__).resolve().parents[1] / "data"
PRACTICE = _DATA / "practice"
ROOM_PAGES = ("hearings", "preparation", "gate", "hearing", "pause", "closing", "review", "corrections")
_ROLE = "practice-"
FIRST, NEWS = "tour", "new"


@dataclass(frozen=True)
class Page:
    """One page as Markdown; [[park]] in it stands for the keys of that command, a link names another page."""

    id: str
    text: str

    @property
    def title(self) -> str:
        """Its first line."""
        return self.text.partition("\n")[0].lstrip("# ").strip()


class Manual:
    """The pages in one language, in the order in which they are listed; `more` are made elsewhere."""

    def __init__(self, language: Language, more: tuple[Page, ...] = ()) -> None:
        written = (FIRST, *ROOM_PAGES, "safe", "wrong", "practice", NEWS)
        pages = [Page(name, page_file(language, name).read_text(encoding="utf-8")) for name in written]
        self.pages = (*pages[:-1], *(_role_sheet(path) for path in practice_scripts()), *more, pages[-1])

    def page(self, page_id: str) -> Page:
        """The page with that id; the first one when there is none."""
        return next((page for page in self.pages if page.id == page_id), self.pages[0])


def page_file(language: Language, page_id: str) -> Path:
    """Where a page is written."""
    return _DATA / "manual" / language / f"{page_id}.md"


def practice_scripts() -> tuple[Path, ...]:
    """The scripts of the practice hearings, the easy one first."""
    return tuple(sorted(PRACTICE.glob("*.json")))


def _role_sheet(path: Path) -> Page:
    """What is said in a practice hearing, for who reads out the answers. In Dutch, like the hearing."""
    script = json.loads(path.read_text(encoding="utf-8"))
    lines = [f"# {script['title']}", f"**{script['case']['reference']}** · {script['case']['motives']}"]
    lines += [line for event in script["events"] if (line := _said(event))]
    return Page(_ROLE + path.name.partition("-")[0], "\n\n".join(lines))


def _said(event: dict[str, str]) -> str:
    if event["do"] == "turn":
        return f"**{event['kind']}** " + event["text"].replace("\n", "\n\n")
    return f"*— {event.get('reason') or event['do']} —*" if event["do"] in ("pause", "interpreter") else ""
