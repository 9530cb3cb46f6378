"""Check a hub's content: say every fault of every file, with its place and its cure.

Example: scripts/check_content.py --format github
Exit codes: 0 no faults, 1 faults in the content, 2 wrong use.
"""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path

import click

from hub import Build, Level, check
from scripts.console import progress, root_option, today_option
from scripts.messages import format_option, tell, told


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
@format_option
def main(root: Path, today: datetime, form: str) -> None:
    """Check the content of a hub and say every fault with its place and cure.

    Exit codes: 0 no faults, 1 faults in the content, 2 wrong use.
    """
    build = check(root, today, progress("Checking"))
    gc.freeze()  # or Python would walk all that was read once more before it ends
    tell([told(each) for each in build.problems], form)
    catalogue = build.catalogue
    click.echo(summary(build, catalogue.count() if catalogue else 0), err=True)
    raise SystemExit(1 if build.count(Level.ERROR) + build.count(Level.WARNING) else 0)


if __name__ == "__main__":
    main()
