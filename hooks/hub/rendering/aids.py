"""What the hub adds to a Markdown body that was rendered and cleaned."""

from __future__ import annotations

import re

from hub.rendering.abbreviations import tipped
from hub.rendering.permalinks import permalinked
from hub.rendering.tables import framed

_task = re.compile(r'<input type="checkbox" disabled(?:="")?( checked(?:="")?)? ?/?>')


def with_aids(html: str) -> str:
    """HTML of a body with tips, permalinks, frames around tables, and names for boxes to tick."""
    return _task.sub(_named, framed(permalinked(tipped(html))))


def _named(box: re.Match[str]) -> str:
    """The box of a task with what a screen reader says of it."""
    checked, name = (' checked=""', "Done") if box[1] else ("", "Not done")
    return f'<input type="checkbox" disabled=""{checked} aria-label="{name}">'
