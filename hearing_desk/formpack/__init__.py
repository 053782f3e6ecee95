"""Turns forms/*.yaml into checked, compiled packs, and hands packs to the program; YAML is read only here."""

from hearing_desk.formpack.compile import check_forms, compile_line, compile_pack, read_forms
from hearing_desk.formpack.findings import Finding, Severity, as_json, concise, full
from hearing_desk.formpack.packs import LoadedPack, load_pack, pack_from_text, pack_in_force, packs_in

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
    "load_pack",
    "pack_from_text",
    "pack_in_force",
    "packs_in",
    "read_forms",
]
