"""Whole sites, built by MkDocs and published by the command as its user runs it."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built_sites import built_site
from tests.hubs import change, edited
from tests.sites import CODE, files, site_hub

OWN_NAME = "name: Northmarch Exchange\nregion"
MACROS = edited("data/hub.yml", "historic_after", "macro_pages: [facts.md]\nhistoric_after")
DRAFT = edited("docs/publications/northmarch-data-2026.md", "status: published", "status: draft")


def start(root: Path, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """The command, publishing to "site" beside a hub."""
    return subprocess.Popen(
        [sys.executable, CODE / "scripts/build_site.py", "--root", root, "--today", "2026-11-21",
         "--out", root.with_name("site")],
        preexec_fn=limit,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def run(root: Path, limit: Callable[[], None] | None = None) -> tuple[int, str, str]:
    process = start(root, limit)
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.mark.whole
def test_a_hub_with_a_draft_is_built_verified_and_published(tmp_path: Path) -> None:
    root, site = site_hub(tmp_path, DRAFT), tmp_path / "site"
    assert run(root) == (0, "", f"Published {site}.\n")
    assert (site / "news/index.html").is_file()
    assert (site / "pagefind/entries.gz").is_file()
    assert {path.name for path in tmp_path.glob(".*")} == {".site.lock"}


@pytest.mark.whole
def test_a_faulty_macro_names_its_page_and_readers_keep_their_site(tmp_path: Path) -> None:
    root = site_hub(tmp_path, {"docs/facts.md": "# Facts\n\n{{ count('nwes') }}\n", **MACROS})
    before = files(built_site(tmp_path / "site"))
    code, out, err = run(root)
    assert (code, out) == (1, "")
    assert err.startswith('docs/facts.md: "nwes" is no kind of item. ')
    assert err.endswith(f"Nothing was published; {tmp_path / 'site'} is as it was.\n")
    assert "Traceback" not in err
    assert files(tmp_path / "site") == before


def no_room() -> None:
    """No file may be larger than 40 KB: to programs the same as a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


@pytest.mark.whole
def test_a_full_disk_leaves_readers_their_site(tmp_path: Path) -> None:
    before = files(built_site(tmp_path / "site"))
    code, out, err = run(site_hub(tmp_path), no_room)
    kept = f"Nothing was published; {tmp_path / 'site'} is as it was.\n"
    assert (code, out) == (2, "")
    assert err == f"{tmp_path} cannot be used: File too large. {kept}"
    assert files(tmp_path / "site") == before
    assert {path.name for path in tmp_path.glob(".*")} == {".site.lock"}


def named(root: Path, number: int) -> None:
    """Let every page of a hub hold a number."""
    change(root, edited("data/hub.yml", OWN_NAME, f"name: Hub {number}\nregion"))


@pytest.mark.slow
def test_kills_two_builds_at_once_and_failures_give_no_bad_read(tmp_path: Path) -> None:
    root, points = site_hub(tmp_path), random.Random(8)
    named(root, 1)
    assert run(root)[0] == 0
    reader = subprocess.Popen(
        [sys.executable, CODE / "tests/publisher.py", "pages", tmp_path / "site"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    for number in range(2, 32):
        named(root, number)
        process = start(root)
        time.sleep(points.uniform(0, 8))
        process.kill()
        process.communicate()
    named(root, 40)
    both = [start(root), start(root)]
    said = [each.communicate()[1] for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert sum("is under way. This one waits for it." in each for each in said) == 1
    named(root, 41)
    assert run(root, no_room)[0] == 2
    change(root, {"docs/facts.md": "[Nowhere](nowhere.md)\n"})
    assert run(root)[0] == 1
    change(root, {"docs/facts.md": None})
    assert run(root)[0] == 0
    seen = json.loads(reader.communicate()[0].splitlines()[-1])
    print(f"30 kills, {seen['reads']} reads, {len(seen['bad'])} bad")
    assert seen["bad"] == []
    assert {path.name for path in tmp_path.glob(".*")} == {".site.lock", ".site.previous"}
