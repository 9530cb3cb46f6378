"""What the hub's command-line programs share: their options and their progress."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
import yaml

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


def site_address(root: Path) -> str:
    """SITE_URL, else site_url of the hub's mkdocs.yml, with a slash at its end; "" for neither.

    Of mkdocs.yml only that value is read: its other tags may name Python of a plugin.
    """
    if address := os.environ.get("SITE_URL"):
        return f"{address.rstrip('/')}/"
    file = root / "mkdocs.yml"
    whole = yaml.compose(file.read_bytes(), yaml.SafeLoader) if file.is_file() else None
    for key, value in whole.value if isinstance(whole, yaml.MappingNode) else ():
        if key.value == "site_url":
            given = value.value[-1].value if isinstance(value.value, list) else value.value
            return f"{given.rstrip('/')}/"
    return ""


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Tell what keeps a place from being written as wrong use, not as a fault of the program."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"{place} cannot be written: {error.strerror}.") from None


def replace_whole(files: Mapping[Path, bytes]) -> None:
    """Write files so that each is there whole or as it was: all beside their places first."""
    waiting = {file: file.with_name(f".{file.name}.new") for file in files}
    try:
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            waiting[file].write_bytes(content)
        for file, new in waiting.items():
            new.replace(file)
    finally:
        for new in waiting.values():
            new.unlink(missing_ok=True)


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
