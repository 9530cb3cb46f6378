"""The command that publishes the site, as its user runs it: what it refuses, says and leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts import build_site, publishing
from scripts.building import NotBuilt
from tests.built_sites import NEWS, built_site
from tests.hubs import change, edited
from tests.sites import files

STUDY = "case_studies/home-safety-visits.md"
KEPT = "Nothing was published; {} is as it was.\n"

Builder = Callable[[Path, datetime, Path, Callable[[bool], None]], str]
Builds = Callable[[Builder], None]


def run(root: Path, out: Path, *options: str) -> Result:
    given = ["--root", str(root), "--out", str(out), "--today", "2026-11-21", *options]
    return CliRunner().invoke(build_site.main, given)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A published site, which a test may not change unless it publishes."""
    return built_site(tmp_path / "public", {"old.txt": "The version before."})


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    """Lets a function build in place of MkDocs."""
    return lambda builder: monkeypatch.setattr(build_site, "build", builder)


def sound(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
    built_site(folder)
    return ""


def beside(out: Path) -> set[str]:
    return {each.name for each in out.parent.iterdir()} - {"hub"}


def test_a_sound_site_is_published_and_gone_back_from(
    root: Path, out: Path, builds: Builds
) -> None:
    builds(sound)
    before = files(out)
    result = run(root, out)
    assert (result.exit_code, result.stdout) == (0, "")
    said = f"Published {out}. To go back to the version before: --rollback.\n"
    assert result.stderr == said
    assert "old.txt" not in files(out)
    assert beside(out) == {"public", ".public.lock", ".public.previous"}
    said = f"{out} is the version that was kept; the other is kept now.\n"
    for old in (True, False):
        back = run(root, out, "--rollback")
        assert (back.exit_code, back.stdout, back.stderr) == (0, "", said)
        assert (files(out) == before) is old


def test_a_site_appears_where_there_was_none(root: Path, tmp_path: Path, builds: Builds) -> None:
    builds(sound)
    out = tmp_path / "srv/www"
    assert run(root, out).exit_code == 0
    assert (out / "index.html").is_file()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(root, empty).exit_code == 0


def test_without_a_version_before_there_is_no_way_back(root: Path, out: Path) -> None:
    result = run(root, out, "--rollback")
    assert result.exit_code == 2
    assert result.stderr == f"There is no version before. {KEPT.format(out)}"


def test_the_instant_of_the_check_is_that_of_the_build(
    root: Path, out: Path, builds: Builds
) -> None:
    seen: list[str] = []

    def builder(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
        seen.append(today.isoformat())
        return sound(root, today, folder, tick)

    builds(builder)
    assert run(root, out).exit_code == 0
    assert run(root, out, "--today", "2026-11-21 17:30").exit_code == 0
    assert seen == ["2026-11-21T12:00:00+00:00", "2026-11-21T17:30:00+00:00"]


def refused(result: Result, out: Path, code: int, before: dict[str, bytes]) -> None:
    assert result.exit_code == code
    assert result.stderr.endswith(f" {KEPT.format(out)}")
    assert files(out) == before
    assert beside(out) == {"public", ".public.lock"}


def test_faults_in_the_content_publish_nothing(root: Path, out: Path, builds: Builds) -> None:
    builds(sound)
    before = files(out)
    change(root, edited(STUDY, "maturity: ", "maturety: "))
    result = run(root, out)
    refused(result, out, 1, before)
    assert f"{STUDY}:26:1 unknown-key" in result.stdout


def test_a_warning_publishes_nothing_either(root: Path, out: Path, builds: Builds) -> None:
    builds(sound)
    before = files(out)
    text = (root / STUDY).read_text(encoding="utf-8") + "\n### Nothing below\n"
    change(root, {STUDY: text})
    result = run(root, out)
    refused(result, out, 1, before)
    assert " empty-section " in result.stdout


def test_a_notice_is_told_and_publishes(root: Path, out: Path, builds: Builds) -> None:
    builds(sound)
    news = "docs/news/2026/home-safety-visits-to-grow.md"
    change(root, edited(news, "review_by: 2027-04-12", "review_by: 2026-11-20"))
    result = run(root, out)
    assert " review-passed " in result.stdout
    assert result.exit_code == 0


def test_all_that_is_wrong_with_a_built_site_is_told_and_it_is_not_published(
    root: Path, out: Path, builds: Builds
) -> None:
    def broken(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
        page = NEWS.replace("</body>", '<a href="gone/">x</a>')
        built_site(folder, {"feed.xml": None, "news/index.html": page})
        return ""

    builds(broken)
    before = files(out)
    result = run(root, out)
    refused(result, out, 1, before)
    assert result.stdout == (
        "feed.xml is missing or empty.\n"
        'news/index.html links to "gone/", where the site has nothing.\n'
    )
    assert result.stderr.startswith("2 faults in the site that was built. ")


def test_a_draft_that_shows_through_is_told_and_nothing_is_published(
    root: Path, out: Path, builds: Builds
) -> None:
    draft = "docs/publications/northmarch-data-2026.md"
    change(root, edited(draft, "status: published", "status: draft"))

    def leaking(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
        built_site(folder, {"data/more.json": '{"next": "Falls in Northmarch, 2026 edition"}'})
        return ""

    builds(leaking)
    before = files(out)
    result = run(root, out)
    refused(result, out, 1, before)
    words = "“falls in northmarch 2026 edition”"
    said = f"data/more.json has {words} of {draft}, which readers may not see.\n"
    assert result.stdout == said
    assert result.stderr.startswith("1 fault in the site that was built. ")


def test_links_to_the_repository_are_not_the_sites_own(
    root: Path, out: Path, builds: Builds
) -> None:
    mine = "https://hub.example.org/region"
    change(root, edited("data/hub.yml", "https://code.northmarch.example/exchange", mine))

    def editable(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
        link = f'<a href="{mine}/edit/main/a.md">x</a><a href="{mine}/new/main">x</a>'
        built_site(folder, {"news/index.html": NEWS.replace("</body>", link)})
        return ""

    builds(editable)
    assert run(root, out).exit_code == 0


def test_what_mkdocs_said_is_told(root: Path, out: Path, builds: Builds) -> None:
    def failing(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
        raise NotBuilt("docs/about.md: 'nothing' is undefined.\n")

    builds(failing)
    before = files(out)
    result = run(root, out)
    refused(result, out, 1, before)
    told = "docs/about.md: 'nothing' is undefined.\nThe site cannot be built. "
    assert result.stderr.startswith(told)


def test_a_full_disk_is_told_in_plain_words(root: Path, out: Path, builds: Builds) -> None:
    def full(root: Path, today: datetime, folder: Path, tick: Callable[[bool], None]) -> str:
        built_site(folder)
        raise OSError(28, "No space left on device", str(folder.parent))

    builds(full)
    before = files(out)
    result = run(root, out)
    refused(result, out, 2, before)
    said = f"{out.parent} cannot be used: No space left on device. {KEPT.format(out)}"
    assert result.stderr == said


def test_a_folder_above_that_cannot_be_made_is_told(root: Path, out: Path) -> None:
    below = out / "index.html/deeper/site"
    result = run(root, below)
    assert result.exit_code == 2
    assert "cannot be used: Not a directory. Nothing was published" in result.stderr


def test_another_build_is_waited_for_and_then_given_up(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_site, "PATIENCE", 0.01)
    before = files(out)
    with publishing.held(out):
        result = run(root, out)
        refused(result, out, 2, before)
        back = run(root, out, "--rollback")
    first, second = result.stderr.splitlines()
    assert first == f"Another build of {out} is under way. This one waits for it."
    assert second.startswith(f"Another build of {out} is still under way. ")
    assert back.exit_code == 2
    assert back.stderr == f"Another build of {out} is still under way. {KEPT.format(out)}"


@pytest.mark.parametrize(
    "options", [["--today", "soon"], ["--root", "/no/such/folder"], ["more"], ["--out"]]
)
def test_wrong_use_is_told_apart(options: list[str]) -> None:
    result = CliRunner().invoke(build_site.main, options)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_its_example_is_in_its_help() -> None:
    shown = CliRunner().invoke(build_site.main, ["--help"]).output
    assert "Example: scripts/build_site.py" in shown
