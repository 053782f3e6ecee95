"""All the checks that look over a whole pack, once its shape is right."""

from __future__ import annotations

from itertools import islice

from hearing_desk.formpack.budget import check_budget
from hearing_desk.formpack.contradictions import check_contradictions
from hearing_desk.formpack.findings import MOST_FINDINGS, Finding
from hearing_desk.formpack.heading import check_heading
from hearing_desk.formpack.ids import check_ids
from hearing_desk.formpack.lessons import check_lessons
from hearing_desk.formpack.named_places import check_named_places
from hearing_desk.formpack.needs import check_needs
from hearing_desk.formpack.neutrality import check_neutrality
from hearing_desk.formpack.never_said import check_never_said
from hearing_desk.formpack.provenance import check_provenance
from hearing_desk.formpack.reader import SourcedPack
from hearing_desk.formpack.references import check_references
from hearing_desk.formpack.rules import check_rules


def check_pack(sourced: SourcedPack) -> tuple[Finding, ...]:
    """Every mistake in names, values, rules, labels and amounts; none of these can be seen in one file alone."""
    checks = (
        check_heading,
        check_provenance,
        check_needs,
        check_lessons,
        check_ids,
        check_references,
        check_named_places,
        check_rules,
        check_contradictions,
        check_neutrality,
        check_never_said,
        check_budget,
    )
    found = (finding for check in checks for finding in check(sourced))
    return tuple(islice(found, MOST_FINDINGS + 1))
