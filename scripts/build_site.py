"""Build the site, look it over, and put it in place of the published one in a single step.

Readers see the old site until the new one is whole; whatever fails, they keep the old one. Of
two builds at once the second waits: the first may have begun before midnight, or before the
last change, so what it publishes need not be what the second is to.

Example: scripts/build_site.py --out site
Exit codes: 0 done, 1 faults in the content or a page that cannot be built, 2 wrong use or a
place that cannot be written; 128 and a signal's number if stopped.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from hub import Level, check, visible, withheld
from hub.kinds import KINDS
from scripts import publishing
from scripts.building import NotBuilt, build
from scripts.console import progress, root_option, seconds, today_option
from scripts.leaks import Leaks
from scripts.messages import tell, told
from scripts.verifying import faults

PATIENCE = 15 * 60.0
"""Seconds to wait for another build: far longer than one takes, and not for ever."""
OURS = {"data", "overrides", *(kind.folder.partition("/")[0] for kind in KINDS.values())}
"""The folders of a hub from which sites are made."""


def usable(out: Path, root: Path) -> Path:
    """The whole path of the folder to publish to. Raises UsageError for what is not to be used."""
    if out.is_symlink():
        raise click.UsageError(f"{out} is a link. Name the folder that it leads to.")
    site, hub = out.resolve(), root.resolve()
    if hub.is_relative_to(site):
        raise click.UsageError(f"{out} holds the hub itself. Name a folder of its own.")
    if site.is_relative_to(hub) and site.relative_to(hub).parts[0] in OURS:
        raise click.UsageError(f"{out} lies in the hub's content. Name a folder outside it.")
    if site.exists() and not site.is_dir():
        raise click.UsageError(f"{out} is a file. Name a folder.")
    if os.path.ismount(site):
        raise click.UsageError(f"{out} is a disk of its own. Name a folder on that disk.")
    names = {each.name for each in site.iterdir()} if site.exists() else set()
    if names and ("index.html" not in names or ".git" in names):
        message = "has files that are not a site's. Empty it yourself, or name another folder."
        raise click.UsageError(f"{out} {message}")
    return site


def publish(root: Path, site: Path, today: datetime) -> None:
    """Check the content, build the site, verify it and put it in place."""
    checked = check(root, today, progress("Checking the content:"))
    tell([told(each) for each in checked.problems], "text")
    if checked.catalogue is None or checked.count(Level.WARNING):
        raise NotBuilt
    repository = checked.catalogue.settings.repository.rstrip("/")
    said = visible(checked.catalogue, checked.pages)
    leaks = Leaks(withheld(checked.catalogue, checked.hidden), said)

    def built(folder: Path) -> None:
        said = build(root, today, folder, seconds("Building the site:"))
        click.echo(said, nl=False, err=True)

    def wrong(folder: Path) -> list[str]:
        edits = (f"{repository}/edit/", f"{repository}/new/")
        return faults(folder, leaks, edits, progress("Looking the site over, file"))

    publishing.publish(site, built, wrong)


@contextmanager
def _plainly(out: Path) -> Iterator[None]:
    """Say what keeps a site from being published, and end with the code for it."""
    kept = f"Nothing was published; {out} is as it was."
    try:
        yield
    except publishing.Rejected as error:
        click.echo(error)
        _end(1, f"{_counted(len(error.faults))} in the site that was built. {kept}")
    except NotBuilt as error:
        click.echo(error, nl=False, err=True)
        _end(1, f"The site cannot be built. {kept}")
    except publishing.InUse:
        _end(2, f"Another build of {out} is still under way. {kept}")
    except publishing.NoVersionBefore:
        _end(2, f"There is no version before. {kept}")
    except OSError as error:
        _end(2, f"{error.filename or out} cannot be used: {error.strerror}. {kept}")


def _counted(count: int) -> str:
    return "1 fault" if count == 1 else f"{count:,} faults"


def _end(code: int, words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(code)


@contextmanager
def _stoppable(out: Path) -> Iterator[None]:
    """Tidy up and say so where somebody stops the program."""

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        _end(128 + number, f"Stopped. {out} is whole: nothing half-made was published.")

    found = {each: signal.getsignal(each) for each in publishing.STOPS}
    before = {each: was for each, was in found.items() if was is not signal.SIG_IGN}
    for each in before:
        signal.signal(each, stop)
    try:
        yield
    finally:
        for each, was in before.items():
            signal.signal(each, was)


@click.command(epilog="Example: scripts/build_site.py --out site")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder that readers see.",
)
@click.option("--rollback", is_flag=True, help="Change places with the version before.")
@root_option
@today_option
def main(out: Path, rollback: bool, root: Path, today: datetime) -> None:
    """Build the site and publish it to a folder in a single step, if nothing is wrong with it.

    If anything is, readers keep the site that they have. The version before stays beside it,
    and --rollback goes back to it; once more, and forward again.

    Exit codes: 0 done, 1 faults in the content or a page that cannot be built, 2 wrong use or a
    place that cannot be written.
    """
    site = usable(out, root)

    def waiting() -> None:
        click.echo(f"Another build of {out} is under way. This one waits for it.", err=True)

    with _stoppable(out), _plainly(out):
        if rollback:
            with publishing.held(site):
                publishing.roll_back(site)
            click.echo(f"{out} is the version that was kept; the other is kept now.", err=True)
            return
        with publishing.held(site, PATIENCE, waiting):
            publish(root, site, today.replace(second=0, microsecond=0))
        back = " To go back to the version before: --rollback."
        click.echo(f"Published {out}.{back if publishing.can_go_back(site) else ''}", err=True)


if __name__ == "__main__":
    main()
