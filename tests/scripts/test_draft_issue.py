"""A draft of an issue: what it gathers, what it leaves out, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hubs import change
from tests.newsroom import SPRING, edit, issue, own_hub, publish, run


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The hub's own content, which the test may change."""
    return own_hub(tmp_path)


def test_a_draft_is_written_once_and_says_what_is_left_out(hub: Path) -> None:
    first = run(hub, "draft", *SPRING)
    assert first.exit_code == 0
    assert "Left out: events/lep-review-event-2016: it is over.\n" in first.stdout
    assert "docs/newsletters/2016-04-20.md has 4 items in 3 sections" in first.stdout
    text = issue(hub, "2016-04-20")
    assert "#   events/lep-review-event-2016: it is over" in text
    again = run(hub, "draft", *SPRING)
    assert (again.exit_code, again.stdout) == (0, first.stdout)
    assert issue(hub, "2016-04-20") == text


def test_a_draft_that_somebody_has_edited_is_never_overwritten(hub: Path) -> None:
    run(hub, "draft", *SPRING)
    edit(hub, "2016-04-20", ('subject: "', 'subject: "Two days left: '))
    edited = issue(hub, "2016-04-20")
    result = run(hub, "draft", *SPRING)
    assert result.exit_code == 2
    assert "docs/newsletters/2016-04-20.md is there already" in result.stderr
    assert issue(hub, "2016-04-20") == edited
    assert run(hub, "draft", *SPRING, "--name", "spring").exit_code == 0
    assert 'issue: "spring"' in issue(hub, "spring")


def test_days_without_news_are_said_and_nothing_is_written(hub: Path) -> None:
    result = run(hub, "draft", "--since", "2017-02-01", "--until", "2017-02-14")
    assert result.exit_code == 0
    assert result.stdout == (
        "There is nothing to tell of 1 to 14 February 2017. Nothing was written.\n"
    )
    assert not (hub / "docs/newsletters").exists()


def test_what_was_sent_is_left_out_until_it_changes(hub: Path) -> None:
    run(hub, "draft", *SPRING)
    publish(hub, "2016-04-20")
    result = run(hub, "draft", "--until", "2016-05-10")  # begins after the last issue
    assert "21 April to 10 May 2016" in result.stdout
    result = run(hub, "draft", "--since", "2016-04-01", "--until", "2016-05-11")
    assert (
        "Left out: news/2016/fit-for-the-future-report: sent in newsletters/2016-04-20."
        in result.stdout
    )
    path = "docs/news/2016/fit-for-the-future-report.md"
    text = (hub / path).read_text(encoding="utf-8")
    news = "change_history: [{date: 2016-05-02, note: A second version is out.}]\n"
    change(hub, {path: text.replace("date: 2016-04\n", f"date: 2016-04\n{news}")})
    run(hub, "draft", "--since", "2016-04-21", "--until", "2016-05-12")
    assert (
        '- {id: news/2016/fit-for-the-future-report, note: "Updated: A second version is out."}'
        in issue(hub, "2016-05-12")
    )


def test_a_draft_counts_as_sent_only_once_it_is_published(hub: Path) -> None:
    run(hub, "draft", *SPRING)
    result = run(hub, "draft", "--until", "2016-05-10")
    assert result.exit_code == 2
    assert "There is no earlier issue to start from: add --since 2016-04-01." in result.stderr
    result = run(hub, "draft", "--since", "2016-04-01", "--until", "2016-04-21")
    assert "sent in" not in result.stdout


def test_a_withdrawn_issue_was_sent_all_the_same(hub: Path) -> None:
    run(hub, "draft", *SPRING)
    gone = "status: withdrawn\nwithdrawn: {date: 2016-04-22, reason: A mistake.}"
    edit(hub, "2016-04-20", ("status: draft", gone))
    result = run(hub, "draft", "--since", "2016-04-01", "--until", "2016-05-11")
    assert result.stdout.count("sent in newsletters/2016-04-20") == 3  # the fourth is over


def test_a_special_issue_of_some_sections_leaves_the_rest_to_the_next_one(hub: Path) -> None:
    change(hub, {"docs/newsletters/march.md": MARCH})
    run(hub, "draft", "--until", "2016-04-20", "--sections", "case-studies", "--name", "special")
    assert "special: yes" in issue(hub, "special")
    publish(hub, "special")
    result = run(hub, "draft", "--until", "2016-04-21")
    assert "3 items in 2 sections, 1 to 21 April 2016" in result.stdout
    assert "climate-review: sent in newsletters/special" in result.stdout


MARCH = """---
title: The issue of March
summary: What was new in March, as it was sent to everybody.
date: 2016-03-31
issue: March
window: {from: 2016-03-01, to: 2016-03-31}
subject: The issue of March
sections: []
---
"""


