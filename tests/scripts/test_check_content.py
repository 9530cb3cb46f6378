"""The check as its user runs it: text, annotations, JSON, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.check_content import main
from tests.hubs import change, edited

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
STUDY = "case_studies/home-safety-visits.md"


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--today", "2026-11-21", *options])


def spoil(root: Path) -> None:
    change(root, edited(NEWS, "category: ", "categorie: "))
    change(root, edited(STUDY, "maturity: ", "maturety: "))


def test_a_sound_hub_passes(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "No faults in 10 items.\n"


def test_all_faults_of_all_files_are_told_in_one_run(root: Path) -> None:
    spoil(root)
    result = run(root)
    assert result.exit_code == 1
    first_lines = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    places = [(path, int(line)) for path, line, _ in (each.split(":", 2) for each in first_lines)]
    assert places == sorted(places)
    assert {line.split(":")[0] for line in first_lines} == {NEWS, STUDY}
    assert result.stderr == "2 faults to mend.\n"


def test_github_gets_an_annotation_for_each_fault(root: Path) -> None:
    spoil(root)
    lines = run(root, "--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=") for line in lines)
    (typo,) = [line for line in lines if "categorie" in line]
    assert f"file={NEWS},line=" in typo
    assert "title=unknown-key::" in typo
    assert '%0ADid you mean "category"?' in typo


def test_programs_get_json(root: Path) -> None:
    spoil(root)
    found = json.loads(run(root, "--format", "json").stdout)
    assert [sorted(each) for each in found] == [
        ["code", "column", "fix", "level", "line", "message", "path"]
    ] * 2
    assert {each["code"] for each in found} == {"unknown-key"}


def test_a_notice_does_not_fail(root: Path) -> None:
    change(root, edited(NEWS, "review_by: 2027-04-12", "review_by: 2026-11-20"))
    result = run(root, "--format", "github")
    assert result.exit_code == 0
    assert result.stdout.startswith("::notice file=")
    assert "1 to look at" in result.stderr


def test_a_warning_fails(root: Path) -> None:
    text = (root / STUDY).read_text(encoding="utf-8") + "\n### Nothing below\n"
    change(root, {STUDY: text})
    result = run(root, "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::warning file=")


@pytest.mark.parametrize(
    "options", [["--format", "xml"], ["--today", "soon"], ["--root", "/no/such/folder"], ["more"]]
)
def test_wrong_use_is_told_apart(options: list[str]) -> None:
    result = CliRunner().invoke(main, options)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_a_folder_that_is_no_hub_gets_a_message(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "data/hub.yml:1:1 missing-data The file is missing." in result.stdout


def test_it_runs_as_a_program_from_anywhere(root: Path, tmp_path: Path) -> None:
    program = Path(__file__).parents[2] / "scripts/check_content.py"
    command = [sys.executable, str(program), "--root", str(root), "--today", "2026-11-21"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No faults in 10 items.\n")


def test_its_example_is_in_its_help() -> None:
    assert "Example: scripts/check_content.py" in CliRunner().invoke(main, ["--help"]).output
