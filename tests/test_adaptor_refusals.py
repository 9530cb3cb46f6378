"""What the adaptor refuses to build, before anything is written, and how it says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.hubs import Changes, change, edited
from tests.sites import ENVIRONMENT, build, build_apart, files, site_hub

pytestmark = pytest.mark.whole

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
SECTION = (
    "Falls that needed an ambulance went down, and the wait for a visit is now counted in days. "
    "Highbeck made 90 visits in its first three months."
)
WARNING = edited(STUDY, SECTION, "")
FAULTS: dict[str, Changes] = {
    "an error": edited(NEWS, "category: ", "categorie: "),
    "a warning": WARNING,
    "a vocabulary is missing": {"data/themes.yml": None},
    "the settings are missing": {"data/hub.yml": None},
}
MACROS = edited("data/hub.yml", "historic_after", "macro_pages: [facts.md]\nhistoric_after")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that was published before."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("What readers see.")
    return site


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_a_strict_build_before_it_writes(
    tmp_path: Path, published: Path, fault: str
) -> None:
    root = site_hub(tmp_path, FAULTS[fault])
    with pytest.raises(Abort, match="in the content; nothing was built"):
        build(root)
    assert files(published) == {"index.html": b"What readers see."}


def test_an_empty_hub_is_refused_in_plain_words(tmp_path: Path, published: Path) -> None:
    root = site_hub(tmp_path)
    items = [*root.glob("docs/*/**/*.md"), *root.glob("case_studies/*.md")]
    change(root, {path.relative_to(root).as_posix(): None for path in items})
    with pytest.raises(Abort, match="1 fault in the content; nothing was built"):
        build(root)
    assert files(published) == {"index.html": b"What readers see."}


def test_a_site_that_does_not_say_where_it_stands_is_refused(
    tmp_path: Path, published: Path
) -> None:
    root = site_hub(tmp_path)
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(re.sub("^site_url: .*", 'site_url: ""', text, flags=re.M))
    with pytest.raises(Abort, match=r"no site_url\. Add the site's address"):
        build(root)
    assert files(published) == {"index.html": b"What readers see."}


def test_an_extension_that_the_hub_does_not_check_for_is_refused(
    tmp_path: Path, published: Path
) -> None:
    root = site_hub(tmp_path)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [pymdownx.snippets, tables]\n")
    with pytest.raises(Abort, match=r"asks for pymdownx\.snippets under markdown_extensions"):
        build(root)
    assert files(published) == {"index.html": b"What readers see."}


def test_a_warning_does_not_stop_a_build_that_is_not_strict(
    tmp_path: Path, published: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(site_hub(tmp_path, WARNING), strict=False)
    assert f"{STUDY}:97:1 empty-section" in caplog.text
    assert "case-studies/home-safety-visits/index.html" in files(published)


def test_all_faults_are_told_without_a_traceback(tmp_path: Path, published: Path) -> None:
    root = site_hub(tmp_path, {**FAULTS["an error"], **WARNING})
    run = build_apart(root)
    assert run.returncode == 1
    said = run.stdout + run.stderr
    assert re.search(rf"^ERROR   -  {NEWS}:\d+:\d+ unknown-key ", said, re.MULTILINE)
    assert re.search(rf"^WARNING -  {STUDY}:\d+:\d+ empty-section ", said, re.MULTILINE)
    assert run.stdout.strip() == "2 faults in the content; nothing was built."
    assert "Traceback" not in said
    assert files(published) == {"index.html": b"What readers see."}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HUB_TODAY", "yesterday", "TODAY: 'yesterday' is not a date. Write a day"),
        ("HUB_TODAY", "2016", "TODAY: '2016' is not a day. Write a day"),
        ("SOURCE_DATE_EPOCH", "soon", "SOURCE_DATE_EPOCH: 'soon' is not a number of seconds"),
    ],
)
def test_a_day_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.delenv("HUB_TODAY")
    monkeypatch.setenv(name, value)
    with pytest.raises(Abort, match=re.escape(said)):
        build(site_hub(tmp_path))


@pytest.mark.parametrize(
    ("macro", "said"),
    [
        ('item("news/none")', '"news/none" is the id of no item that readers may see.'),
        ('count("nwes")', '"nwes" is no kind of item. The kinds are case_study, news, '),
        ('latest("nwes")', '"nwes" is no kind of item. The kinds are case_study, news, '),
        ("nothing", "'nothing' is undefined"),
    ],
)
def test_a_macro_that_asks_for_what_is_not_there_stops_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, macro: str, said: str
) -> None:
    root = site_hub(tmp_path, {"docs/facts.md": f"Here: {{{{ {macro} }}}}\n", **MACROS})
    with pytest.raises(SystemExit):
        build(root)
    assert f"facts.md: {said}" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_page_that_is_not_listed_may_not_ask_for_macros(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = "---\nrender_macros: true\n---\n\n{{ 6 * 7 }}\n"
    with pytest.raises(Abort, match="1 fault in the content"):
        build(site_hub(tmp_path, {"docs/facts.md": page}))
    assert "docs/facts.md:2:1 macro This page may not run macros." in caplog.text
