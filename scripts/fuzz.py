"""Search on for what the properties of tests/fuzz do not hold for, with new examples each round.

A round runs every property with a seed of its own; the rounds end after so many minutes, or with
the first failure, which is shown as small as hypothesis can make it, with how to repeat it.

Example: scripts/fuzz.py --minutes 60
Exit codes: 0 nothing found, 1 a property does not hold, 2 wrong use.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]


def command(seed: int) -> list[str]:
    """One round, as a person would type it."""
    options = ["--hypothesis-profile=search", f"--hypothesis-seed={seed}"]
    return [".venv/bin/pytest", "-q", "--numprocesses", "2", *options, "tests/fuzz"]


@click.command(help=__doc__)
@click.option("--minutes", default=10.0, type=click.FloatRange(0), help="How long (default: 10).")
@click.option("--seed", default=None, type=int, help="The first round's (default: the time).")
def main(minutes: float, seed: int | None) -> None:
    """Run rounds until the time is over or a property fails."""
    first, start = int(time.time()) if seed is None else seed, time.monotonic()
    done, now = 0, start
    while not done or now - start < 60 * minutes:
        arguments = command(first + done)
        ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
        if ran.returncode:
            click.echo(f"{ran.stdout}{ran.stderr}\nTo repeat it: {' '.join(arguments)}")
            sys.exit(1)
        done, now = done + 1, time.monotonic()
        told = ran.stdout.strip().splitlines()[-1]
        click.echo(f"Round {done}, seed {first + done - 1}: {told}; {(now - start) / 60:.1f} min.")


if __name__ == "__main__":
    main()
