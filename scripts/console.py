"""What the hub's command-line programs share: their options and their progress."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click
import yaml

from hub import LONDON, read_today

QUIET_SECONDS = 2.0


def _today(_context: click.Context, _option: click.Parameter, text: str | None) -> datetime:
    if text is None:
        return _now()
    try:
        return read_today(text)
    except ValueError as error:
        raise click.BadParameter(f'"{text}" {error}. Write a day: 2016-05-10.') from None


def _now() -> datetime:
    """The instant of SOURCE_DATE_EPOCH, which builds that can be repeated give, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    try:
        return datetime.fromtimestamp(int(epoch), LONDON)
    except (ValueError, OverflowError, OSError):
        message = f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds since 1970.'
        raise click.UsageError(message) from None


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The hub's folder (default: here).",
)
today_option = click.option(
    "--today",
    callback=_today,
    envvar="HUB_TODAY",
    metavar="DATE",
    help="Show the hub as it stands at noon of a day: 2016-05-10 (default: now).",
)


def whole_site(address: str) -> str:
    """The address of a site with a slash at its end. Raises ValueError for what is none."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    own = re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host) and "@" not in parts.netloc
    more = parts.query or parts.fragment or re.search(r"[\s\\?#]", address)
    if parts.scheme not in ("http", "https") or not own or more:
        raise ValueError("is not the address of a site, as in https://hub.example.org/")
    return f"{address.rstrip('/')}/"


def site_address(root: Path) -> str:
    """SITE_URL, else site_url of the hub's mkdocs.yml. Raises UsageError where neither is sound.

    Of mkdocs.yml only that value is read: its other tags may name Python of a plugin.
    """
    where, address = "SITE_URL", os.environ.get("SITE_URL", "")
    if not address:
        where, address = "site_url of mkdocs.yml", _configured(root / "mkdocs.yml")
    try:
        return whole_site(address)
    except ValueError as error:
        said = f'{where} is "{address}", which {error}.' if address else f"{where} is not given."
        raise click.UsageError(f"{said} Correct it, or add --site ADDRESS.") from None


def _configured(file: Path, further: int = 5) -> str:
    """site_url as MkDocs reads it: text, or !ENV with names of variables and a default.

    A file that does not have it may name another one, which it adds to (INHERIT); further says
    how many are looked at, since they may name each other.
    """
    try:
        whole = yaml.compose(file.read_bytes(), yaml.SafeLoader) if file.is_file() else None
    except yaml.YAMLError:
        raise click.UsageError("mkdocs.yml cannot be read as YAML: add --site ADDRESS.") from None
    pairs = whole.value if isinstance(whole, yaml.MappingNode) else []
    given = {key.value: value for key, value in pairs}
    if "site_url" not in given and "INHERIT" in given and further:
        return _configured(file.parent / str(given["INHERIT"].value), further - 1)
    value = given.get("site_url")
    if value is None or value.tag != "!ENV":
        return f"{value.value}" if isinstance(value, yaml.ScalarNode) else ""
    texts = [each.value for each in value.value] if isinstance(value.value, list) else [value.value]
    names, default = (texts[:-1], texts[-1]) if len(texts) > 1 else (texts, "")
    return str(next((os.environ[name] for name in names if name in os.environ), default))


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Tell what keeps a place from being written as wrong use, not as a fault of the program."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"{place} cannot be written: {error.strerror}.") from None


def replace_whole(files: Mapping[Path, bytes]) -> None:
    """Write files so that each is there whole or as it was: all beside their places first."""
    if folders := [file for file in files if file.is_dir()]:
        raise click.UsageError(f"{folders[0]} is a folder. Move it away; nothing was written.")
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
    show = _line()
    return lambda done, total: show("" if done == total else f"{label} {done:,} of {total:,}")


def seconds(label: str) -> Callable[[bool], None]:
    """The same for work whose length nobody knows: it counts seconds until told of the end."""
    show, start = _line(), time.monotonic()
    return lambda over: show("" if over else f"{label} {time.monotonic() - start:.0f} s")


def _line() -> Callable[[str], None]:
    """What shows a text in place of the one before, and clears the line for an empty one."""
    start = last = time.monotonic()

    def show(text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if not sys.stderr.isatty() or now - start < QUIET_SECONDS:
            return
        if not text:
            click.echo("\r\033[K", nl=False, err=True)
        elif now - last >= 0.1:
            last = now
            click.echo(f"\r{text}", nl=False, err=True)

    return show
