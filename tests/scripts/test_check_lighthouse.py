"""The measuring with Lighthouse: what it reads in a report, what it tells, and our own pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scripts.browser import built
from scripts.check_lighthouse import MARKS, PAGES, heading, main, reasons, row
from scripts.lighthouse import CATEGORIES, LighthouseError, Report, chromium, measure, read

REPORT = Path(__file__).with_name("lighthouse_report.json")
"""Of a page with faults, by Lighthouse 13.5.0, cut down to some audits and what we read of them."""

TIMES = {"Performance", "First paint", "Largest paint"}
GOOD = Report(dict.fromkeys(CATEGORIES, 100), 1.8, 2.5, 200_000, 60_000, ())


@pytest.fixture
def report() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<!doctype html>")
    return tmp_path


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str) -> None:
    """Let a program of the shell take the place of Lighthouse."""
    (folder / "lighthouse.js").write_text(program)
    monkeypatch.setattr("scripts.lighthouse.NODE", Path("/bin/sh"))
    monkeypatch.setattr("scripts.lighthouse.LIGHTHOUSE", folder / "lighthouse.js")
    monkeypatch.setattr("scripts.lighthouse.chromium_path", lambda: "/bin/true")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


# ---- Reading


def test_scores_times_and_bytes_are_read(report: dict[str, Any]) -> None:
    found = read(report)
    assert found.scores == {
        "accessibility": 62,
        "best-practices": 96,
        "seo": 67,
        "performance": 100,
    }
    assert (round(found.first_paint, 2), round(found.largest_paint, 2)) == (0.77, 1.04)
    assert (found.size, found.script_size) == (956, 293)


def test_audits_that_failed_are_read_with_their_items(report: dict[str, Any]) -> None:
    failures = read(report).failures
    assert [(each.category, each.title[:29]) for each in failures] == [
        ("accessibility", "Background and foreground col"),
        ("accessibility", "Heading elements are not in a"),
        ("accessibility", "`<html>` element does not hav"),
        ("accessibility", "Image elements do not have `["),
        ("best-practices", "Browser errors were logged to"),
        ("seo", "Document does not have a meta"),
        ("seo", "Image elements do not have `["),
    ]
    assert (
        failures[0].items[0].startswith('<p class="faint"> Fix any of the following: Element has')
    )
    assert "Something broke, /script.js" in failures[4].items[2]
    assert failures[5].items == ()


def test_what_explains_a_figure_is_told_in_its_place(report: dict[str, Any]) -> None:
    report["audits"]["cumulative-layout-shift"] |= {"score": 0.5, "displayValue": "0.2"}
    shift = {"node": {"type": "node", "snippet": "<p>"}, "score": 0.2}
    report["audits"]["layout-shifts"]["details"] = {"items": [{"items": [shift]}]}
    (found,) = [each for each in read(report).failures if each.category == "performance"]
    assert (found.title, found.items) == ("Cumulative Layout Shift 0.2", ("<p>, score 0.2",))


def test_a_page_that_did_not_load_is_told_in_one_line(report: dict[str, Any]) -> None:
    report["runtimeError"] = {"message": "It did not load.\n(Status code: 404)"}
    with pytest.raises(LighthouseError, match=r"^It did not load\. \(Status code: 404\)$"):
        read(report)


# ---- Telling


def test_a_page_at_the_marks_meets_them() -> None:
    assert [str(mark) for mark in MARKS if not mark.met(GOOD)] == []
    assert [*reasons(GOOD)] == []
    assert row("", GOOD, 4).split() == [
        *("/", "100", "100", "100", "100", "1.80", "s", "2.50", "s", "200", "KB", "60", "KB")
    ]


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({"scores": {**GOOD.scores, "accessibility": 99}}, "Accessibility at least 100"),
        ({"scores": {**GOOD.scores, "best-practices": 99}}, "Best practices at least 100"),
        ({"scores": {**GOOD.scores, "seo": 99}}, "SEO at least 100"),
        ({"scores": {**GOOD.scores, "performance": 94}}, "Performance at least 95"),
        ({"first_paint": 1.81}, "First paint at most 1.80 s"),
        ({"largest_paint": 2.51}, "Largest paint at most 2.50 s"),
        ({"size": 200_001}, "Size at most 200 KB"),
        ({"script_size": 60_001}, "Script at most 60 KB"),
    ],
)
def test_a_page_below_a_mark_is_told(change: dict[str, Any], missed: str) -> None:
    below = replace(GOOD, **change)
    assert [*reasons(below)] == [f"  MISSED {missed}"]
    assert row("", below, 4).count("!") == 1


def test_figures_stand_below_their_names() -> None:
    names, figures = heading(20), row("news/", GOOD, 20)
    for mark in MARKS:
        assert figures[names.index(mark.name)] != " "
        assert figures[names.index(mark.name) - 1] == " "


def test_of_many_items_the_first_are_told(report: dict[str, Any]) -> None:
    failure = replace(read(report).failures[0], items=tuple("abcdefgh"))
    told = [*reasons(replace(GOOD, failures=(failure,)))]
    assert told[1:] == ["    a", "    b", "    c", "    d", "    e", "    and 3 more"]


# ---- The program


def test_pages_are_measured_and_one_below_fails(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, tmp_path_factory.mktemp("program"), f"cat '{REPORT}'")
    result = run("--site", site, "/")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1].startswith("/     62 !")
    assert "  MISSED SEO at least 100" in result.stdout
    assert result.stderr == "Measuring the home page ...\n"


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("echo 'Unable to connect' >&2", "Lighthouse broke down: Unable to connect"),
        ("exit 3", "Lighthouse broke down: it said nothing."),
        ("echo '{}'", "Lighthouse broke down: it said nothing."),
    ],
)
def test_a_breakdown_is_told_in_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch, program: str, told: str
) -> None:
    stand_in(monkeypatch, site, program)
    result = run("--site", site, "/")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1:] == [told]


@pytest.mark.parametrize("program", ["NODE", "LIGHTHOUSE"])
def test_what_is_not_installed_is_told_in_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    stand_in(monkeypatch, site, "")
    monkeypatch.setattr(f"scripts.lighthouse.{program}", site / "nothing")
    result = run("--site", site, "/")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Lighthouse is not installed. Install it and run it: make lighthouse\n"


def test_a_missing_chromium_is_told_in_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, site, "")
    monkeypatch.setattr("scripts.lighthouse.chromium_path", lambda: None)
    result = run("--site", site, "/")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Chromium is missing" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--site", "no-such-folder"), "does not exist"),
        (("--site", "tests", "news/"), "tests has no page news/."),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_hub_with_faults_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, site, "")
    monkeypatch.chdir(site)
    result = run()
    assert result.exit_code == 2
    assert "The site cannot be built." in result.stderr
    assert "mkdocs.yml" in result.stderr


def test_its_example_is_in_its_help() -> None:
    assert "Example: scripts/check_lighthouse.py" in run("--help").output


# ---- Lighthouse itself


@pytest.mark.slow
@pytest.mark.browser
def test_lighthouse_finds_our_key_pages_accessible_sound_and_light() -> None:
    """Times depend on what else the machine does: `make lighthouse` judges them."""
    browser, steady = chromium(), [mark for mark in MARKS if mark.name not in TIMES]
    assert len(steady) == len(MARKS) - len(TIMES)
    with built() as address:
        for page in PAGES:
            found = measure(f"{address}/{page}", browser)
            missed = [str(mark) for mark in steady if not mark.met(found)]
            assert missed == [], [*reasons(found)]
