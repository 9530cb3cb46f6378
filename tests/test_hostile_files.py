"""Pictures and documents through the whole build: hostile ones stop it, sound ones arrive whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from hub import Code
from hub import build as build_hub
from tests.attachments import EXAMPLES, PDF, PNG, office
from tests.hubs import TODAY, Changes, change, edited
from tests.sites import ENVIRONMENT, build, files, site_hub

pytestmark = pytest.mark.whole

FILES = "docs/publications/files"
DATA = "docs/publications/northmarch-data-2026.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
HOSTILE: dict[str, Changes] = {
    "a page": {f"{FILES}/survey.html": "<script>alert(1)</script>"},
    "a script at the place of the hub's own": {"docs/assets/hub/clock.js": "alert(1)"},
    "a page that poses as a table": {f"{FILES}/visits.csv": "<html><script>alert(1)</script>"},
    "a drawing with a script": {f"{FILES}/map.svg": SVG.format("<script>alert(1)</script>")},
    "a drawing with an event": {"docs/assets/map.svg": SVG.format('<path onclick="alert(1)"/>')},
    "a document with macros": {f"{FILES}/minutes.docx": office("word", "word/vbaProject.bin")},
    "a picture of an item": {"case_studies/files/rail.png": "GIF89a"},
    "a file where items appear": {"docs/case-studies/files/report.pdf": PDF},
    "a program that poses as a document": {f"{FILES}/report.pdf": b"MZ\0"},
}


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


def refused(root: Path, published: Path) -> bool:
    with pytest.raises(Abort, match="in the content; nothing was built"):
        build(root)
    return files(published) == {"index.html": b"What readers see."}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_stops_the_build_before_it_writes(
    tmp_path: Path, published: Path, name: str
) -> None:
    assert refused(site_hub(tmp_path, HOSTILE[name]), published)


def test_pipes_and_links_stop_the_build(tmp_path: Path, published: Path) -> None:
    root = site_hub(tmp_path)
    os.mkfifo(root / f"{FILES}/report.pdf")
    assert refused(root, published)
    (root / f"{FILES}/report.pdf").unlink()
    (root / f"{FILES}/report.pdf").symlink_to("/etc/hostname")
    assert refused(root, published)


MADE = {
    "robots.txt": b"User-agent: *\n",
    "feed.json": b"{}",
    "data/catalogue.json": b"{}",
    "assets/hub/icon.svg": EXAMPLES[".svg"],
    "assets/hub/card.png": PNG,
}


@pytest.mark.parametrize("path", MADE)
def test_no_file_takes_the_place_of_one_that_the_hub_makes(root: Path, path: str) -> None:
    change(root, {f"docs/{path}": MADE[path]})
    built = build_hub(root, TODAY)
    assert [(problem.path, problem.code) for problem in built.problems] == [
        (f"docs/{path}", Code.SAME_ADDRESS)
    ]
    assert (built.catalogue, built.files) == (None, ())


def test_what_was_checked_is_what_readers_get(tmp_path: Path) -> None:
    names = {f"files/example{ending}": content for ending, content in EXAMPLES.items()}
    entries = "".join(f"\n  - {{title: E, path: {name}, accessible: yes}}" for name in names)
    changes = {f"docs/publications/{name}": content for name, content in names.items()}
    beside = {"docs/assets/plan.png": PNG, "docs/publications/files/nobodys.pdf": PDF}
    attached = edited(DATA, "attachments:", f"attachments:{entries}")
    site = files(build(site_hub(tmp_path, {**changes, **beside, **attached})))
    for name, content in names.items():
        assert site[f"publications/{name}"] == content
    assert site["assets/plan.png"] == PNG
    assert "publications/files/nobodys.pdf" not in site
