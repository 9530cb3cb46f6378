"""The check of outside links as its user runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.check_links import main
from tests.hubs import change, edited
from tests.linkinator import Stub

ROOT = Path(__file__).parents[2]
CONSULTATION = "docs/consultations/home-safety-visits-2027.md"
FORM = "https://forms.northmarch.example/home-safety-2027"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
APPLY = "https://www.northmarch.example/home-safety/apply"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PAGE = "docs/index.md"


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stub:
    return Stub(tmp_path, monkeypatch)


def run(root: Path, *options: str, today: str = "2026-11-21") -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--today", today, *options])


def add(root: Path, path: str, words: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    change(root, {path: f"{text}\n{words}\n"})


def line_of(root: Path, path: str, words: str) -> int:
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    (number,) = [number for number, line in enumerate(lines, 1) if words in line]
    return number


def test_a_hub_whose_links_all_work_passes(root: Path, stub: Stub) -> None:
    result = run(root)
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.fullmatch(r"Links: \d+\. Dead: 0\. Not checked: 0\.\n", result.stderr)
    assert len(stub.asked()["links"]) > 5


def test_a_dead_link_is_told_with_place_and_cure(root: Path, stub: Stub) -> None:
    stub.answers({LICENCE: 404})
    result = run(root)
    assert result.exit_code == 1
    said, cure = result.stdout.splitlines()
    line = line_of(root, "data/hub.yml", LICENCE)
    assert said == f"data/hub.yml:{line}:8 dead-link The link {LICENCE} answers 404."
    assert cure == "    Correct the address, or take the link away."
    assert "Dead: 1." in result.stderr


def test_a_form_is_asked_until_its_consultation_closes(root: Path, stub: Stub) -> None:
    for today, there in (("2026-10-27", True), ("2027-01-15", True), ("2027-01-16", False)):
        run(root, today=today)
        assert (FORM in stub.asked()["links"]) is there


def test_a_form_is_asked_with_what_it_is_told_of_its_consultation(root: Path, stub: Stub) -> None:
    change(root, edited(CONSULTATION, FORM, f"{FORM}?about={{id}}&called={{title}}"))
    assert run(root).exit_code == 0
    (asked,) = [each for each in stub.asked()["links"] if each.startswith(FORM)]
    title = "How%20should%20home%20safety%20visits%20work%20from%202027%3F"
    assert asked == f"{FORM}?about=consultations%2Fhome-safety-visits-2027&called={title}"


def test_an_address_that_stands_often_is_asked_once_and_told_at_each_place(
    root: Path, stub: Stub
) -> None:
    add(root, PAGE, "[a](https://a.example/x#one) and [b](https://A.example/x#two)")
    add(root, NEWS, "[c](https://a.example:443/x)")
    stub.answers({"https://a.example/x": 410})
    result = run(root)
    assert [each for each in stub.asked()["links"] if "//a.ex" in each] == ["https://a.example/x"]
    told = [line for line in result.stdout.splitlines() if "410" in line]
    places = [tuple(line.split(":", 3)[:3]) for line in told]
    assert len(set(places)) == len(told) == 3
    assert [path for path, _, _ in places] == [PAGE, PAGE, NEWS]
    assert "https://A.example/x#two answers 410." in result.stdout


def test_a_host_that_refuses_programs_is_a_warning_unless_strict(root: Path, stub: Stub) -> None:
    stub.answers({APPLY: 403})
    result = run(root)
    assert result.exit_code == 0
    assert f"unchecked-link The link {APPLY} could not be checked: it answers 403" in result.stdout
    assert "Dead: 0. Not checked: 1." in result.stderr
    assert run(root, "--strict").exit_code == 1


def test_what_linkinator_says_nothing_of_was_not_checked(root: Path, stub: Stub) -> None:
    stub.answers({APPLY: None})
    result = run(root)
    assert result.exit_code == 0
    assert f"{APPLY} could not be checked in time." in result.stdout


def test_what_is_no_address_is_a_fault_of_the_content_and_not_asked(root: Path, stub: Stub) -> None:
    add(root, PAGE, "[a](https://me:word@a.example/x)")
    result = run(root)
    assert result.exit_code == 2
    assert "The content has faults." in result.stderr
    assert stub.asked() is None


def test_addresses_may_be_left_out_by_what_is_in_them(root: Path, stub: Stub) -> None:
    stub.answers({APPLY: 404, LICENCE: 404})
    result = run(root, "--skip", r"northmarch\.example", "--skip", "^https://creative.*/4")
    assert (result.exit_code, result.stdout) == (0, "")
    assert APPLY not in stub.asked()["links"]
    assert len(stub.asked()["links"]) == 1  # wendale.example


def test_a_hub_all_of_whose_links_are_left_out_asks_nothing(root: Path, stub: Stub) -> None:
    assert run(root, "--skip", ".").stderr == "Links: 0. Dead: 0. Not checked: 0.\n"
    assert stub.asked() is None


def test_drafts_are_asked_on_demand(root: Path, stub: Stub) -> None:
    change(root, edited(NEWS, "status: published", "status: draft"))
    run(root)
    assert APPLY not in stub.asked()["links"]
    run(root, "--drafts")
    assert APPLY in stub.asked()["links"]


def test_patience_is_passed_on(root: Path, stub: Stub) -> None:
    run(root, "--timeout", "7", "--retries", "3")
    options = stub.asked()["options"]
    assert options[options.index("--timeout") + 1] == "7000"
    assert options[options.index("--retry-errors-count") + 1] == "3"


def test_every_format_and_the_report_tell_a_dead_form_and_not_its_address(
    root: Path, stub: Stub
) -> None:
    stub.answers({FORM: 404})
    report = root / "report.md"
    starts = {"text": f"{CONSULTATION}:", "github": "::error file=docs/", "json": "[\n"}
    for form, start in starts.items():
        result = run(root, "--format", form, "--report", str(report))
        told = report.read_text(encoding="utf-8")
        assert result.exit_code == 1
        assert result.stdout.startswith(start)
        for said in (result.stdout, told):
            assert "The form of this consultation answers 404." in said
            assert FORM not in said
        assert told.startswith("As of 21 November 2026. Links: ")


def test_no_answer_from_anybody_is_put_down_to_our_own_network(root: Path, stub: Stub) -> None:
    stub.answers(dict.fromkeys((FORM, APPLY), 0))
    assert "network" not in run(root).stderr
    stub.answers(dict.fromkeys(stub.asked()["links"], 0))
    report = root / "report.md"
    result = run(root, "--report", str(report))
    assert "is this machine on the network?" in result.stderr
    assert result.exit_code == 2
    assert result.stdout == ""
    assert not report.exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "xml"],
        ["--today", "soon"],
        ["--root", "/no/such/folder"],
        ["--skip", "("],
        ["--timeout", "0"],
        ["--limit", "0"],
        ["--retries", "-1"],
        ["more"],
    ],
)
def test_wrong_use_is_told_apart(root: Path, stub: Stub, options: list[str]) -> None:
    result = CliRunner().invoke(main, ["--root", str(root), *options])
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert stub.asked() is None


def test_a_report_that_cannot_be_written_is_wrong_use(root: Path, stub: Stub) -> None:
    result = run(root, "--report", str(root / "no/folder/report.md"))
    assert result.exit_code == 2
    assert "report.md cannot be written" in result.stderr
    assert stub.asked()


def test_faulty_content_is_mended_first(root: Path, stub: Stub) -> None:
    change(root, edited(NEWS, "category: ", "categorie: "))
    result = run(root)
    assert result.exit_code == 2
    assert "make check" in result.stderr
    assert stub.asked() is None


def test_what_is_not_installed_is_told_in_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.linkinator.LINKINATOR", root / "nothing")
    result = run(root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "linkinator is not installed. Install it and run it: make links.\n"


def test_a_breakdown_is_told_in_one_line(root: Path, stub: Stub) -> None:
    stub.instead("sys.exit('Error: out of order')")
    result = run(root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "linkinator broke down: Error: out of order\n"


def test_its_help_says_which_answers_do_not_fail(root: Path) -> None:
    said = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    assert "401, 403, 405, 406, 429, 451 or 999" in said
    assert "Example: scripts/check_links.py" in said
