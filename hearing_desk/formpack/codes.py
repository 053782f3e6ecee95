"""Every code that a finding can have, with why the rule is there; codes are never used again for something else."""

from __future__ import annotations

from collections.abc import Mapping

from hearing_desk.core.text import Text

CODES: Mapping[str, Text] = {
    "Y00": Text(
        "This is not valid YAML, in a way for which there is no better sentence: the parser's own words follow."
    ),
    "Y01": Text("A form is UTF-8 text; other bytes would become other letters on another computer."),
    "Y02": Text("In plain text a colon with a space means that a name ends and a value begins."),
    "Y03": Text("What belongs together begins in the same column."),
    "Y04": Text(
        "A text with `&` or `*` at its start would stand for another text; in a form everything is written out."
    ),
    "Y05": Text("A value with `!` at its start asks for a kind of value that a form does not have."),
    "Y06": Text("A key stands once; other programs would keep only one of the two, without a word."),
    "Y07": Text("A file holds one document; a second one would be left unread."),
    "Y08": Text("Nothing in a form is this deep: a bracket is probably never closed."),
    "Y09": Text("A file this large is no form; it would keep everybody waiting."),
    "Y10": Text("A control character is seen by nobody and does something else in each program."),
    "Y11": Text("Tabs have another width in each program, so only spaces indent."),
    "Y12": Text("A key is one word, so that it can be named in a message and in a translation."),
    "Y13": Text("A bracket that is open takes everything that follows into its list."),
    "Y14": Text("A quotation mark that is open takes everything that follows into its text."),
    "Y15": Text("Some characters mean something to YAML when a text begins with them."),
    "Y16": Text("Between double quotes a backslash begins a sign of its own, so that a path is cut up."),
    "Y17": Text("A file with this many values is no form; it would keep everybody waiting."),
    "F00": Text(
        "A folder with this many mistakes is probably no folder of forms; mend the first ones and check again."
    ),
    "F01": Text("Here stand named values, each on a line of its own: `name: value`."),
    "F02": Text("This key is needed; without it the program would have to guess."),
    "F03": Text("Here stands a list, also when there is only one."),
    "F04": Text("A key that is not known would never be read: it is probably a typing error."),
    "F05": Text("Here stands a text."),
    "F06": Text("Here stands a whole number, without quotes."),
    "F07": Text("Here stands `true` or `false`; `yes`, `no`, `ja` and `nee` are texts."),
    "F08": Text("Only the values of a fixed list are possible here."),
    "F09": Text("A key without a value says nothing."),
    "F10": Text("An id means one thing, for ever, in every hearing that was held with it."),
    "F11": Text("Only one file may say this; with two, nobody knows which one counts."),
    "F12": Text(
        "Ids of items, topics and signals have a fixed pattern, because law, product and reports refer to them."
    ),
    "F13": Text("The program looks this up by name in every pack; without it an officer would be stopped halfway."),
    "F14": Text("Every rule and text says where it comes from; `eigen ontwerp` is an honest answer."),
    "F15": Text("Each point says for itself where it comes from; what its module says is not about the point."),
    "F16": Text("Whoever learns the work finds a lesson at every line, or at none: a gap reads as *nothing to know*."),
    "F20": Text("A condition is one of a few fixed kinds; there is no language to write others in."),
    "F21": Text("Two kinds of conditions side by side leave open how they belong together."),
    "F22": Text("A test compares in one way; two tests are two lines in an `all` or an `any`."),
    "F23": Text("Nobody can check a rule that stands deeper than this."),
    "F24": Text("A condition without tests would always be true, or never."),
    "F25": Text("A test that can never be true makes a rule that is silent for ever."),
    "F26": Text("Nobody can check a rule of this length; divide it over several rules."),
    "F30": Text("This name leads nowhere in any of the files."),
    "F31": Text("Only the program knows facts about a hearing; a form cannot make new ones."),
    "F32": Text("This fact cannot be compared in this way, so the test could never be true."),
    "F33": Text("This value is not on the list, so the test could never be true."),
    "F34": Text("A choice has a list to choose from, and nothing else has."),
    "F35": Text("A day is written as year, month, day, and must be in the calendar."),
    "F36": Text("What is for the internal sheet or the vault never stands on the cover of the report."),
    "F37": Text("The name of a line becomes part of a file name."),
    "F38": Text("Packs of a line are counted from 1, and the number only grows."),
    "F39": Text("How sure a source is, is one of three words; whoever says that it was looked at, says when."),
    "F40": Text("Inside brackets a comma cuts a sentence in two, without a word."),
    "F41": Text("A space with `#` begins a comment: the rest of the text is lost, without a word."),
    "F42": Text("A character that nobody sees can hide words or turn their order around."),
    "F43": Text("The applicant and the interpreter can read the screen; a label there tells nobody's secret."),
    "F44": Text("What is said to an applicant never asks to give up a wish, promises secrecy, tests or judges."),
    "F50": Text(
        "A list that is gone through at once has at most seven items; longer ones are ticked without being read."
    ),
    "F51": Text("The short route of the preparation fits in the twenty minutes that an officer has."),
    "F52": Text("Beside the group of the gate at most three signal groups stop a hearing; more would be clicked away."),
    "F60": Text("A signal group is tried on its own examples: this one should be noticed."),
    "F61": Text("A signal group is tried on its own examples: this one should be left alone."),
    "F62": Text("A name between brackets in an entry stands for a set of words of the pack; this set is not there."),
    "F63": Text("An entry that stands twice in a list is changed in one place and goes on as it was in the other."),
    "F64": Text("A choice between brackets holds words and sets only; what stands deeper in it is not looked for."),
    "F70": Text("A report has the house style of this Word file; without it no report could be made."),
    "F71": Text("A report is made with this Word file, so that a mistake in it would be in every report."),
    "V01": Text("The shape of the files has a number, and this program reads one of them."),
    "V10": Text("Earlier hearings hold answers to what is gone or changed; `changes` says what becomes of them."),
    "V11": Text("What changed must have been in the pack before this one."),
    "V12": Text("What something became must be in this pack; without `now` the answers are kept aside."),
    "V13": Text("A change belongs to the number of the pack that made it."),
    "V14": Text("A pack that is out never changes: hearings name it by its number."),
    "V15": Text("Each pack is compared with the one before it, so that nothing disappears unseen."),
    "V16": Text("What is retired stays in the pack for ever, with the number of the pack that asked it no more."),
    "V17": Text(
        "Turns, cards and the plan of earlier hearings name topics, groups and lists; only an answer can move."
    ),
}
