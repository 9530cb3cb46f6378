"""The benchmark of the search, on hubs so small that it only shows that everything is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.bench_search import main, size, write_stock
from scripts.make_corpus import Mix, write_corpus


def test_both_sites_hold_the_same_case_studies(tmp_path: Path) -> None:
    write_corpus(tmp_path / "hub", 4, Mix(), lambda done, total: None)
    write_stock(tmp_path / "hub", tmp_path / "stock")
    ours = {path.name: path.read_text() for path in (tmp_path / "hub/case_studies").iterdir()}
    theirs = tmp_path / "stock/docs/case-studies"
    assert {path.name for path in theirs.iterdir()} == ours.keys()
    for name, text in ours.items():
        plain = (theirs / name).read_text()
        assert plain.startswith("# ")
        assert plain.endswith(text.partition("\n---\n")[2])


def test_size_counts_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 500)
    (tmp_path / "b/c").mkdir(parents=True)
    (tmp_path / "b/c/d").write_bytes(b"x" * 1500)
    assert size(tmp_path / "a", tmp_path / "b") == 2.0


def test_too_few_case_studies_are_wrong_use() -> None:
    assert CliRunner().invoke(main, ["--n", "3"]).exit_code == 2


@pytest.mark.slow
@pytest.mark.browser
def test_every_target_is_told_with_its_verdict() -> None:
    command = [sys.executable, "-m", "scripts.bench_search", "--n", "100", "--runs", "1"]
    result = subprocess.run(command, capture_output=True, text=True)
    verdicts = [line for line in result.stdout.splitlines() if "at most" in line]
    assert len(verdicts) == 5, result.stderr
    assert all(line.endswith((": met", ": MISSED")) for line in verdicts)
    assert result.stdout.count("the theme's own") == 4
    assert result.returncode == any(line.endswith("MISSED") for line in verdicts)
