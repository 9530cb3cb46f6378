"""An issue's file is checked before it is sent: every fault with its place and its cure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.export_newsletter import main
from tests.attachments import PNG
from tests.hubs import change, edited

ISSUE = "docs/newsletters/2026-11.md"
SITE = "https://hub.example.org/"
CASE = "case_studies/home-safety-visits.md"
PREHEADER = "What Wendale learned in its first year, and how to apply"
WELCOME = "A warm welcome to the first issue."


def run(root: Path, command: str, *options: str, today: str = "2026-11-21") -> Result:
    options = ("--root", str(root), "--today", today, "--site", SITE, *options)
    return CliRunner().invoke(main, [command, *options])


def check(root: Path, *options: str, today: str = "2026-11-21") -> Result:
    return run(root, "check", "2026-11", *options, today=today)


def found(result: Result) -> list[str]:
    """The places and codes of a check, without the words."""
    lines = [line for line in result.stdout.splitlines() if not line.startswith("    ")]
    return [" ".join(line.removeprefix(f"{ISSUE}:").split()[:2]) for line in lines]


def line_of(root: Path, words: str) -> int:
    """The line of the issue that is the first to have some words."""
    lines = (root / ISSUE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_an_issue_without_faults_passes(root: Path) -> None:
    result = check(root)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"No faults in {ISSUE}: 5 items.\n"


@pytest.mark.parametrize("name", ["2026-11", "newsletters/2026-11", ISSUE, f"/anywhere/{ISSUE}"])
def test_an_issue_is_found_by_name_id_or_path(name: str, root: Path) -> None:
    assert run(root, "check", name).stderr == f"No faults in {ISSUE}: 5 items.\n"


def test_an_issue_that_does_not_exist_is_wrong_use(root: Path) -> None:
    result = run(root, "check", "2026-12")
    assert result.exit_code == 2
    assert 'There is no issue "2026-12". Did you mean "2026-11"?' in result.stderr
    assert "Issues are in docs/newsletters/." in run(root, "check", "zzz").stderr


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PREHEADER, "Short", "preheader: 12 preheader-length"),
        (PREHEADER, "Visits " * 16, "preheader: 12 preheader-length"),
        ("subject: Home safety visits for every council", f"subject: {'Home safety ' * 6}",
         "subject: 10 long-subject"),
        ("subject: Home safety visits for every council", "subject: VISITS FOR EVERY COUNCIL",
         "subject: 10 looks-like-spam"),
        ("subject: Home safety visits for every council", "subject: Act now! Only today!",
         "subject: 10 looks-like-spam"),
        ("note: Start with this one.", 'note: "FREE MONEY here"', "FREE 14 looks-like-spam"),
        (WELCOME, "READ THIS AT ONCE.", "READ 1 looks-like-spam"),
        ("- {id: publications/northmarch-data-2026}", "- {id: case-studies/home-safety-visits}",
         "visits} 14 twice"),
        (WELCOME, "![](files/map.png) words", "map.png 1 no-alt-text"),
        (WELCOME, "[x](../news/2026/nothing.md)", "nothing.md 5 broken-link"),
        (WELCOME, "[x](../../case_studies/home-safety-visits.md#nowhere)",
         "#nowhere 5 broken-anchor"),
        ("- {id: publications/northmarch-data-2026}", "- {id: publications/nothing}",
         "publications/nothing 14 unknown-item"),
        ("id: shared-practice", "id: shared-practise", "shared-practise 9 unknown-term"),
        ("window: {from: 2026-10-01, to: 2026-10-31}\n", "not_recorded: [window]\n",
         "--- 1 incomplete"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    old: str, new: str, expected: str, root: Path
) -> None:
    change(root, edited(ISSUE, old, new))
    if "map.png" in new:
        change(root, {"docs/newsletters/files/map.png": PNG})
    result = check(root)
    assert result.exit_code == 1
    words, column, code = expected.rsplit(" ", 2)
    assert f"{line_of(root, words)}:{column} {code}" in found(result)
    assert "    " in result.stdout


def test_what_may_be_so_is_a_notice_and_fails_nothing(root: Path) -> None:
    text = (root / ISSUE).read_text(encoding="utf-8")
    words = text[text.index(WELCOME) :]
    change(root, {ISSUE: text.replace(words, "").replace("status: published", "status: draft")})
    result = check(root)
    assert found(result) == ["2:8 no-introduction", "5:9 not-published"]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("change_of_item", "said"),
    [
        (("status: published", "status: draft"), "is a draft."),
        (("date: 2026-10-06", "date: 2026-12-06"), "is of 6 December 2026, after the last day"),
        (("status: published", "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: Old.}"),
         "has been withdrawn"),
    ],
)  # fmt: skip
def test_items_that_readers_could_not_open_are_errors(
    change_of_item: tuple[str, str], said: str, root: Path
) -> None:
    text = (root / CASE).read_text(encoding="utf-8")
    assert change_of_item[0] in text
    change(root, {CASE: text.replace(*change_of_item, 1)})
    result = check(root)
    assert result.exit_code == 1
    assert found(result)[-1] == "20:14 not-published"
    assert said in result.stdout
    out = root / "out"
    assert run(root, "export", "2026-11", "--out", str(out)).exit_code == 1
    assert not out.exists()


def test_an_item_of_a_day_between_the_window_and_today_is_an_error_not_a_gap(root: Path) -> None:
    change(root, edited(CASE, "date: 2026-10-06", "date: 2026-11-05"))
    result = check(root)
    assert found(result)[-1] == "20:14 not-published"
    assert "is of 5 November 2026, after the last day of the issue." in result.stdout


def test_an_item_that_is_not_on_the_site_yet_is_an_error_on_that_day(root: Path) -> None:
    assert "20:14 not-published" in found(check(root, today="2026-10-01"))
    said = check(root, today="2026-10-01").stdout
    assert "case-studies/home-safety-visits is not on the site before 6 October 2026." in said


def test_a_folder_of_issues_that_is_a_link_is_told(root: Path) -> None:
    (root / "docs/newsletters").rename(root / "elsewhere")
    (root / "docs/newsletters").symlink_to(root / "elsewhere")
    assert check(root).stdout.startswith("docs/newsletters:1:1 unsafe-file")


def test_a_link_of_the_introduction_to_a_draft_is_an_error(root: Path) -> None:
    change(root, edited(ISSUE, WELCOME, "[See](../support/home-safety-coaching.md)."))
    change(root, edited("docs/support/home-safety-coaching.md", "status: published",
                        "status: draft"))  # fmt: skip
    assert "29:7 not-published" in found(check(root))


def test_what_is_withdrawn_after_the_window_can_be_sent_no_more(root: Path) -> None:
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: Old.}"
    change(root, edited(CASE, "status: published", gone))
    assert "20:14 not-published" in found(check(root, today="2026-11-10"))
    assert "20:14 not-published" not in found(check(root, today="2026-11-09"))


def test_an_issue_that_gmail_would_cut_is_an_error(root: Path) -> None:
    long = " ".join(["Many words that say little."] * 140)
    text = (root / ISSUE).read_text(encoding="utf-8")
    change(root, {ISSUE: text + f"\n{long}\n" * 32})
    result = check(root)
    assert "18:3 too-heavy" in found(result)
    assert "Gmail hides what is above 100 KB" in result.stdout


def test_programs_and_github_can_read_what_is_wrong(root: Path) -> None:
    change(root, edited(ISSUE, "subject: Home safety visits", "subject: Now! Home safety visits!"))
    told = json.loads(check(root, "--format", "json").stdout)
    assert told[0]["code"] == "looks-like-spam"
    assert told[0]["line"] == 15
    assert check(root, "--format", "github").stdout.startswith(f"::warning file={ISSUE},line=15")


def test_abbreviations_and_single_capitals_are_no_shouting(root: Path) -> None:
    change(root, edited(ISSUE, WELCOME, "The LGA and NHS have a new FOI page! It is good."))
    assert "29:1 looks-like-spam" not in found(check(root))


def test_faults_of_files_that_an_issue_does_not_need_are_left_to_the_whole_check(
    root: Path,
) -> None:
    change(root, edited("docs/support/home-safety-coaching.md", "title:", "titel:"))
    assert found(check(root)) == []
    change(root, edited(CASE, "\ndate:", "\ndaet:"))
    assert any(line.startswith(f"{CASE}:4:1 unknown-key") for line in found(check(root)))


def test_a_form_may_not_be_linked_to_from_an_issue(root: Path) -> None:
    form = "https://forms.northmarch.example/home-safety-2027"
    change(root, edited(ISSUE, WELCOME, f"[Answer now]({form}) before it closes."))
    assert "29:14 form-link" in found(check(root))
