"""The schema of the forms for an editor, as text."""

from __future__ import annotations

import json
from collections.abc import Callable

from hearing_desk.core.text import Text
from hearing_desk.formpack.schema import json_schema


def schema_text(say: Callable[[Text], str]) -> str:
    """The JSON Schema, with what a key is for in the language of `say`."""
    return json.dumps(json_schema(say), ensure_ascii=False, indent=1)
