"""Words that name a person's secret never stand where applicant, interpreter or a reader of the report sees them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import SourcedPack
from hearing_desk.formpack.walk import walk

_SEEN_BY_OTHERS = ("screen_code", "screen_label", "report_label")
_TELLING = re.compile(r"(?<!\d)1[ (-]?f(?![a-z])|lhbti|bekering|bekeerling|afvallig|mensenhandel|uitsluiting")


def check_neutrality(sourced: SourcedPack) -> Iterator[Finding]:
    """Labels for screen and report that say what the subject is about, instead of a neutral name."""
    for path, value in walk(sourced.pack):
        if path and path[-1] in _SEEN_BY_OTHERS and isinstance(value, str):
            found = _TELLING.search(folded(value))
            if found:
                message = Text("`{word}` may not be read in the room or in the report", word=found.group())
                mend = Mend(Text("choose a neutral `{name}`", name=str(path[-1])))
                yield error(sourced.place(path), "F43", message, mend)


def folded(text: str) -> str:
    """A text in small letters without accents, as it is searched."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
