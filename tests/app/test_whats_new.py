"""An update is told of once, to who knew an earlier version, and never to a new vault."""

from __future__ import annotations

from hearing_desk.app.personal import NothingKept
from hearing_desk.app.whats_new import NAME, take_news
from tests.app.stage import Stage


def test_a_new_vault_has_no_news(stage: Stage) -> None:
    assert take_news(stage.vault.personal, "nl") == ""
    assert take_news(stage.vault.personal, "nl") == ""


def test_after_an_update_it_is_told_once(stage: Stage) -> None:
    stage.vault.personal.keep_setting(NAME, "0.0.9")
    assert take_news(stage.vault.personal, "nl") == "0.1.0"
    assert take_news(stage.vault.personal, "nl") == ""


def test_both_languages_tell_of_the_same_version(stage: Stage) -> None:
    for language in ("nl", "en"):
        stage.vault.personal.keep_setting(NAME, "0.0.9")
        assert take_news(stage.vault.personal, language) == "0.1.0"


def test_where_nothing_is_kept_nothing_is_told() -> None:
    assert take_news(NothingKept(), "nl") == ""
