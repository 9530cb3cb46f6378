"""The benchmark, on hubs so small that it only shows that everything is measured and told."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from scripts.bench import Cost, Target, built, checked, main, measure


def test_a_process_is_measured_apart_from_ours() -> None:
    cost = measure([sys.executable, "-c", "x = bytes(range(256)) * 1_500_000"])
    assert 384 < cost.megabytes < 600
    assert cost.seconds > 0


def test_a_run_that_fails_is_no_figure() -> None:
    with pytest.raises(click.ClickException, match="out of paper"):
        measure([sys.executable, "-c", "raise SystemExit('out of paper')"])


def test_a_check_is_judged_by_its_least_disturbed_time_and_its_worst_memory() -> None:
    costs = [Cost(5.5, 100.0), Cost(9.0, 301.0), Cost(6.5, 100.0)]
    seconds, memory = checked(costs, 5000)
    assert str(seconds) == "Check of 5,000 case studies: 5.50 s (at most 6): met"
    assert str(memory) == "  memory at its peak: 301.00 MB (at most 300): MISSED"


def test_starting_up_does_not_flatter_the_larger_build() -> None:
    # A start of 10 s, then 20 ms for each of the first 500 and 24 ms for each of 2,000.
    costs = {1: [Cost(10.0, 1)], 500: [Cost(19.98, 1)], 2000: [Cost(57.976, 1)]}
    *_, ratio = built(costs)
    assert isinstance(ratio, Target)
    assert ratio.figure == pytest.approx(1.2)
    assert not ratio.met


@pytest.mark.slow
def test_every_target_is_told_with_its_verdict() -> None:
    # A process of its own: the benchmark keeps itself to one core.
    options = ["--runs", "1", "--check", "600", "--few", "2", "--many", "4"]
    command = [sys.executable, "-m", "scripts.bench", *options]
    result = subprocess.run(command, capture_output=True, text=True)
    verdicts = [line for line in result.stdout.splitlines() if "at most" in line]
    assert len(verdicts) == 5
    assert all(line.endswith((": met", ": MISSED")) for line in verdicts)
    assert result.returncode == any(line.endswith("MISSED") for line in verdicts)
    assert "Build of 4, run 1 of 1" in result.stderr


def test_sizes_in_the_wrong_order_are_wrong_use() -> None:
    assert CliRunner().invoke(main, ["--few", "30", "--many", "20"]).exit_code == 2