def test_what_was_dated_into_days_that_were_sent_is_said(hub: Path) -> None:
    change(hub, {"docs/newsletters/march.md": MARCH.replace("2016-03-31", "2016-04-10")})
    result = run(hub, "draft", "--until", "2016-05-31")
    assert "fit-for-the-future-report: dated before these days, and in no issue." in result.stdout


def test_the_last_issue_is_named_where_a_draft_would_begin_after_its_end(hub: Path) -> None:
    change(hub, {"docs/newsletters/march.md": MARCH})
    result = run(hub, "draft", "--until", "2016-03-31")
    assert result.exit_code == 2
    words = " ".join(result.stderr.split())
    assert "The last issue is newsletters/march. 2016-04-01 lies after --until 2016-03-31" in words


def test_sections_can_be_chosen(hub: Path) -> None:
    run(hub, "draft", *SPRING, "--sections", "case-studies,reports")
    text = issue(hub, "2016-04-20")
    assert text.index("  - id: reports") < text.index("  - id: case-studies")
    assert "  - id: deadlines" not in text


def test_an_edition_for_one_audience_says_so_and_knows_what_reached_it(hub: Path) -> None:
    assert run(hub, "draft", *SPRING, "--theme", "asset-management").exit_code == 0
    name = "2016-04-20-asset-management"
    text = issue(hub, name)
    assert "audience: {themes: [asset-management]}" in text
    assert "one-public-estate-expansion" in text
    assert "fit-for-the-future" not in text
    publish(hub, name)
    again = ("--since", "2016-04-01", "--until", "2016-04-21")
    same = run(hub, "draft", *again, "--theme", "asset-management")
    assert f"sent in newsletters/{name}" in same.stdout
    everybody = run(hub, "draft", *again)
    assert "sent in" not in everybody.stdout
    publish(hub, "2016-04-21")
    other = run(hub, "draft", "--since", "2016-04-01", "--until", "2016-04-22",
                "--region", "west-midlands", "--theme", "economic-growth")  # fmt: skip
    assert "one-public-estate" not in other.stdout.replace("sent in", "")


def test_an_edition_for_councils_and_regions(hub: Path) -> None:
    days = ("--since", "2014-06-01", "--until", "2014-08-31")
    run(hub, "draft", *days, "--authority", "birmingham", "--name", "birmingham")
    region = run(hub, "draft", *days, "--region", "east-midlands", "--name", "east")
    assert "nothing to tell" in region.stdout
    chosen = [line for line in issue(hub, "birmingham").splitlines() if "- {id: " in line]
    assert "      - {id: news/2014/property-alliance-reports}" in chosen
    for line in chosen:
        (path,) = [*hub.rglob(f"{line.split('/')[-1].rstrip('}')}.md")][:1]
        assert "birmingham" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "2016-04-31"), '"2016-04-31" is not a day in the calendar. Write a day'),
        (("--since", "soon"), '"soon" is not a date. Write a day: 2016-05-10.'),
        (("--since", "2016-05-01", "--until", "2016-04-01"), "--since 2016-05-01 lies after"),
        ((*SPRING, "--sections", "new"), '"new" does not exist. Did you mean "news"?'),
        ((*SPRING, "--theme", "aset-managment"), 'Did you mean "asset-management"?'),
        ((*SPRING, "--authority", "qqq"), "does not exist. The ids are in data/authorities.yml."),
        ((*SPRING, "--region", "wales"), '"wales" does not exist.'),
        ((*SPRING, "--name", "April 2016"), '"April 2016" cannot be part of an address.'),
        ((*SPRING, "--name", "index"), '"index" cannot be part of an address.'),
        ((*SPRING, "--sections", ""), "no id is given. Leave the option out to have everything."),
        ((*SPRING, "--theme", ","), "no id is given."),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    options: tuple[str, ...], said: str, hub: Path
) -> None:
    result = run(hub, "draft", *options)
    assert result.exit_code == 2
    words = " ".join(result.stderr.replace("│", " ").split())
    assert said in words
    assert not (hub / "docs/newsletters").exists()


def test_faults_of_the_files_that_are_needed_stop_a_draft(hub: Path) -> None:
    path = "docs/news/2016/one-public-estate-expansion.md"
    text = (hub / path).read_text(encoding="utf-8")
    change(hub, {path: text.replace("date: 2016-04\n", "date: 2016-04\nstatsu: draft\n")})
    result = run(hub, "draft", *SPRING)
    assert result.exit_code == 1
    assert f"{path}:5:1 unknown-key" in result.stdout
    assert not (hub / "docs/newsletters").exists()


def test_a_hub_that_says_nothing_of_its_newsletter_is_told_what_to_add(hub: Path) -> None:
    text = (hub / "data/hub.yml").read_text(encoding="utf-8")
    start, end = text.index("newsletter:"), text.index("repository:")
    change(hub, {"data/hub.yml": text[:start] + text[end:]})
    result = run(hub, "draft", *SPRING)
    assert result.exit_code == 1
    assert result.stdout.startswith("data/hub.yml:1:1 missing-field newsletter is missing")
