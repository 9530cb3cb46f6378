"""What the hub's command-line programs share: their options and their progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from hub import LONDON, read_today

QUIET_SECONDS = 2.0


def _today(_context: click.Context, _option: click.Parameter, text: str | None) -> datetime:
    if text is None:
        return datetime.now(LONDON)
    try:
        return read_today(text)
    except ValueError as error:
        raise click.BadParameter(f'"{text}" {error}. Write a day: 2016-05-10.') from None


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The hub's folder (default: here).",
)
today_option = click.option(
    "--today",
    callback=_today,
    metavar="DATE",
    help="Show the hub as it stands at noon of a day: 2016-05-10 (default: now).",
)


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Tell what keeps a place from being written as wrong use, not as a fault of the program."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"{place} cannot be written: {error.strerror}.") from None


def progress(label: str) -> Callable[[int, int], None]:
    """A line on the terminal that counts, once the work has taken two seconds."""
    start = last = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if not sys.stderr.isatty() or now - start < QUIET_SECONDS:
            return
        if done == total:
            click.echo("\r\033[K", nl=False, err=True)
        elif now - last >= 0.1:
            last = now
            click.echo(f"\r{label} {done:,} of {total:,}", nl=False, err=True)

    return show
