"""When the desk locks, what it keeps, and that nothing is finished or lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.app.lock import Lock
from hearing_desk.app.lock_place import Place, keep_place, take_place
from hearing_desk.app.lock_rules import Answer, Trigger, answer_to
from hearing_desk.app.policy import POLICY_VARIABLE, Policy, policy_from, policy_of
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.vault import AlreadyClaimed, Doing, claim_window, is_in_use, open_vault
from tests.app.stage import PASSPHRASE, Stage
from tests.vault.practice import CHEAP

AWAY = [status for status in Status if status is not Status.RUNNING]


@pytest.mark.parametrize("trigger", Trigger)
@pytest.mark.parametrize("status", [*AWAY, None])
def test_without_a_hearing_that_goes_on_every_trigger_locks(trigger: Trigger, status: Status | None) -> None:
    assert answer_to(trigger, status) is Answer.LOCK


def test_in_a_hearing_nobody_at_the_keys_does_nothing_and_a_locked_session_only_covers() -> None:
    answers = {trigger: answer_to(trigger, Status.RUNNING) for trigger in Trigger}
    assert answers.pop(Trigger.IDLE) is Answer.NOTHING
    assert answers.pop(Trigger.SESSION_LOCKED) is Answer.BLANK
    assert set(answers.values()) == {Answer.LOCK}


def test_the_idle_time_holds_in_a_pause_and_never_in_a_hearing(stage: Stage) -> None:
    lock = Lock(stage.desk, Policy(idle_minutes=7))
    assert lock.idle_s() == 420.0
    session = stage.begun()
    assert lock.idle_s() is None
    session.record(ev.PauseBegun("medewerker", "pauze"))
    assert lock.idle_s() == 420.0


def test_a_lock_saves_what_is_being_typed_as_it_is_and_keeps_the_place(stage: Stage) -> None:
    session = stage.begun()
    turn = session.new_turn_id()
    session.replace_turns(TurnsReplaced("", (), (TurnText(turn, "A", "Half een woo"),)))
    events, place = len(session.records), Place(session.hearing_id, "hearing", turn, 9, 3)
    Lock(stage.desk, Policy()).set_down(Trigger.KEY, place)
    assert stage.desk.session is None
    assert not is_in_use(stage.vault.directory)
    opened = open_vault(stage.vault.directory, PASSPHRASE, CHEAP)
    stored = opened.read_hearing(session.hearing_id)
    assert (len(stored.events), [draft.text for draft in stored.drafts]) == (events, ["Half een woo"])
    assert take_place(opened) == place
    assert take_place(opened) == Place()
    logged = [act for act in opened.log.acts() if act.doing is Doing.LOCKED]
    assert [(act.hearing_id, dict(act.marks)) for act in logged] == [(session.hearing_id, {"by": "key"})]
    opened.close()


def test_a_place_of_a_hearing_that_is_gone_leads_nowhere(stage: Stage) -> None:
    keep_place(stage.vault, Place("gone", "hearing", "t1", 1, 1))
    assert take_place(stage.vault) == Place()


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("5", 5), ("0", 2), ("99", 15), ("-3", 10), ("tien", 10), ("", 10), ("²", 10), ("9" * 5000, 10)],
)
def test_a_policy_is_kept_within_what_is_safe(said: str, minutes: int) -> None:
    assert policy_from({"IdleMinutes": said}).idle_minutes == minutes


def test_a_policy_file_is_read_and_one_that_is_none_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "policy.ini"
    file.write_text("[policy]\nIdleMinutes = 4\nBlankMinutes = 30\nExportFolder = /srv/uit\n", encoding="utf-8")
    read = policy_of({POLICY_VARIABLE: str(file)})
    assert (read.idle_minutes, read.blank_minutes, read.export_folder, read.backup_folder) == (4, 30, "/srv/uit", "")
    file.write_text("[policy]\nBackupFolder = /srv/tweede \nSearchAllHearings = 1\n", encoding="utf-8")
    assert policy_of({POLICY_VARIABLE: str(file)}).backup_folder == "/srv/tweede"
    assert policy_of({POLICY_VARIABLE: str(file)}).may_search_all
    assert not policy_from({"SearchAllHearings": "yes"}).may_search_all
    file.write_bytes(b"\xff\xfe[[[")
    assert policy_of({POLICY_VARIABLE: str(file)}) == Policy()


def test_one_window_holds_the_claim_until_it_lets_go(tmp_path: Path) -> None:
    first = claim_window(tmp_path)
    with pytest.raises(AlreadyClaimed):
        claim_window(tmp_path)
    first.let_go()
    claim_window(tmp_path).let_go()
