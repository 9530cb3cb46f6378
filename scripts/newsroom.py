"""What the commands of the newsletter share: opening a hub, and ending with its faults."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from hub import Level, Problem
from hub.newsroom import Newsroom, open_newsroom
from scripts.messages import tell, told


def open_room(root: Path) -> Newsroom:
    """The newsroom of a hub; ends where data/ has faults."""
    room = open_newsroom(root)
    if isinstance(room, list):
        stop(room)
        raise AssertionError("a hub without a newsroom has problems")
    return room


def stop(problems: Iterable[Problem]) -> None:
    """End with the errors among some problems, if there are any."""
    errors = sorted((p for p in problems if p.level is Level.ERROR), key=Problem.sort_key)
    if errors:
        tell([told(each) for each in errors], "text")
        click.echo("Nothing was written: mend these first.", err=True)
        raise SystemExit(1)
