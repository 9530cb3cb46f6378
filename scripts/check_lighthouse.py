"""Measure key pages of the hub with Lighthouse on its profile of a phone, and say what is below.

Nothing else should run meanwhile: other work on the machine makes a page look slower.

Example: scripts/check_lighthouse.py library/ news/
Exit codes: 0 all marks are met, 1 some are not, 2 wrong use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import click

from scripts.browser import built, served
from scripts.lighthouse import LighthouseError, Report, chromium, measure

PAGES = (
    "",
    "case-studies/worcestershire-highways/",
    "library/",
    "strategies/east-midlands-2008-2011/",
)
"""The addresses of the home page, a case study, the library and a strategy."""

SHOWN = 5
"""How many items of an audit are told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of a report, what it must reach or must not exceed, and how it is written."""

    name: str
    figure: Callable[[Report], float]
    bound: float
    form: str
    at_least: bool = False

    def met(self, report: Report) -> bool:
        """Whether a page is as good as this asks."""
        figure = self.figure(report)
        return figure >= self.bound if self.at_least else figure <= self.bound

    def __str__(self) -> str:
        """What is asked, in words."""
        bound = self.form.format(self.bound)
        return f"{self.name} {'at least' if self.at_least else 'at most'} {bound}"


def _score(name: str, category: str, least: int) -> Mark:
    return Mark(name, lambda report: report.scores[category], least, "{:.0f}", at_least=True)


def _kilobytes(name: str) -> Callable[[Report], float]:
    return lambda report: attrgetter(name)(report) / 1000


MARKS = (
    _score("Accessibility", "accessibility", 100),
    _score("Best practices", "best-practices", 100),
    _score("SEO", "seo", 100),
    _score("Performance", "performance", 95),
    Mark("First paint", attrgetter("first_paint"), 1.8, "{:.2f} s"),
    Mark("Largest paint", attrgetter("largest_paint"), 2.5, "{:.2f} s"),
    Mark("Size", _kilobytes("size"), 200, "{:.0f} KB"),
    Mark("Script", _kilobytes("script_size"), 60, "{:.0f} KB"),
)


def heading(wide: int) -> str:
    """The first row of the table; wide is how many signs the addresses take."""
    return _row("Page", [mark.name for mark in MARKS], wide)


def row(page: str, report: Report, wide: int) -> str:
    """A page's row of the table: a figure under each name, with a ! where it misses the mark."""
    figures = [
        mark.form.format(mark.figure(report)) + ("" if mark.met(report) else " !") for mark in MARKS
    ]
    return _row(page or "/", figures, wide)


def _row(page: str, cells: Sequence[str], wide: int) -> str:
    widths = [max(len(mark.name), len("9.99 s !")) for mark in MARKS]
    fitted = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([page.ljust(wide), *fitted]).rstrip()


def reasons(report: Report) -> Iterator[str]:
    """The marks that a page misses, and every audit that failed, with its first items."""
    for mark in MARKS:
        if not mark.met(report):
            yield f"  MISSED {mark}"
    for failure in report.failures:
        yield f"  {failure.category}: {failure.title}"
        yield from (f"    {item}" for item in failure.items[:SHOWN])
        if len(failure.items) > SHOWN:
            yield f"    and {len(failure.items) - SHOWN} more"


def _measured(
    site: AbstractContextManager[str], pages: Sequence[str], browser: str
) -> Iterator[Report]:
    with site as address:
        for page in pages:
            click.echo(f"Measuring {page or 'the home page'} ...", err=True)
            yield measure(f"{address}/{page}", browser)


@click.command(epilog="Example: scripts/check_lighthouse.py library/ news/")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of a built site (default: the hub of this folder is built).",
)
def main(pages: Sequence[str], site: Path | None) -> None:
    """Measure pages, given by their addresses within the site; on their own the four key pages.

    Exit codes: 0 all marks are met, 1 some are not, 2 wrong use.
    """
    pages = [page.lstrip("/") for page in pages] or PAGES
    if site and (missing := [page for page in pages if not (site / page / "index.html").exists()]):
        raise click.UsageError(f"{site} has no page {missing[0] or 'index.html'}.")
    missed, wide = False, max(len("Page"), *map(len, pages))
    try:
        reports = _measured(served(site) if site else built(), pages, chromium())
        click.echo(heading(wide))
        for page, report in zip(pages, reports, strict=True):
            for line in (row(page, report, wide), *reasons(report)):
                click.echo(line)
            missed |= not all(mark.met(report) for mark in MARKS)
    except LighthouseError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from None
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
