"""Compiling an issue as its compiler does it: draft, edit, check, export."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.export_newsletter import main
from tests.hubs import change

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests/newsletters"
SITE = "https://hub.example.org/"
FORMATS = ("html", "text", "markdown", "eml", "json", "preview")
SPRING = ("--since", "2016-04-01", "--until", "2016-04-20")
MAY = ("--since", "2016-04-21", "--until", "2016-05-31")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The hub's own content, which the test may change."""
    root = tmp_path / "hub"
    for folder in ("case_studies", "data", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def run(root: Path, command: str, *options: str, today: str = "2026-11-21") -> Result:
    options = ("--root", str(root), "--today", today, *options)
    return CliRunner().invoke(main, [command, *options])


def issue(root: Path, name: str) -> str:
    return (root / f"docs/newsletters/{name}.md").read_text(encoding="utf-8")


def edit(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    text = issue(root, name)
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    change(root, {f"docs/newsletters/{name}.md": text})


def publish(root: Path, name: str) -> None:
    edit(root, name, ("status: draft", "status: published"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


# ---- The hub's own content, as it stood in the spring of 2016


def test_the_spring_of_2016_in_every_format_is_what_it_was(hub: Path, tmp_path: Path) -> None:
    """After a change that is meant, copy what this test wrote to tests/newsletters/."""
    assert run(hub, "draft", *SPRING).exit_code == 0
    publish(hub, "2016-04-20")
    change(hub, {"docs/newsletters/2016-04-20.md": issue(hub, "2016-04-20") + INTRODUCTION})
    out = tmp_path / "out"
    formats = [part for name in FORMATS for part in ("--format", name)]
    result = run(hub, "export", "2016-04-20", "--out", str(out), "--site", SITE, *formats)
    assert (result.exit_code, result.stderr) == (0, "")
    written = files(out) | {"2016-04-20.issue.md": issue(hub, "2016-04-20").encode()}
    kept = files(KEPT)
    assert written.keys() == kept.keys()
    assert {name for name in kept if written[name] != kept[name]} == set()


INTRODUCTION = """Councils can apply for a part of **One Public Estate** until Friday 22 April.

- See all [case studies](../case-studies/index.md).
- Write to us with what your council has tried.
"""


def test_the_call_of_one_public_estate_comes_first_with_its_two_days(hub: Path) -> None:
    run(hub, "draft", *SPRING)
    text = issue(hub, "2016-04-20")
    first, second = [line for line in text.splitlines() if line.startswith("      - {id: ")][:2]
    assert first == "      - {id: news/2016/one-public-estate-expansion}"
    assert second == "      - {id: events/one-public-estate-open-day-2016}"
    plain = run(hub, "export", "2016-04-20", "--out", str(hub / "out"), "--format", "text")
    assert plain.exit_code == 0
    words = " ".join((hub / "out/2016-04-20.txt").read_text(encoding="utf-8").split())
    assert "Register an interest in the open day on 28 April 2016" in words
    assert words.index("22 April 2016") < words.index("Event, One Public Estate, 28 April 2016")


def test_a_month_later_there_is_the_stocktake_and_neither_day(hub: Path) -> None:
    result = run(hub, "draft", *MAY)
    assert "of its date only May 2016 is known" in result.stdout
    text = issue(hub, "2016-05-31")
    assert "- {id: consultations/iewm-stocktake-2016}" in text
    assert "# Is it of these days? Of its date only May 2016 is known." in text
    assert "one-public-estate" not in text


# ---- draft


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
