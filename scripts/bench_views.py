"""Measure what the gathered views cost of a build, on invented hubs, and say which targets are met.

The views are all that happens between the checked catalogue and the pages and files that MkDocs
gets. Seconds are those of one core, so other work on the machine blurs the figures but does not
decide them.

Example: scripts/bench_views.py --runs 3
Exit codes: 0 all targets met, 1 a target missed, 2 wrong use.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import click

from hub import Catalogue, Gathered, build, check, read_today, shared_files
from scripts.bench import GROWTH, TODAY, Target, build_command, measure
from scripts.console import progress
from scripts.make_corpus import Mix, write_corpus

SHARE = 15.0
RELATED_SECONDS = 2.0
SHARED_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a core, medians over the runs: all views, and what is named among them.

    shared are the feeds, calendars and open data, with the views that only these need.
    """

    views: float
    related: float
    shared: float


def seconds(work: Callable[[], object]) -> float:
    """What a piece of work takes of this process, without Python's collector, as in a build."""
    gc.disable()
    start = process_time()
    work()
    taken = process_time() - start
    gc.enable()
    return taken


def cost(hub: Path, runs: int) -> Cost:
    """What the views of a hub take. A build is a check and the views, so the check is taken off."""
    today = read_today(TODAY)
    catalogue = check(hub, today).catalogue
    assert catalogue is not None, f"{hub} has faults"
    views, related, shared = [], [], []
    for _ in range(runs):
        whole = seconds(lambda: build(hub, today))
        views.append(whole - seconds(lambda: check(hub, today)))
        related.append(seconds(lambda: relate(catalogue)))
        shared.append(seconds(lambda: [*shared_files(Gathered(catalogue))]))
    return Cost(median(views), median(related), median(shared))


def relate(catalogue: Catalogue) -> None:
    """Find the related items of every listed item."""
    related = Gathered(catalogue).related
    for item in catalogue.listed:
        related.of(item)


def bench(folder: Path, runs: int, few: int, many: int) -> Iterator[str | Target]:
    """Write the hubs, run everything, and give the findings as they come."""
    costs = {}
    for n in (few, many):
        write_corpus(folder / str(n), n, Mix(), progress(f"Writing a hub of {n:,}:"))
        click.echo(f"Views of {n:,}, {runs} runs ...", err=True)
        costs[n] = cost(folder / str(n), runs)
        each = costs[n].views / n * 1000
        yield f"Views of {n:,} case studies: {costs[n].views:.2f} s, {each:.2f} ms for each"
    growth = costs[many].views / many / (costs[few].views / few)
    yield Target(f"  cost of each at {many:,} against {few:,}", growth, GROWTH)
    yield Target(f"  related items at {many:,}", costs[many].related, RELATED_SECONDS, " s")
    shared = costs[many].shared
    yield Target(f"  feeds, calendars and data of {many:,}", shared, SHARED_SECONDS, " s")
    click.echo(f"Build of {many:,} ...", err=True)
    whole = measure(build_command(folder / str(many))).seconds
    share = costs[many].views / whole * 100
    yield Target(f"Views in a build of {whole:.1f} s at {many:,}", share, SHARE, " %")


@click.command(epilog="Example: scripts/bench_views.py --runs 3")
@click.option("--runs", type=click.IntRange(min=1), default=3, help="Runs of each kind (3).")
@click.option("--few", type=click.IntRange(min=1), default=1250, help="Smaller hub (1250).")
@click.option("--many", type=click.IntRange(min=2), default=5000, help="Larger hub (5000).")
def main(runs: int, few: int, many: int) -> None:
    """Measure what the gathered views cost of a build, and say which targets are met."""
    if few >= many:
        raise click.UsageError(f"--few {few} must be less than --many {many}.")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    missed = 0
    with TemporaryDirectory() as folder:
        for finding in bench(Path(folder), runs, few, many):
            click.echo(finding)
            missed += isinstance(finding, Target) and not finding.met
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
