"""Measure what refusing bad files takes: every golden case, and files made to wear the check out.

Every check is a process of its own, and counts its core's seconds, so other work on the machine
blurs the figures but does not decide them.

Example: scripts/bench_refusals.py --runs 3
Exit codes: 0 all targets met, 1 a target missed, 2 wrong use.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from hub import Code, Level
from scripts.bench import BYTES_PER_RSS_UNIT, ENVIRONMENT, Cost, Target
from scripts.console import progress
from scripts.make_corpus import HUB
from tests.golden.test_golden import CASES, name, read, spoil
from tests.hubs import tiny_hub

SECONDS, MEGABYTES = 1.0, 300.0
SLOWEST, AGAIN = 5, 20
TODAY = "2026-11-21 12:00"

POST = "docs/news/2026/bad.md"
FACTS = """---
title: A post that nobody should read
summary: It is here to find out how long it takes until it is refused.
date: 2026-10-12
category: news
"""
CLOSE = "---\n\n"

Spoil = Callable[[Path], None]
"""What makes a sound hub, whose folder it is given, a bad one."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post with a text that holds a unit so many times, in its facts or below them.

    It is written bit by bit: a process starts with the greatest memory that ours ever had.
    """

    unit: str
    times: int
    start: str = ""
    end: str = ""
    in_facts: bool = False

    def __call__(self, root: Path) -> None:
        """Write the post into a hub."""
        with (root / POST).open("w", encoding="utf-8") as file:
            file.write(f"{FACTS}{'' if self.in_facts else CLOSE}{self.start}")
            file.writelines(self.unit.replace("{n}", str(n)) for n in range(self.times))
            file.write(f"{self.end}\n{CLOSE if self.in_facts else ''}")


def _film(root: Path) -> None:
    path = root / "docs/publications/files/report.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    os.truncate(path, 1_000_000_000)


def _bomb(root: Path) -> None:
    """A small picture that says it has 3,600 million pixels."""
    rows = zlib.compress(bytes(1_000_000))
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunks = [_chunk(b"IHDR", head), _chunk(b"IDAT", rows), _chunk(b"IEND", b"")]
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    (root / "docs/publications/files/bomb.png").write_bytes(picture)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


WEARING = (
    *("[", "<", "*<b>", "`<", "{", "![", "[a](", "<a ", "<p", "x<b ", "> ", "&#1;"),
    *("\n# a{", '=== "a"\n    ', "[a]: b\n", "a\n\n<b>"),
)
HUGE: Mapping[str, Spoil] = {
    "50 MB of Markdown": Post("Words and words. ", 3_000_000),
    "YAML 30,000 deep": Post("[", 30_000, "tags: ", in_facts=True),
    "YAML 300,000 deep": Post("[", 300_000, "tags: ", in_facts=True),
    "100,000 keys": Post("k{n}: v\n", 100_000, in_facts=True),
    "100,000 keys on a line": Post("{n}: , ", 100_000, "tags: {", "}", in_facts=True),
    "100,000 times a key": Post("a: , ", 100_000, "tags: {", "}", in_facts=True),
    "100,000 aliases": Post("*a, ", 100_000, "tags: [&a b, ", "]", in_facts=True),
    "100,000 tags": Post("a{n}, ", 100_000, "tags: [", "]", in_facts=True),
    "2,400 tags": Post("a{n}, ", 2_400, "tags: [", "]", in_facts=True),
    "a document of 1 GB": _film,
    "a picture of 3,600 million pixels": _bomb,
    **{f"1 MB of {unit!r}": Post(unit, 990_000 // len(unit)) for unit in WEARING},
}


NOTICES = {code.label for code in Code if code.level is Level.NOTICE}


def bad_cases() -> dict[str, Spoil]:
    """Every case by its name: the golden ones that are refused, and the huge ones."""
    grave = (case for case in CASES if case.parent.name not in NOTICES)
    return {name(case): partial(spoil, case=read(case)) for case in grave} | {**HUGE}


def check(root: Path) -> tuple[int, Cost]:
    """Check a hub in a process of its own: its exit code, and what it took."""
    script = str(HUB / "scripts/check_content.py")
    command = [sys.executable, script, "--root", str(root), "--today", TODAY]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=os.environ | ENVIRONMENT, stdout=nowhere, stderr=nowhere
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = usage.ru_maxrss * BYTES_PER_RSS_UNIT / 1_000_000
    return process.returncode, Cost(usage.ru_utime + usage.ru_stime, megabytes)


def least(spoiled: Spoil, runs: int, wanted: int) -> Cost:
    """What a check takes at its least disturbed; ClickException where it ends otherwise."""
    costs = []
    for _ in range(runs):
        with TemporaryDirectory() as folder:
            root = tiny_hub(Path(folder))
            spoiled(root)
            code, cost = check(root)
        if code != wanted:
            raise click.ClickException(f"the check ended with {code}, not {wanted}")
        costs.append(cost)
    return Cost(min(c.seconds for c in costs), min(c.megabytes for c in costs))


def slowest(costs: Mapping[str, Cost], most: int) -> list[str]:
    """The names of the slowest, the slowest first."""
    return sorted(costs, key=lambda each: -costs[each].seconds)[:most]


def findings(costs: Mapping[str, Cost], sound: Cost) -> Iterator[str | Target]:
    """The slowest and the largest of some checks, and whether they are within the targets."""
    yield f"Check of the sound hub: {sound.seconds:.2f} s, {sound.megabytes:.0f} MB"
    for each in slowest(costs, SLOWEST):
        seconds = costs[each].seconds
        share = f"{seconds / sound.seconds:.2f} times the sound hub"
        yield Target(f"{each}, {share}", seconds, SECONDS, " s")
    largest = max(costs, key=lambda each: costs[each].megabytes)
    yield Target(f"{largest}, most memory", costs[largest].megabytes, MEGABYTES, " MB")


@click.command(epilog="Example: scripts/bench_refusals.py --runs 3")
@click.option("--runs", type=click.IntRange(min=1), default=1, help="Runs of each case (1).")
@click.option("--only", default="", help="Only cases with these words in their names.")
def main(runs: int, only: str) -> None:
    """Measure how long the check takes to refuse each bad case, and how much memory."""
    cases = {each: made for each, made in bad_cases().items() if only in each}
    if not cases:
        raise click.UsageError(f'No case has "{only}" in its name.')
    sound = least(lambda _: None, 1 + runs, 0)
    tell, costs = progress("Refusing"), {}
    for done, (each, spoiled) in enumerate(cases.items(), 1):
        try:
            costs[each] = least(spoiled, runs, 1)
        except click.ClickException as error:
            raise click.ClickException(f"{each}: {error.message}.") from None
        tell(done, len(cases))
    for each in slowest(costs, AGAIN):  # what else the machine did blurs a single run
        costs[each] = least(cases[each], 1 + runs, 1)
    missed = 0
    click.echo(f"{len(cases)} cases, each refused.")
    for finding in findings(costs, sound):
        click.echo(finding)
        missed += isinstance(finding, Target) and not finding.met
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
