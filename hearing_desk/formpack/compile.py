"""From a directory of forms to one compiled pack: check everything, then write the same bytes for the same content."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from hearing_desk.core.codec import canonical, to_plain
from hearing_desk.core.form import FormPack
from hearing_desk.core.problems import DeskError
from hearing_desk.core.signals_kept import kept_matcher
from hearing_desk.core.text import Text
from hearing_desk.formpack.check import check_pack
from hearing_desk.formpack.examples import check_examples
from hearing_desk.formpack.findings import Finding, Severity, at_most
from hearing_desk.formpack.merge import merge
from hearing_desk.formpack.nodes import Table, Tree, read_tree
from hearing_desk.formpack.packs import load_pack
from hearing_desk.formpack.reader import SourcedPack, keyed_parts, read_pack
from hearing_desk.formpack.source import MAX_BYTES
from hearing_desk.formpack.templates import (
    check_template_is_there,
    check_template_is_whole,
    named_templates,
)
from hearing_desk.formpack.versions import check_versions, earlier_packs


def check_forms(
    directory: Path,
    stem: Callable[[str], str] | None = None,
    template: Callable[[Path], tuple[Text, ...]] | None = None,
) -> tuple[Finding, ...]:
    """Every mistake in the forms, by place.

    The signals' examples are tried when a stemmer is given, the template beside the forms when its check is.

    Raises DeskError `forms_not_found` when there are no forms, `forms_not_readable` when one cannot be opened, and what
    load_pack raises for a pack in `earlier`.
    """
    trees = _trees(directory)
    sourced, findings = _read(trees.values(), directory)
    if sourced is not None and stem is not None:
        findings = [*findings, *check_examples(sourced, stem)]
    if sourced is not None and template is not None:
        findings = [*findings, *check_template_is_whole(sourced, directory, template)]
    ordered = sorted(findings, key=lambda f: (f.file, f.line, f.col, f.code))
    return tuple(replace(f, source=_line(trees[f.file], f.line)) for f in at_most(ordered))


def read_forms(directory: Path) -> FormPack:
    """The pack in a directory of forms; raises DeskError `forms_have_mistakes` or what check_forms raises."""
    sourced, findings = _read(_trees(directory).values(), directory)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if sourced is None or errors:
        message = Text("The forms hold mistakes ({count}); nothing was made of them.", count=len(errors))
        raise DeskError("forms_have_mistakes", message)
    return _with_matcher(sourced.pack)


def compile_pack(source: Path, target_dir: Path) -> Path:
    """Writes the pack of `source` as canonical JSON into `target_dir`, only when its content changed; gives its path.

    Raises what read_forms raises, and OSError when the target cannot be written.
    """
    pack = read_forms(source)
    target = target_dir / f"pack-{pack.line}-{pack.serial}.json"
    text = canonical(to_plain(pack)).encode()
    if not target.is_file() or target.read_bytes() != text:
        _replace(target, text)
    return target


def compile_line(source: Path, target_dir: Path) -> tuple[Path, ...]:
    """The pack of `source`, the earlier ones beside it, for hearings of an earlier day, and the templates they name.

    Gives all paths, the newest pack first; raises what compile_pack raises.
    """
    newest, earlier = compile_pack(source, target_dir), earlier_packs(source)
    texts = {f"pack-{loaded.line}-{loaded.serial}.json": loaded.text for loaded in earlier}
    others = {target_dir / name: text.encode() for name, text in texts.items() if name != newest.name}
    templates = {loaded.pack.report.template for loaded in (load_pack(newest), *earlier)}
    others |= {target_dir / path.name: path.read_bytes() for path in named_templates(templates, source)}
    for target, text in others.items():
        if not target.is_file() or target.read_bytes() != text:
            _replace(target, text)
    return (newest, *others)


def _with_matcher(pack: FormPack) -> FormPack:
    import snowballstemmer

    stem = snowballstemmer.stemmer("dutch").stemWord
    return replace(pack, matcher=kept_matcher(pack.signals, pack.role_words, stem))


def _trees(directory: Path) -> dict[str, Tree]:
    found = (path for path in directory.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())
    files = sorted(found, key=lambda path: path.relative_to(directory).as_posix())
    if not files:
        raise DeskError("forms_not_found", Text("There are no forms in {directory}.", directory=str(directory)))
    return {path.as_posix(): _tree(path) for path in files}


def _tree(path: Path) -> Tree:
    try:
        with path.open("rb") as file:
            return read_tree(path.as_posix(), file.read(MAX_BYTES + 1))
    except OSError:
        raise DeskError("forms_not_readable", Text("The form {name} cannot be opened.", name=path.name)) from None


def _read(trees: Collection[Tree], directory: Path) -> tuple[SourcedPack | None, list[Finding]]:
    findings = [finding for tree in trees for finding in tree.findings]
    tables = [tree.root for tree in trees if tree.root is not None]
    if not tables:
        return None, findings
    merged, twice = merge(tables, keyed_parts(FormPack))
    sourced, misfits = read_pack(merged)
    findings += [*twice, *misfits]
    if len(tables) < len(trees):  # what the unreadable files hold is not to be called missing
        return None, [finding for finding in findings if not _is_missing_on_top(finding, merged)]
    if sourced is not None and misfits:
        lines = {(finding.file, finding.line) for finding in misfits}  # a value that stands in is not a second mistake
        return None, [*findings, *(one for one in check_pack(sourced) if (one.file, one.line) not in lines)]
    if sourced is not None:
        findings += [*check_pack(sourced), *check_versions(sourced, earlier_packs(directory))]
        findings += check_template_is_there(sourced, directory)
    return sourced, findings


def _is_missing_on_top(finding: Finding, merged: Table) -> bool:
    place = merged.top_place
    return finding.code == "F02" and (finding.file, finding.line, finding.col) == (place.file, place.line, place.col)


def _line(tree: Tree, number: int) -> str:
    return tree.lines[number - 1] if 0 < number <= len(tree.lines) else ""


def _replace(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.write_bytes(content)
    temporary.replace(target)
