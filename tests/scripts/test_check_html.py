"""The check of HTML: what it says of findings, and that our pages have none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scripts.check_html import ALLOWED, Allowance, Finding, judge, main

ROOT = Path(__file__).parents[2]
ALLOWED_ALREADY = [
    {
        "type": "error",
        "lastLine": 3,
        "firstColumn": 5,
        "message": f"{each.message} “text”.",
        "extract": f"<input {each.extract}drawer",
    }
    for each in ALLOWED
]

Says = Callable[..., None]


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """Puts a stand-in in the place of the checker, which prints what it is given."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<!doctype html>")
    java, checker = tmp_path / "java", tmp_path / "vnu.jar"

    def put(*messages: dict[str, Any], instead: str = "") -> None:
        url = f"file:{tmp_path}/site/index.html"
        told = instead or json.dumps({"messages": [{"url": url, **each} for each in messages]})
        checker.write_text(told)
        java.write_text(f"#!/bin/sh\ncat '{checker}'\n")
        java.chmod(0o755)

    monkeypatch.setattr("scripts.check_html.java", lambda: java)
    monkeypatch.setattr("scripts.check_html.CHECKER", checker)
    return put


def run(tmp_path: Path) -> Result:
    return CliRunner().invoke(main, [str(tmp_path / "site")])


def test_a_site_with_nothing_but_what_is_allowed_passes(says: Says, tmp_path: Path) -> None:
    says(*ALLOWED_ALREADY)
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Pages: 1. Findings: 0.\n"


def test_findings_are_told_with_their_places_in_order(says: Says, tmp_path: Path) -> None:
    error = {"type": "error", "lastLine": 7, "firstColumn": 16, "message": "Duplicate ID “a”."}
    info = {"type": "info", "firstLine": 6, "lastLine": 9, "lastColumn": 2, "message": "A slash."}
    elsewhere = {"url": "file:/x/a%20%C3%A9.html", "type": "error", "message": "Not read."}
    says(*ALLOWED_ALREADY, error, elsewhere, info)
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{tmp_path}/site/index.html:6:2 A slash.",
        f"{tmp_path}/site/index.html:7:16 Duplicate ID “a”.",
        "/x/a é.html:1:1 Not read.",
    ]
    assert result.stderr == "Pages: 1. Findings: 3.\n"


def test_what_is_allowed_of_one_element_is_not_allowed_of_others() -> None:
    allowed = [Allowance("Bad thing", 'id="a"', "It must be.")]
    there = Finding("a.html", 1, 1, "Bad thing “x”.", '<p id="a">')
    other = Finding("a.html", 2, 1, "Bad thing “x”.", '<p id="b">')
    assert [*judge([there], allowed)] == []
    assert [*judge([there, other], allowed)] == ["a.html:2:1 Bad thing “x”."]


def test_an_allowance_that_nothing_needs_is_a_finding(says: Says, tmp_path: Path) -> None:
    says()
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stdout.count("allows nothing any more") == len(ALLOWED)


def test_every_allowance_says_why() -> None:
    assert all(len(each.reason.split()) > 5 for each in ALLOWED)


def test_a_folder_without_pages_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "has no HTML files" in result.stderr


@pytest.mark.parametrize("said", ["Exception in thread main\nat here", '{"a": 1}', "\n"])
def test_a_breakdown_is_told_in_one_line(says: Says, tmp_path: Path, said: str) -> None:
    says(instead=said)
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "The checker broke down: it said nothing.\n"


@pytest.mark.parametrize("program", ["PYTHON", "CHECKER"])
def test_what_is_not_installed_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<!doctype html>")
    monkeypatch.setattr(f"scripts.check_html.{program}", tmp_path / "nothing")
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not installed" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_python_without_java_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<!doctype html>")
    for program in ("PYTHON", "CHECKER"):
        monkeypatch.setattr(f"scripts.check_html.{program}", Path(sys.executable))
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "not installed" in result.stderr


def test_its_example_is_in_its_help() -> None:
    assert "Example: scripts/check_html.py" in CliRunner().invoke(main, ["--help"]).output


@pytest.mark.slow
def test_the_checker_itself_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    start = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title></head><body>'
    )
    (tmp_path / "site/a é.html").write_text(f'{start}\n<p id="a">A</p>\n <p id="a">B</p>', "utf-8")
    assert run(tmp_path).stdout.splitlines()[:2] == [
        f"{tmp_path}/site/a é.html:2:1 The first occurrence of ID “a” was here.",
        f"{tmp_path}/site/a é.html:3:2 Duplicate ID “a”.",
    ]


@pytest.mark.slow
def test_every_page_of_our_hub_and_of_the_tiny_hub_through_time_is_valid(tmp_path: Path) -> None:
    tiny = ROOT / "tests/tiny_hub"
    days = [
        (ROOT, "2026-11-21"),
        *((tiny, day) for day in ("2026-11-02", "2026-12-01", "2028-01-01")),
    ]
    for hub, day in days:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        command += ["--config-file", str(hub / "mkdocs.yml")]
        command += ["--site-dir", str(tmp_path / "site" / hub.name / day)]
        environment = {"HUB_TODAY": day, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, env=os.environ | environment, check=True, capture_output=True)
    result = run(tmp_path)
    assert result.stdout == ""
    assert result.exit_code == 0, result.stderr
