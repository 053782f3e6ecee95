"""What is never said to an applicant: each of the six ways in which a text of the pack could do harm is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.neutrality import folded
from hearing_desk.formpack.reader import Path, SourcedPack
from hearing_desk.formpack.walk import walk

_SPOKEN = ("ask", "say", "follow_up", "questions", "unknown_information")


@dataclass(frozen=True)
class _Breach:
    """Words that do one kind of harm, what is wrong with them, and how to say it instead."""

    pattern: re.Pattern[str]
    why: Text
    mend: Text


def check_never_said(sourced: SourcedPack) -> Iterator[Finding]:
    """Texts that are read aloud, asked or typed by an abbreviation, and that do what no text may do."""
    for path, value in walk(sourced.pack):
        if isinstance(value, str) and _is_spoken(path):
            yield from _breaches(sourced, path, folded(value))


def _is_spoken(path: Path) -> bool:
    if path[0] in ("explanations", "lists"):
        return path[:2] == ("lists", "abbreviation") and path[-1] == "label"
    return any(name in path for name in _SPOKEN)


def _breaches(sourced: SourcedPack, path: Path, words: str) -> Iterator[Finding]:
    for breach in _BREACHES:
        if found := breach.pattern.search(words):
            message = Text("`{words}`: {why}", words=found.group().strip(), why=breach.why)
            yield error(sourced.place(path), "F44", message, Mend(breach.mend))


_PERSON = r"(?:tolk|medewerk|man|vrouw)"
_BREACHES = (
    _Breach(
        re.compile(
            rf"akkoord|(?:vindt u|vind je) (?:het|dat) (?:goed|erg|een probleem)|stemt u \w*\s?(?:mee )?in"
            rf"|(?:bezwaar|probleem) (?:tegen|met) (?:deze|een|dat een) {_PERSON}|toch (?:doorgaan|door|verder)"
            rf"|mag het (?:ook )?met een {_PERSON}"
        ),
        Text("this asks the applicant to agree; a wish is settled outside the room, and nobody is asked to give it up"),
        Text("take the question out; the gate settles the wish"),
    ),
    _Breach(
        re.compile(
            r"geheim|(?:volledig|strikt|helemaal|altijd) vertrouwelijk"
            r"|\bniemand (?:anders )?(?:komt|krijgt|hoort|leest|weet)|aan niemand|blijft (?:tussen"
            r"|in deze|binnen)|nooit aan|absoluut|garand"
        ),
        Text("this promises more secrecy than the law gives"),
        Text("say what is not passed on, and that the law has exceptions"),
    ),
    _Breach(
        re.compile(
            r"intiem|\bseks|vrijen|naakt|geslachts|gezoend|zoenen|in bed|naar bed|lichamelijk contact"
            r"|hoeveel (?:partners|vrienden|vriendinnen|relaties)|eerste keer (?:met|samen)"
        ),
        Text("this asks for intimate detail"),
        Text("ask what it means to somebody, never what they did"),
    ),
    _Breach(
        re.compile(
            r"\bnoem(?:t u)? (?:de|het|alle|twee|drie|vier|vijf|tien|twaalf)\b|opnoemen|opzeggen"
            r"|\bhoeveel (?:geboden|apostelen|boeken|zuilen|sacramenten)|apostel|afzweren|(?:wilt"
            r"|kunt) u (?:nu |hier |eens )?(?:bidden|zingen|voorlezen)"
        ),
        Text("this tests faith as in an exam"),
        Text("ask what it means to somebody, in their own words"),
    ),
    _Breach(
        re.compile(
            r"geloofwaardig|ik geloof (?:u|je|dat|niet)|dat (?:kan|klopt) niet\b"
            r"|\blieg|leugen|verzonnen|verzint|overdrijf|smoes|tegenstrijdig|(?:vreemd|raar"
            r"|onlogisch|ongewoon),? dat|waarom (?:zou ik|hebt u dat niet eerder|zei u dat niet)"
        ),
        Text("this judges what somebody tells"),
        Text("put the two statements beside each other and ask for an explanation"),
    ),
    _Breach(
        re.compile(
            r"(?:,| )(?:toch|nietwaar|he|neem ik aan)\?"
            r"|^(?:u|je) (?:bent|was|hebt|had|wilde|ging|kunt|bedoelt)\b[^.?]*\?"
            r"|\bdus (?:u|je) [^.?]*\?|\?.*…|begrijp ik goed dat"
        ),
        Text("this fills in the answer"),
        Text("ask an open question"),
    ),
)
