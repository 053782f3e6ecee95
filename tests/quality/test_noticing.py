"""Measures how well the word lists notice: on the scripts, on the pack's own examples and on fresh texts kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.core.form import FormPack, Level
from hearing_desk.core.signals import Matcher, match
from tests.figures import Figures
from tests.quality.conftest import Tell
from tests.quality.labelled import Answer, everyday, of_file, of_script, written_on
from tests.quality.scores import by_group, score, themes

HERE = Path(__file__).parent
SCRIPTS = sorted((HERE.parent / "cases").glob("*.json"))
FRESH = sorted(path for path in (HERE / "fresh").glob("*.txt") if not path.stem.startswith("everyday"))
WHOLE_HEARINGS = [path for path in FRESH if path.stem.startswith(("passage", "hearing"))]
BUILDING = sorted((HERE / "building").glob("sentences_*.txt"))
EVERYDAY = sorted((HERE / "building").glob("everyday_*.txt"))
FRESH_EVERYDAY = sorted((HERE / "fresh").glob("everyday_*.txt"))

pytestmark = pytest.mark.quality


def test_the_scripts_are_noticed_as_a_careful_officer_would(matcher: Matcher, figures: Figures, tell: Tell) -> None:
    answers = [answer for script in SCRIPTS for answer in of_script(script)]
    for script in SCRIPTS:
        tell(score(matcher, of_script(script)).line(script.stem))
    all_together = score(matcher, answers)
    tell("\n".join(by_group(matcher, answers)))
    figures.at_least("scripts: must turns found", all_together.must_percent, "%", 100)
    figures.at_least("scripts: useful turns found", all_together.useful_percent, "%", 85)
    figures.at_most("scripts: prompted on a turn without need", all_together.quiet_hit, "turns", 0)


def test_the_examples_of_the_pack_are_noticed_or_not(pack: FormPack, matcher: Matcher, figures: Figures) -> None:
    wrong = sum(_is_noticed(matcher, group.id, s) for group in pack.signals for s in group.examples.not_noticed)
    missed = sum(not _is_noticed(matcher, group.id, s) for group in pack.signals for s in group.examples.noticed)
    figures.at_most("examples of the pack: wrong", wrong + missed, "sentences", 0)
    groups = [group for group in pack.signals if group.level is not Level.NOTE]
    fewest = min(min(len(group.examples.noticed), len(group.examples.not_noticed)) for group in groups)
    figures.at_least("examples of a mandatory group: fewest", fewest, "sentences", 6)


def test_ordinary_dutch_is_left_alone(matcher: Matcher, figures: Figures, tell: Tell) -> None:
    sentences = [sentence for path in EVERYDAY for sentence in everyday(path)]
    noticed = [sentence for sentence in sentences if match(matcher, sentence, "x")]
    tell("\n".join(noticed))
    figures.at_least("everyday sentences", len(sentences), "sentences", 300)
    figures.at_most("everyday sentences: prompted for nothing", 100 * len(noticed) / len(sentences), "%", 1.7)


@pytest.mark.parametrize("path", FRESH_EVERYDAY, ids=lambda path: str(path.stem))
def test_fresh_everyday_sentences_ask_for_few_cards(
    path: Path, pack: FormPack, matcher: Matcher, figures: Figures, tell: Tell
) -> None:
    sentences = everyday(path)
    must_be_answered = {group.id for group in pack.signals if group.level is not Level.NOTE}
    asked = [s for s in sentences if any(hit.group in must_be_answered for hit in match(matcher, s, "x"))]
    tell(f"{written_on(path)}\n" + "\n".join(asked))
    figures.at_most(f"fresh {path.stem}: mandatory card without need", len(asked), f"of {len(sentences)}", 5)


@pytest.mark.parametrize("path", WHOLE_HEARINGS, ids=lambda path: str(path.stem))
def test_a_whole_hearing_shows_which_themes_are_raised_at_all(
    path: Path, matcher: Matcher, figures: Figures, tell: Tell
) -> None:
    raised, wanted = themes(matcher, of_file(path))
    tell(f"{path.stem}: raised {', '.join(sorted(raised))}; never raised {', '.join(sorted(wanted - raised)) or '-'}")
    figures.at_least(f"{path.stem}: themes raised at least once", round(100 * len(raised) / len(wanted)), "%", 30)


@pytest.mark.parametrize("path", FRESH, ids=lambda path: str(path.stem))
def test_fresh_texts_show_what_to_expect(path: Path, matcher: Matcher, figures: Figures, tell: Tell) -> None:
    _measure(f"fresh {path.stem}", path, matcher, figures, tell)


@pytest.mark.parametrize("path", BUILDING, ids=lambda path: str(path.stem))
def test_texts_that_were_built_on_say_little(path: Path, matcher: Matcher, figures: Figures, tell: Tell) -> None:
    _measure(f"building {path.stem}", path, matcher, figures, tell)


def test_all_fresh_texts_together_by_group(matcher: Matcher, figures: Figures, tell: Tell) -> None:
    answers = [answer for path in FRESH for answer in of_file(path)]
    together = score(matcher, answers)
    tell(together.line("fresh, all together"))
    tell("\n".join(by_group(matcher, answers)))
    figures.at_most("fresh: prompted for nothing in 60 quiet turns", _in_sixty(answers, together.quiet_hit), "turns", 1)


def _measure(name: str, path: Path, matcher: Matcher, figures: Figures, tell: Tell) -> None:
    found = score(matcher, of_file(path))
    tell(written_on(path))
    tell(found.line(name))
    figures.at_least(f"{name}: must turns found", found.must_percent, "%", 0)
    figures.at_least(f"{name}: useful turns found", found.useful_percent, "%", 0)
    figures.at_least(f"{name}: quiet turns left alone", found.quiet - found.quiet_hit, f"of {found.quiet}", 0)


def _in_sixty(answers: list[Answer], hit: int) -> float:
    return round(60 * hit / max(1, sum(answer.is_quiet for answer in answers)), 2)


def _is_noticed(matcher: Matcher, group: str, sentence: str) -> bool:
    question, _, answer = sentence.rpartition("|")
    return any(hit.group == group for hit in match(matcher, answer, "", question))
