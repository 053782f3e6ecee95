"""Tells whoever writes forms what a code means, with a form that has the mistake and one that has not."""

from __future__ import annotations

from hearing_desk.core.report import Say
from hearing_desk.formpack.explain import explained, page_of


def explanation(code: str, say: Say) -> str:
    """The page of a code as text; raises DeskError `code_not_known`."""
    return explained(page_of(code), say)
