"""Turns forms/*.yaml into checked, compiled packs, and hands packs to the program; YAML is read only here."""

from typing import TYPE_CHECKING

from hearing_desk.formpack.packs import (
    LoadedPack,
    head_in_force,
    load_pack,
    pack_from_text,
    pack_heads_in,
    pack_in_force,
    packs_in,
)

if TYPE_CHECKING:
    from hearing_desk.formpack.compile import check_forms, compile_line, compile_pack, read_forms
    from hearing_desk.formpack.findings import Finding, Severity, as_json, concise, full

__all__ = [
    "Finding",
    "LoadedPack",
    "Severity",
    "as_json",
    "check_forms",
    "compile_line",
    "compile_pack",
    "concise",
    "full",
    "head_in_force",
    "load_pack",
    "pack_from_text",
    "pack_heads_in",
    "pack_in_force",
    "packs_in",
    "read_forms",
]


def __getattr__(name: str) -> object:
    # The desktop program reads compiled packs and makes none: what checks forms takes longer to load than its list.
    if name not in __all__:
        raise AttributeError(name)
    from hearing_desk.formpack import compile as made
    from hearing_desk.formpack import findings as said

    return getattr(made if hasattr(made, name) else said, name)
