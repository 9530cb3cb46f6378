"""Check a hub's content: say every fault of every file, with its place and its cure.

Example: scripts/check_content.py --format github
Exit codes: 0 no faults, 1 faults in the content, 2 wrong use.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from hub import Build, Level, Problem, check
from scripts.console import progress, root_option, today_option


def as_text(problem: Problem) -> str:
    """Two lines: path:line:column CODE message, then the cure."""
    return str(problem)


def as_github(problem: Problem) -> str:
    """A workflow command, which GitHub shows as an annotation beside the line."""
    place = f"file={_property(problem.path)},line={problem.place.line},col={problem.place.column}"
    title = f"title={_property(problem.code.label)}"
    text = _data(f"{problem.message}\n{problem.fix}")
    return f"::{problem.level} {place},{title}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: tuple[Problem, ...]) -> str:
    """A list of objects with path, line, column, code, level, message and fix."""
    return json.dumps(
        [
            {
                "path": problem.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code.label,
                "level": problem.level,
                "message": problem.message,
                "fix": problem.fix,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


LINE_FORMATS: dict[str, Callable[[Problem], str]] = {"text": as_text, "github": as_github}


def summary(build: Build, items: int) -> str:
    """One line: how many faults and notices."""
    faults = build.count(Level.ERROR) + build.count(Level.WARNING)
    notices = build.count(Level.NOTICE)
    if faults:
        return f"{faults} {'fault' if faults == 1 else 'faults'} to mend."
    due = f", {notices} to look at" if notices else ""
    return f"No faults in {items:,} items{due}."


@click.command(epilog="Example: scripts/check_content.py --format github")
@root_option
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*LINE_FORMATS, "json"]),
    default="text",
    help="text for people, github for annotations, json for programs (default: text).",
)
def main(root: Path, today: datetime, form: str) -> None:
    """Check the content of a hub and say every fault with its place and cure.

    Exit codes: 0 no faults, 1 faults in the content, 2 wrong use.
    """
    build = check(root, today, progress("Checking"))
    gc.freeze()  # or Python would walk all that was read once more before it ends
    if form == "json":
        click.echo(as_json(build.problems))
    else:
        for problem in build.problems:
            click.echo(LINE_FORMATS[form](problem))
    catalogue = build.catalogue
    click.echo(summary(build, catalogue.count() if catalogue else 0), err=True)
    raise SystemExit(1 if build.count(Level.ERROR) + build.count(Level.WARNING) else 0)


if __name__ == "__main__":
    main()
