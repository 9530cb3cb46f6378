"""Whole sites for tests: copies of the tiny hub that MkDocs can build, and what it made of them."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.hubs import Changes, tiny_hub

CODE = Path(__file__).parents[1]
ENVIRONMENT = {"HUB_TODAY": "2026-12-01", "NO_MKDOCS_2_WARNING": "1"}


def site_hub(folder: Path, changes: Changes | None = None) -> Path:
    """A copy of the tiny hub, changed, that finds the code and the theme from where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    root = tiny_hub(folder, changes)
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("../../", f"{CODE}/"), encoding="utf-8")
    return root


def build(root: Path, *, strict: bool = True) -> Path:
    """Build a hub in this process, into the folder "site" beside it, which is returned."""
    site = root.with_name("site")
    mkdocs_build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=strict))
    return site


def build_apart(
    root: Path, environment: Mapping[str, str] | None = None, *, program: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The same as a person runs it: strictly, in a process of its own, from the root of disks."""
    return subprocess.run(
        [
            *([program] if program else [sys.executable, "-m", "mkdocs"]),
            *("build", "--strict", "--config-file", root / "mkdocs.yml"),
            *("--site-dir", root.with_name("site")),
        ],
        env=os.environ | (ENVIRONMENT if environment is None else environment),
        cwd=root.anchor,
        capture_output=True,
        text=True,
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path, as it is read: unzipped."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: _read(path) for name, path in found.items()}


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def indexed(site: Path) -> dict[str, dict[str, Any]]:
    """What the search knows of each page, by the page's address without the first slash."""
    pages = {name: text for name, text in files(site).items() if name.endswith(".pf_fragment")}
    known = [json.loads(text.removeprefix(b"pagefind_dcd")) for text in pages.values()]
    return {page["url"].removeprefix("/"): page for page in known}


def holding(site: Path, words: str) -> list[str]:
    """The files of a site that have words in their path or text, in letters of any size."""
    wanted = words.lower().encode()
    found = files(site).items()
    return sorted(name for name, text in found if wanted in name.lower().encode() + text.lower())
