"""The benchmark of the views, on hubs so small that it only shows that all is measured and told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.bench_views import cost, main
from scripts.make_corpus import Mix, write_corpus


def nothing(done: int, of: int) -> None:
    """Show no progress."""


def test_the_views_are_measured_apart_from_the_check(tmp_path: Path) -> None:
    write_corpus(tmp_path / "hub", 30, Mix(), nothing)
    found = cost(tmp_path / "hub", 1)
    assert 0 < found.related < found.views
    assert found.shared > 0


@pytest.mark.slow
def test_every_target_is_told_with_its_verdict() -> None:
    # A process of its own: the benchmark keeps itself to one core.
    options = ["--runs", "1", "--few", "20", "--many", "40"]
    command = [sys.executable, "-m", "scripts.bench_views", *options]
    result = subprocess.run(command, capture_output=True, text=True)
    verdicts = [line for line in result.stdout.splitlines() if "at most" in line]
    assert len(verdicts) == 4
    assert all(line.endswith((": met", ": MISSED")) for line in verdicts)
    assert result.returncode == any(line.endswith("MISSED") for line in verdicts)
    assert "Build of 40" in result.stderr


def test_sizes_in_the_wrong_order_are_wrong_use() -> None:
    assert CliRunner().invoke(main, ["--few", "30", "--many", "20"]).exit_code == 2
