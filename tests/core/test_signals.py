"""Proves that the fixed words of a pack are noticed as written down, and nothing else is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from snowballstemmer import stemmer

from hearing_desk.core.form import FormPack, Level, Provenance, SignalGroup, Words
from hearing_desk.core.signals import Hit, Matcher, compile_groups, match
from hearing_desk.formpack import read_forms

ROLE_WORDS = ("was", "als", "werkte", "functie")


def _group(words: Words, group: str = "SG-01") -> SignalGroup:
    return SignalGroup(group, "Proef", "A", "Onderwerp A", Level.NOTE, "", "", Provenance("proef"), words)


def _same(word: str) -> str:
    return word


def _matcher(words: Words) -> Matcher:
    return compile_groups([_group(words)], ROLE_WORDS, _same)


def _entries(words: Words, text: str, gender: str = "x") -> tuple[str, ...]:
    return tuple(hit.entry for hit in match(_matcher(words), text, gender))


def _fires(entry: str, text: str) -> bool:
    return bool(_entries(Words(alone=(entry,)), text))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("beul", "Hij was een BEUL."),
        ("baha i", "Ik ben bahá'í."),
        ("baha i", "Ik ben baha\u0301\u2019i\u0301."),
        ("ex moslim", "Ik ben ex-moslim."),
        ("ex-moslim", "Ik ben ex moslim"),
        ("geïnteresseerd", "niet geinteresseerd"),
        ("beul", "be\u00adul"),
        ("gevangenbewaarder*", "de gevangenbewaarders"),
        ("slaap* ~ met mannen", "met mannen, daar slaapt hij"),
        ("cs:IS", "Ik moest voor IS werken."),
    ],
)
def test_an_entry_fires_whatever_capitals_accents_and_hyphens_were_typed(entry: str, text: str) -> None:
    assert _fires(entry, text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("beul", "De beulen kwamen."),
        ("beul", "Een hoofdbeul."),
        ("cs:IS", "Dat is zo. Is dat alles?"),
        ("gewoon woord", "gewoon een woord"),
        ("naast de kerk", ""),
        ("...", "... alles ..."),
        ("", "alles"),
    ],
)
def test_an_entry_stays_silent_on_less_than_its_whole_words(entry: str, text: str) -> None:
    assert not _fires(entry, text)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("wapen een twee drie vier vijf droeg", True),
        ("droeg een twee drie vier vijf wapen", True),
        ("wapen een twee drie vier vijf zes droeg", False),
        ("wapen alleen", False),
    ],
)
def test_two_parts_belong_together_within_six_words_in_any_order(text: str, fires: bool) -> None:
    assert _fires("wapen ~ droeg", text) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("ik versta de tolk niet", True),
        ("niet dat ik de tolk versta", True),
        ("tolk een twee drie versta vier vijf zes niet", False),
    ],
)
def test_three_parts_belong_together_within_six_words(text: str, fires: bool) -> None:
    assert _fires("tolk ~ versta* ~ niet", text) is fires


def test_parts_never_share_a_word() -> None:
    assert not _fires("man ~ man", "een man")
    assert _fires("man ~ man", "een man bij een man")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("de deur en de sleutel", True),
        ("een deur en nog een deur", False),
        ("een deur en meer deuren", False),
    ],
)
def test_a_set_named_twice_asks_for_two_different_words_of_it(text: str, fires: bool) -> None:
    words = Words(sets={"deel": ("deur", "deuren", "slot", "sleutel")}, alone=("[deel] ~ [deel]",))
    assert bool(_entries(words, text)) is fires


def test_a_word_that_ends_as_another_kind_of_word_is_no_form_of_a_verb() -> None:
    stem = stemmer("dutch").stemWord
    matcher = compile_groups([_group(Words(alone=("aangewezen",)))], (), stem)
    assert stem("aanwezig") == stem("aangewezen")
    assert not match(matcher, "Hij was aanwezig.", "v")


def test_a_function_fires_only_near_a_role_word() -> None:
    words = Words(near_role=("soldaten", "soldaat"))
    assert _entries(words, "Ik was drie jaar soldaat.") == ("soldaat",)
    assert _entries(words, "De soldaten sloegen mij.") == ()
    assert _entries(words, "Ik was een twee drie soldaat.") == ()


def test_a_group_may_bring_its_own_role_words() -> None:
    words = Words(near_role=("soldaat",), role_words=("diende als",))
    assert _entries(words, "hij diende als soldaat") == ("soldaat",)
    assert _entries(words, "hij was soldaat") == ()


@pytest.mark.parametrize(
    ("gender", "entries"),
    [
        ("m", ("op mannen",)),
        ("v", ("op vrouwen",)),
        ("x", ("op mannen", "op vrouwen")),
        ("", ("op mannen", "op vrouwen")),
    ],
)
def test_same_sex_entries_follow_the_recorded_gender(gender: str, entries: tuple[str, ...]) -> None:
    words = Words(if_man=("op mannen",), if_woman=("op vrouwen",))
    assert _entries(words, "Val ik op mannen of op vrouwen?", gender) == entries


def test_a_phrase_that_is_taken_out_silences_only_the_words_it_covers() -> None:
    words = Words(alone=("flikker*", "mietje"), not_these=("flikker op",))
    assert _entries(words, "Hij zei: flikker op.") == ()
    assert _entries(words, "Hij zei: flikker op, mietje.") == ("mietje",)
    assert _entries(words, "Flikker op! Je bent een flikker.") == ("flikker*",)


def test_a_phrase_is_taken_out_of_its_own_group_only() -> None:
    groups = [_group(Words(alone=("kerk",), not_these=("naast de kerk",)), "SG-07"),
              _group(Words(alone=("kerk",)), "SG-25")]  # fmt: skip
    hits = match(compile_groups(groups, (), _same), "Ik stond naast de kerk.", "v")
    assert [hit.group for hit in hits] == ["SG-25"]


def test_a_taken_out_pair_leaves_the_words_between_it() -> None:
    words = Words(alone=("aanslag*", "bom"), not_these=("belasting ~ aanslag",))
    assert _entries(words, "De aanslag, een bom, van de belasting.") == ("bom",)


def test_a_role_word_that_is_taken_out_gives_no_role() -> None:
    words = Words(near_role=("agent",), not_these=("als agent van een bedrijf",))
    assert _entries(words, "Ik werkte als agent van een bedrijf.") == ()


def test_each_entry_gives_one_hit_with_the_words_as_they_were_typed() -> None:
    hits = match(_matcher(Words(alone=("gevoelens ~ jongens",))), "Voor Jóngens had ik gevoelens. Gevoelens!", "m")
    assert hits == (Hit("SG-01", "gevoelens ~ jongens", ("Jóngens", "gevoelens"), False),)


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("Ik ben géén christen.", True),
        ("Christen ben ik nooit.", True),
        ("Ik ben christen.", False),
        ("Niet een twee drie christen.", False),
    ],
)
def test_negation_is_flagged_and_never_silences(text: str, is_negated: bool) -> None:
    hits = match(_matcher(Words(alone=("christen",))), text, "v")
    assert [hit.is_negated for hit in hits] == [is_negated]


def test_a_negation_that_belongs_to_the_entry_is_no_negation_of_it() -> None:
    hits = match(_matcher(Words(alone=("niet meer leven",))), "Ik wil niet meer leven.", "v")
    assert [hit.is_negated for hit in hits] == [False]


def test_forms_of_a_long_word_are_joined_by_the_stem_that_is_given() -> None:
    groups = [_group(Words(alone=("gevangenis", "kerk")))]
    matcher = compile_groups(groups, (), lambda word: word.removesuffix("sen"))
    hits = match(matcher, "In de kerken en de gevangenissen.", "v")
    assert [(hit.entry, hit.words) for hit in hits] == [("gevangenis", ("gevangenissen",))]


def test_hits_come_in_the_order_of_the_pack() -> None:
    groups = [_group(Words(alone=("twee", "een")), "SG-02"), _group(Words(alone=("drie",)), "SG-01")]
    hits = match(compile_groups(groups, (), _same), "een twee drie", "v")
    assert [(hit.group, hit.entry) for hit in hits] == [
        ("SG-02", "twee"),
        ("SG-02", "een"),
        ("SG-01", "drie"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "soldaat" * 14_000,
        ".,-;" * 25_000,
        "e\u0301" * 50_000,
        "\u0301" * 100_000,
        "كلمة" * 25_000,
        "ik was soldaat niet " * 5_000,
        "tolk wapen " * 9_000,
        "\x00\ud800" * 50_000,
    ],
    ids=[
        "no spaces",
        "one word",
        "punctuation",
        "accents",
        "only accents",
        "arabic",
        "role",
        "parts",
        "surrogates",
    ],
)
def test_a_hundred_thousand_characters_of_anything_take_linear_time(text: str) -> None:
    words = Words(alone=("tolk ~ wapen ~ niet", "e*"), near_role=("soldaat",), not_these=("niet ~ ik",))
    matcher = _matcher(words)
    begin = time.perf_counter()
    match(matcher, text, "x")
    assert time.perf_counter() - begin < 2.0


@settings(max_examples=200)
@given(st.text(max_size=300), st.sampled_from(["v", "m", "x", ""]))
def test_whatever_is_typed_the_words_of_a_hit_stand_in_the_text(text: str, gender: str) -> None:
    matcher = _matcher(Words(alone=("a*", "e ~ a*"), if_man=("1",), near_role=("o*",), role_words=("i*",)))
    for hit in match(matcher, text, gender):
        assert all(word in text for word in hit.words)


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(Path(__file__).parents[2] / "forms")


@pytest.fixture(scope="module")
def real(pack: FormPack) -> Matcher:
    return compile_groups(pack.signals, pack.role_words, stemmer("dutch").stemWord)


def test_every_example_of_the_pack_is_noticed_or_not_as_it_says(pack: FormPack, real: Matcher) -> None:
    def noticed(group: SignalGroup, sentence: str) -> bool:
        question, _, answer = sentence.rpartition("|")
        return group.id in {hit.group for hit in match(real, answer, "x", question)}

    assert [s for group in pack.signals for s in group.examples.noticed if not noticed(group, s)] == []
    assert [s for group in pack.signals for s in group.examples.not_noticed if noticed(group, s)] == []
    assert all(group.examples.noticed and group.examples.not_noticed for group in pack.signals)
