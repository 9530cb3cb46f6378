"""The search's index: Pagefind reads the built pages, and the same pages give the same bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from hub.outputs.search_index import UNUSED, entries, settled

FOLDER = "pagefind"
IGNORED = ".headerlink, .hub-anchor, .hub-missing, thead, caption"
"""What many pages have and nobody looks for; templates mark the rest data-pagefind-ignore."""


def on_post_build(config: MkDocsConfig) -> None:
    """Index the pages of the site that the search may find."""
    hub = config.extra["hub"].hub
    pages = [page.address for page in hub.pages if page.search]
    write_index(Path(config.site_dir), pages, [item.address for item in hub.catalogue.listed])


def write_index(site: Path, pages: Iterable[str], items: Sequence[str]) -> None:
    """Index the pages of a site that say data-pagefind-body, into its folder pagefind/.

    pages are their addresses; the file entries.gz gets the ids of items, which are among them,
    in the order given. Raises Abort where Pagefind fails.
    """
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    _run_pagefind(site, folder, sorted({_beside(address) for address in pages}))
    for path in folder.iterdir():
        if path.name.startswith(UNUSED):
            path.unlink()
    _settle(folder)
    fragments = ((path.stem, path.read_bytes()) for path in folder.glob("fragment/*"))
    (folder / "entries.gz").write_bytes(entries(items, fragments))


def _beside(address: str) -> str:
    """The pattern of all pages in the folder of one: long lists lie deeper, and cost much time."""
    parent = address.rstrip("/").rpartition("/")[0]
    return f"{parent}/*/index.html".lstrip("/") if address else "index.html"


def _run_pagefind(site: Path, folder: Path, patterns: Sequence[str]) -> None:
    command = [sys.executable, "-m", "pagefind", "--quiet", "--exclude-selectors", IGNORED]
    # Reading the article alone takes a fifth less time than the whole page.
    command += ["--root-selector", "article", "--glob", f"{{{','.join(patterns)}}}"]
    command += ["--site", str(site), "--output-path", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode or not folder.is_dir():
        raise Abort(f"The search index was not made. Pagefind says: {run.stdout}{run.stderr}")


def _settle(folder: Path) -> None:
    changing = [*folder.glob("filter/*"), *folder.glob("*.pf_meta"), folder / "pagefind-entry.json"]
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in changing}
    for path in changing:
        path.unlink()
    for name, content in settled(found).items():
        (folder / name).write_bytes(content)
