"""A hub's folder to all that it says: where both the ledger and a rename begin."""

from __future__ import annotations

from pathlib import Path

from hub.problems import Level, Problem
from hub.source.content import Content, read_content
from hub.source.read import Progress
from hub.views.addresses import GATHERED


def open_content(
    root: Path, progress: Progress | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """What a hub says, and the faults for which it could not be published, in order."""
    content = read_content(root, GATHERED, progress)
    faults = [each for each in content.problems if each.level is not Level.NOTICE]
    return content, tuple(sorted(faults, key=Problem.sort_key))
