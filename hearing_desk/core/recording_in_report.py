"""What the cover tells of the sound recording of a zitting: whether there was one, and when it was announced."""

from __future__ import annotations

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing, HearingSession
from hearing_desk.core.item_answers import item_answers
from hearing_desk.core.minutes import clock
from hearing_desk.core.report import Words
from hearing_desk.core.text import Text

RECORDING = "recording"
ANNOUNCED = "gedaan"


def recording_label(hearing: Hearing, pack: FormPack) -> str:
    """What the recording is called on the cover; "" where the law of the case asks for none."""
    profile = next((profile for profile in pack.profiles if profile.id == hearing.text_of("profile")), None)
    if profile is None or not profile.records:
        return ""
    conditions = (one for one in pack.start_conditions if one.records == RECORDING and not one.retired_in)
    return next((one.report_label for one in conditions if one.report_label), "")


def not_settled(hearing: Hearing, session: HearingSession, pack: FormPack, label: str) -> Words:
    """What is known of a recording of which nobody said beforehand whether it could be made."""
    time = _announced_at(hearing, session, pack, label)
    return Text("announced at {time}", time=time) if time else Text("not noted")


def settled_so(hearing: Hearing, session: HearingSession, pack: FormPack, label: str) -> Words:
    """The same of one that was settled beforehand."""
    time = _announced_at(hearing, session, pack, label)
    return Text("yes, announced at {time}", time=time) if time else Text("yes")


def _announced_at(hearing: Hearing, session: HearingSession, pack: FormPack, label: str) -> str:
    """When the item of the opening that bears this label was done in this zitting, "" when it was not."""
    done = (
        given.at
        for given in item_answers(hearing, pack, "opening")
        if given.item.report_label == label and given.answer == ANNOUNCED
    )
    return next((clock(at) for at in done if _is_within(at, session)), "")


def _is_within(at: str, session: HearingSession) -> bool:
    return session.started_at <= at and (not session.ended_at or at <= session.ended_at)
