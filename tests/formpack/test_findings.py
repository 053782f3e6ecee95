"""A finding reads the same in a terminal, an editor and another program."""

from __future__ import annotations

import json

from hearing_desk.core.text import Text, in_english
from hearing_desk.formpack import as_json, concise, full
from hearing_desk.formpack.findings import Finding, Mend, Place, error, warning


def finding() -> Finding:
    where = Place("forms/x.yaml", 61, 10, 61, 19)
    mend = Mend(Text("did you mean `{near}`?", near="armed_role"), "armed_role")
    told = error(where, "F30", Text("there is no signal group named `{name}`", name="armed_rol"), mend)
    return Finding(**{**told.__dict__, "source": "\t- {signal: armed_rol}"})


def test_the_full_form_shows_the_line_with_carets() -> None:
    source = "  - {signal: armed_rol}"
    told = Finding(**{**finding().__dict__, "source": source, "col": 14, "end_col": 23})

    assert full(told, in_english) == (
        "error[F30]: there is no signal group named `armed_rol`\n"
        "  --> forms/x.yaml:61:14\n"
        "   |\n"
        "61 |   - {signal: armed_rol}\n"
        "   |              ^^^^^^^^^\n"
        "   = help: did you mean `armed_role`?"
    )


def test_carets_stand_under_the_right_word_after_a_tab() -> None:
    assert "\n   | \t        ^^^^^^^^^\n" in full(finding(), in_english)


def test_a_stretch_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    told = Finding(**{**finding().__dict__, "source": "ab: cd", "col": 5, "end_line": 63, "end_col": 1})

    assert "   |     ^^\n" in full(told, in_english)


def test_the_words_come_from_the_one_who_asks() -> None:
    def in_dutch(text: Text) -> str:
        return {"help: {help}": "hulp: …"}.get(text.key, "er is geen signaalgroep met die naam")

    assert concise(finding(), in_dutch).startswith("forms/x.yaml:61:10: error[F30] er is geen signaalgroep")
    assert full(finding(), in_dutch).endswith(" = hulp: …")


def test_a_warning_without_help_is_one_short_line() -> None:
    told = warning(Place("x.yaml", 1, 2, 1, 3), "F41", Text("the text ends here"))

    assert concise(told, in_english) == "x.yaml:1:2: warning[F41] the text ends here"
    assert full(told, in_english).endswith("^")


def test_other_programs_read_every_part() -> None:
    plain = json.loads(as_json([finding()], in_english))

    assert plain == [
        {
            "file": "forms/x.yaml",
            "line": 61,
            "col": 10,
            "end_line": 61,
            "end_col": 19,
            "code": "F30",
            "severity": "error",
            "message": "there is no signal group named `armed_rol`",
            "help": "did you mean `armed_role`?",
            "fix": "armed_role",
        }
    ]
