"""Measure checking, building and compiling an issue on invented hubs, and say what is met.

Every run is a process of its own on one core, and counts that core's seconds, so other work on
the machine blurs the figures but does not decide them. Builds of several sizes take turns.

Example: scripts/bench.py --runs 5
Exit codes: 0 all targets met, 1 a target missed, 2 wrong use.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from scripts.console import progress
from scripts.make_corpus import HUB, Mix, write_corpus

CHECK_SECONDS = 6.0
CHECK_MEGABYTES = 300.0
ISSUE_SECONDS = 2.0
GROWTH = 1.1

TODAY = "2026-01-01"
ENVIRONMENT = {
    "HUB_TODAY": TODAY,
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # compiling our own modules anew is no part of the work
}
BYTES_PER_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds of a core, and at most so many megabytes."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Target:
    """A figure, in its unit, and what it must not exceed."""

    what: str
    figure: float
    most: float
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the figure is low enough."""
        return self.figure <= self.most

    def __str__(self) -> str:
        """One line: the figure, the target, and whether it is met."""
        verdict = "met" if self.met else "MISSED"
        return f"{self.what}: {self.figure:.2f}{self.unit} (at most {self.most:g}): {verdict}"


def measure(command: list[str]) -> Cost:
    """Run a command to its end and say what it took. Raises ClickException where it fails.

    A process starts as a copy of ours, so that its megabytes are never below our own 60 or so.
    """
    with subprocess.Popen(
        command,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        said = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"{' '.join(command)} failed:\n{said}")
    megabytes = usage.ru_maxrss * BYTES_PER_RSS_UNIT / 1_000_000
    return Cost(usage.ru_utime + usage.ru_stime, megabytes)


def check_command(hub: Path) -> list[str]:
    """The command that checks a hub."""
    script = str(HUB / "scripts/check_content.py")
    return [sys.executable, script, "--root", str(hub), "--today", TODAY]


def build_command(hub: Path) -> list[str]:
    """The command that builds a hub's site beside it."""
    site, configuration = hub.with_name(f"{hub.name}-site"), hub / "mkdocs.yml"
    options = ["--strict", "--config-file", str(configuration), "--site-dir", str(site)]
    return [sys.executable, "-m", "mkdocs", "build", *options]


def issue_commands(hub: Path) -> dict[str, list[str]]:
    """The commands that draft an issue of three months and export it, by what they do."""
    script = [sys.executable, str(HUB / "scripts/export_newsletter.py")]
    days = ["--since", "2016-04-01", "--until", "2016-06-30"]
    forms = ["--format", "html", "--format", "text", "--format", "eml"]
    return {
        "draft": [*script, "draft", "--root", str(hub), *days],
        "export": [*script, "export", "2016-06-30", "--root", str(hub), *forms,
                   "--out", str(hub / "issue")],
    }  # fmt: skip


def compiled(hub: Path, n: int, runs: int) -> Iterator[Target]:
    """The targets of an issue over n case studies: seconds of the least disturbed run."""
    for what, command in issue_commands(hub).items():
        seconds = min(measure(command).seconds for _ in range(runs))
        yield Target(f"Newsletter over {n:,} case studies, {what}", seconds, ISSUE_SECONDS, " s")


def checked(costs: list[Cost], n: int) -> Iterator[Target]:
    """The targets of checking n case studies: seconds of the least disturbed run, worst peak."""
    seconds = min(cost.seconds for cost in costs)
    yield Target(f"Check of {n:,} case studies", seconds, CHECK_SECONDS, " s")
    yield Target("  memory at its peak", max(c.megabytes for c in costs), CHECK_MEGABYTES, " MB")


def built(costs: Mapping[int, list[Cost]]) -> Iterator[str | Target]:
    """The cost of each case study in builds of several sizes, the smallest being the start-up.

    What it costs to start is taken off, or it would flatter the larger builds.
    """
    start, *sizes = costs
    seconds = {n: median(cost.seconds for cost in costs[n]) for n in costs}
    each = {n: (seconds[n] - seconds[start]) / (n - start) for n in sizes}
    for n in sizes:
        yield f"Build of {n:,} case studies: {seconds[n]:.2f} s, {each[n] * 1000:.2f} ms for each"
    few, many = min(sizes), max(sizes)
    yield Target(f"  cost of each at {many:,} against {few:,}", each[many] / each[few], GROWTH)


def bench(folder: Path, runs: int, check: int, few: int, many: int) -> Iterator[str | Target]:
    """Write the hubs, run everything in turns, and give the findings as they come."""
    hubs = {n: folder / str(n) for n in sorted({1, few, many, check})}
    for n, hub in hubs.items():
        write_corpus(hub, n, Mix(), progress(f"Writing a hub of {n:,}:"))
    yield from checked([_run("Check", hubs, check, run, runs) for run in range(runs)], check)
    yield from compiled(hubs[check], check, runs)
    costs: dict[int, list[Cost]] = {1: [], few: [], many: []}
    for run in range(runs):
        for n, found in costs.items():
            found.append(_run("Build", hubs, n, run, runs))
    yield from built(costs)


def _run(what: str, hubs: Mapping[int, Path], n: int, run: int, runs: int) -> Cost:
    click.echo(f"{what} of {n:,}, run {run + 1} of {runs} ...", err=True)
    return measure((check_command if what == "Check" else build_command)(hubs[n]))


@click.command(epilog="Example: scripts/bench.py --runs 5")
@click.option("--runs", type=click.IntRange(min=1), default=3, help="Runs of each kind (3).")
@click.option("--check", type=click.IntRange(min=1), default=5000, help="Items to check (5000).")
@click.option("--few", type=click.IntRange(min=2), default=500, help="Smaller build (500).")
@click.option("--many", type=click.IntRange(min=3), default=2000, help="Larger build (2000).")
def main(runs: int, check: int, few: int, many: int) -> None:
    """Measure checking, building and compiling an issue, and say which targets are met."""
    if few >= many:
        raise click.UsageError(f"--few {few} must be less than --many {many}.")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    missed = 0
    with TemporaryDirectory() as folder:
        for finding in bench(Path(folder), runs, check, few, many):
            click.echo(finding)
            missed += isinstance(finding, Target) and not finding.met
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
