"""From a returned Word file to the list of what was done in it: tracked changes, comments and what nobody marked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hearing_desk.core.replacing import with_context
from hearing_desk.core.returned import (
    How,
    Original,
    OriginalParagraph,
    Refusal,
    ReturnedChange,
    ReturnedFile,
    refused,
)
from hearing_desk.reports.returned_package import Package, attribute, open_package
from hearing_desk.reports.returned_pairs import pairs, same_words
from hearing_desk.reports.returned_paragraphs import BREAK, ReadParagraph, Span, Stamp, paragraphs_of

MOST_PARAGRAPHS = 60_000
MOST_CHANGES = 20_000
SIGN_OF_BREAK = "¶"
_MOST_WORDS = 1_000
_BEGINNING = 60
_WORDS = re.compile(r"\S+\s*|\s+")


def read_returned(data: bytes, original: Original) -> ReturnedFile:
    """Every change of a returned file, in its order; the DeskError of a `Refusal` when it is not read."""
    package = open_package(data)
    body = paragraphs_of(package.body)
    if len(body) > MOST_PARAGRAPHS:
        raise refused(Refusal.TOO_LARGE)
    changes = tuple(itertools.islice(_all_changes(package, body, original), MOST_CHANGES + 1))
    if len(changes) > MOST_CHANGES:
        raise refused(Refusal.TOO_LARGE)
    said = any(original.record_sha256 in paragraph.before for paragraph in body)
    return ReturnedFile(changes, is_of_report=bool(original.record_sha256) and said)


def _all_changes(package: Package, body: Sequence[ReadParagraph], original: Original) -> Iterator[ReturnedChange]:
    comments = _comments(package)
    yield from _BodyChanges(original.paragraphs, comments).of(body)
    yield from _margin_changes(package, original, comments)
    for comment in comments.values():
        if not comment.is_placed:
            yield ReturnedChange(How.COMMENT, "", "", comment.words, comment.by, comment.at)


@dataclass
class _Comment:
    words: str
    by: str
    at: str
    is_placed: bool = False


def _comments(package: Package) -> dict[str, _Comment]:
    found = {} if package.comments is None else package.comments.iterfind("{*}comment")
    known: dict[str, _Comment] = {}
    for element in found:
        words = BREAK.join(_after(paragraph) for paragraph in paragraphs_of(element))
        known[attribute(element, "id")] = _Comment(words, attribute(element, "author"), attribute(element, "date"))
    return known


def _after(paragraph: ReadParagraph) -> str:
    return "".join(span.text for span in paragraph.spans if span.deleted is None).strip(BREAK)


class _BodyChanges:
    """Goes through the body beside the report; `_turn` is the turn that what has no place of its own follows."""

    def __init__(self, original: Sequence[OriginalParagraph], comments: Mapping[str, _Comment]) -> None:
        self._original = [paragraph for paragraph in original if paragraph.text.strip()]
        self._comments = comments
        self._turn = ""

    def of(self, body: Sequence[ReadParagraph]) -> Iterator[ReturnedChange]:
        """The changes of the whole body, in order."""
        found = [paragraph for paragraph in body if paragraph.spans or paragraph.remarks or paragraph.layout]
        mine = [paragraph.text for paragraph in self._original]
        for one, other, is_moved in pairs(mine, [paragraph.before for paragraph in found]):
            if one is None:
                yield from self._added(found[other]) if other is not None else ()
            elif other is None:
                yield from self._gone(self._original[one])
            else:
                yield from self._moved(self._original[one]) if is_moved else ()
                yield from self._changed(self._original[one], found[other])

    def _added(self, paragraph: ReadParagraph) -> Iterator[ReturnedChange]:
        here = OriginalParagraph(paragraph.before, self._turn)
        if paragraph.before.strip():
            yield ReturnedChange(How.SILENT, self._turn, "", paragraph.before.strip(), where=_beginning(here.text))
        yield from _tracked(here, paragraph, self._turn)
        yield from _remarks(here, paragraph, self._comments)

    def _gone(self, sent: OriginalParagraph) -> Iterator[ReturnedChange]:
        self._turn = sent.turn or self._turn
        yield ReturnedChange(How.SILENT, sent.turn, sent.text[sent.label :], "", where=_beginning(sent.text))

    def _moved(self, sent: OriginalParagraph) -> Iterator[ReturnedChange]:
        words = sent.text[sent.label :]
        yield ReturnedChange(How.MOVED, sent.turn, words, words, where=_beginning(sent.text))

    def _changed(self, sent: OriginalParagraph, paragraph: ReadParagraph) -> Iterator[ReturnedChange]:
        before, self._turn = self._turn, sent.turn
        yield from _silent(sent, paragraph.before)
        yield from _tracked(sent, paragraph, before)
        yield from _remarks(sent, paragraph, self._comments)


def _tracked(sent: OriginalParagraph, paragraph: ReadParagraph, turn_before: str) -> Iterator[ReturnedChange]:
    text, at, where = paragraph.before, 0, _beginning(sent.text)
    for key, group in itertools.groupby(paragraph.spans, key=_history):
        spans = list(group)
        if key is None:
            at += sum(len(span.text) for span in spans)
            continue
        for change in _changes_of(spans, text, at, sent, turn_before):
            yield ReturnedChange(change.how, change.turn, change.old, change.new, change.by, change.at, where)
        at += sum(len(span.text) for span in spans if span.inserted is None)


def _history(span: Span) -> tuple[str, bool, bool] | None:
    """What groups spans into one change: who did it; None for words that stayed."""
    stamp = span.inserted or span.deleted
    if stamp is None:
        return None
    return stamp.by, stamp.is_move, span.inserted is not None and span.deleted is not None


def _changes_of(
    spans: Sequence[Span], text: str, at: int, sent: OriginalParagraph, turn_before: str
) -> Iterator[ReturnedChange]:
    old = "".join(span.text for span in spans if span.inserted is None)
    new = "".join(span.text for span in spans if span.deleted is None)
    stamp = spans[0].inserted or spans[0].deleted or Stamp("", "")
    how = How.MOVED if stamp.is_move else How.TRACKED
    passing = "".join(span.text for span in spans if span.inserted is not None and span.deleted is not None)
    if passing:
        yield ReturnedChange(how, sent.turn, "", passing, stamp.by, stamp.at)
        gone = next(span.deleted for span in spans if span.deleted is not None)
        yield ReturnedChange(how, sent.turn, passing, "", gone.by, gone.at)
    elif at == 0 and not old and new.endswith(BREAK) and new.strip(BREAK):
        # A new paragraph before this one: it follows what came before.
        yield ReturnedChange(how, turn_before, "", new.strip(BREAK), stamp.by, stamp.at)
    else:
        yield ReturnedChange(how, sent.turn, *_in_context(sent, text, at, old, new), stamp.by, stamp.at)


def _in_context(sent: OriginalParagraph, text: str, at: int, old: str, new: str) -> tuple[str, str]:
    if not (old + new).strip(BREAK):
        return SIGN_OF_BREAK * len(old), SIGN_OF_BREAK * len(new)
    old = old.removesuffix(BREAK)
    if not sent.turn or at < sent.label or text[: sent.label] != sent.text[: sent.label]:
        return old, new
    at -= sent.label
    return with_context(text[sent.label :].removesuffix(BREAK), at, at + len(old), new)


def _silent(sent: OriginalParagraph, text: str) -> Iterator[ReturnedChange]:
    if same_words(sent.text) == same_words(text):
        return
    where = _beginning(sent.text)
    label = sent.text[: sent.label]
    if not text.startswith(label) or not sent.turn:
        yield ReturnedChange(How.SILENT, sent.turn, sent.text, text, where=where)
        return
    mine, theirs = sent.text[sent.label :], text[sent.label :]
    for start, end, new in _differences(mine, theirs):
        yield ReturnedChange(How.SILENT, sent.turn, *with_context(mine, start, end, new), where=where)


def _differences(mine: str, theirs: str) -> Iterator[tuple[int, int, str]]:
    left, right = _WORDS.findall(mine), _WORDS.findall(theirs)
    if max(len(left), len(right)) > _MOST_WORDS:
        yield 0, len(mine), theirs
        return
    starts = [0, *itertools.accumulate(map(len, left))]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        old, new = "".join(left[i1:i2]), "".join(right[j1:j2])
        if tag != "equal" and (old + new).strip():
            kept = old[len(old.rstrip()) :] if old.strip() and new.strip() else ""
            spaces = len(kept) if new.endswith(kept) else 0
            yield starts[i1], starts[i2] - spaces, new[: len(new) - spaces]


def _remarks(
    sent: OriginalParagraph, paragraph: ReadParagraph, comments: Mapping[str, _Comment]
) -> Iterator[ReturnedChange]:
    where = _beginning(sent.text)
    for remark in paragraph.remarks:
        comment = comments.get(remark.id)
        if comment is not None:
            comment.is_placed = True
            yield ReturnedChange(
                How.COMMENT, sent.turn, remark.at_words, comment.words, comment.by, comment.at, where
            )
    for words in paragraph.marked:
        yield ReturnedChange(How.MARKED, sent.turn, words, "", where=where)
    for stamp in dict.fromkeys(paragraph.layout):
        yield ReturnedChange(How.LAYOUT, sent.turn, "", "", stamp.by, stamp.at, where)


def _margin_changes(
    package: Package, original: Original, comments: Mapping[str, _Comment]
) -> Iterator[ReturnedChange]:
    known = {_without_spaces(text) for text in original.margins}
    seen: set[str] = set()
    for _, story in package.stories:
        for paragraph in paragraphs_of(story):
            here, words = OriginalParagraph(paragraph.before), _without_spaces(paragraph.before)
            if words not in (known | seen) and words:
                yield ReturnedChange(How.SILENT, "", "", paragraph.before.strip(), where=_beginning(here.text))
            seen.add(words)
            yield from _tracked(here, paragraph, "")
            yield from _remarks(here, paragraph, comments)
    for text in original.margins:
        if _without_spaces(text) not in seen | {""}:
            yield ReturnedChange(How.SILENT, "", text, "", where=_beginning(text))


def _without_spaces(text: str) -> str:
    # Tabs may become something else.
    return "".join(same_words(text).split())


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _BEGINNING else words[: _BEGINNING - 1] + "…"
