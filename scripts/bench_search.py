"""Measure the library's search in a real browser, beside the search of the theme as it comes.

Both search the same invented case studies. A server on this machine sends text compressed, as
hosts do. Bytes are those that the first filtered query of a browser with an empty cache costs
beyond the page itself; times run from Enter, or a click, to the first result on the page.

Example: scripts/bench_search.py --n 5000
Exit codes: 0 all targets met, 1 a target missed, 2 wrong use.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, Page

from scripts.bench import ENVIRONMENT, Target
from scripts.browser import MISSING, chromium_path, counted, launched
from scripts.console import progress
from scripts.make_corpus import HUB, Mix, write_corpus

KILOBYTES, FIRST_MS, FILTER_MS, INDEX_MS, ITEM_KILOBYTES = 300, 400, 150, 2.5, 4
WORDS = "gritting"
FILTERS = ("maturity", "outcome", "region", "tag")

STOCK = """\
site_name: Stock
theme: {name: material, font: false}
plugins: [search]
hooks: [timing.py]
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore}}
"""
TIMING = """\
import time
spent = 0.0
def timed(call):
    def run(*args, **kwargs):
        global spent
        start = time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            spent += time.perf_counter() - start
    return run
def on_config(config):
    for event, calls in config.plugins.events.items():
        owners = [getattr(call, "__self__", None) for call in calls]
        for place, owner in enumerate(owners):
            if owner is config.plugins.get("material/search") and event != "config":
                calls[place] = timed(calls[place])
def on_shutdown():
    print(f"search index: {spent}")
"""
INDEXING = """\
import shutil, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import hub_search
site = Path(sys.argv[2])
pages = [page for page in site.rglob("index.html") if "data-pagefind-body" in page.read_text()]
addresses = [f"{page.parent.relative_to(site).as_posix()}/" for page in pages]
items = [address for address in addresses if address.startswith("case-studies/")]
kept = (site / "pagefind/entries.gz").read_bytes()
shutil.rmtree(site / "pagefind")
start = time.perf_counter()
hub_search.write_index(site, addresses, items)
print(f"search index: {time.perf_counter() - start}")
(site / "pagefind/entries.gz").write_bytes(kept)  # in the right order: ids stay the same
"""
TIMED = """([act, done]) => new Promise((tell, fail) => {
    const start = performance.now();
    const before = document.querySelector(".hub-results li");
    new Function(act)();
    const isDone = new Function("before", `return ${done}`);
    const now = () => tell(performance.now() - start);
    const late = () => performance.now() - start > 30_000 && (fail(`never: ${done}`), true);
    const look = () => isDone(before) ? now() : late() || requestAnimationFrame(look);
    look();
})"""
OURS = (
    "document.querySelector('[data-library]').requestSubmit();",
    "document.querySelector('.hub-results li')",
)
FILTER = (
    "[...document.querySelectorAll('[data-facet=FACET] li:not(.hub-facet__none) input')]"
    ".find((each) => !each.checked).click()",
    "document.querySelector('.hub-results li') !== before",
)
THEIRS = (
    "document.querySelector('#__search').checked = true;"
    "const input = document.querySelector('.md-search__input');"
    f"input.focus(); input.value = '{WORDS}'; input.dispatchEvent(new Event('keyup'));",
    "document.querySelector('.md-search-result__item')",
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search cost in a browser: kilobytes, and milliseconds to results.

    filters is the time of the slowest further filter.
    """

    kilobytes: float
    first: float
    filters: float = 0.0


def write_stock(hub: Path, folder: Path) -> None:
    """Write the case studies of a hub as plain pages of the theme as it comes."""
    docs = folder / "docs/case-studies"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(STOCK)
    (folder / "timing.py").write_text(TIMING)
    (folder / "docs/index.md").write_text("# Stock\n")
    for path in sorted((hub / "case_studies").glob("*.md")):
        front, _, body = path.read_text().removeprefix("---\n").partition("\n---\n")
        title, summary = re.findall(r"^(?:title|summary): (.*)$", front, re.M)
        (docs / path.name).write_text(f"# {title}\n\n{summary}\n{body}")


def run(what: str, *command: str | Path, cwd: Path) -> float:
    """Run a Python program and give the seconds that it says the search index took."""
    click.echo(f"{what} ...", err=True)
    environment = os.environ | ENVIRONMENT
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise click.ClickException(f"{what} failed: {done.stderr[-2000:]}")
    said = re.search(r"^search index: (.*)$", done.stdout, re.M)
    return float(said[1]) if said else 0.0


def fresh(browser: Browser, address: str) -> Page:
    """A page in a browser with nothing kept."""
    page = browser.new_context().new_page()
    page.goto(address, wait_until="networkidle")
    return page


def ours(browser: Browser, address: str, sent: Counter[str]) -> Found:
    """Our library: words, then one filter after the other; and words with a filter at once."""
    before = sent.total()
    page = fresh(browser, f"{address}/library/")
    alone = sent.total() - before
    page.focus("#library-words")
    page.keyboard.insert_text(WORDS)
    first = page.evaluate(TIMED, OURS)
    filters = [
        page.evaluate(TIMED, [part.replace("FACET", name) for part in FILTER]) for name in FILTERS
    ]
    before = sent.total()
    fresh(browser, f"{address}/library/?q={WORDS}&maturity=live")
    return Found((sent.total() - before - alone) / 1000, first, max(filters))


def theirs(browser: Browser, address: str, sent: Counter[str]) -> Found:
    """The theme's own search: words; it has no filters, and comes with every page."""
    sent.clear()
    page = fresh(browser, f"{address}/")
    first = page.evaluate(TIMED, THEIRS)
    own = [size for path, size in sent.items() if re.search("/(search|workers|lunr)/", path)]
    return Found(sum(own) / 1000, first)


def searched(search: Callable[[Browser, str, Counter[str]], Found], site: Path, runs: int) -> Found:
    """The median of several searches; the first, which warms up the server, does not count."""
    chromium = chromium_path()
    if not chromium:
        raise click.ClickException(MISSING)
    with counted(site) as (address, sent), launched(chromium) as browser:
        found = [search(browser, address, sent) for _ in range(runs + 1)][1:]
    return Found(*(median(getattr(each, name) for each in found) for name in Found.__slots__))


def size(*paths: Path) -> float:
    """Kilobytes of some files and folders."""
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1000


def bench(folder: Path, n: int, runs: int) -> Iterator[str | Target]:
    """Build both sites, search both, and give the findings as they come."""
    hub, stock = folder / "hub", folder / "stock"
    write_corpus(hub, n, Mix(), progress(f"Writing a hub of {n:,}:"))
    write_stock(hub, stock)
    build = ("-m", "mkdocs", "build", "--quiet")
    run("Building the hub", *build, cwd=hub)
    indexing = ("-c", INDEXING, HUB / "hooks", hub / "site")
    seconds = min(run(f"Index, run {each + 1}", *indexing, cwd=hub) for each in range(runs))
    lunr = run("Building the stock site", *build, cwd=stock)
    library = hub / "site/library"
    disk = size(hub / "site/pagefind", library / "facets.gz", library / "terms.json")
    search = stock / "site/search"
    mine = searched(ours, hub / "site", runs)
    other = searched(theirs, stock / "site", runs)
    yield Target("First filtered query", mine.kilobytes, KILOBYTES, " KB")
    yield f"  the theme's own, no filter: {other.kilobytes:.0f} KB"
    yield Target("First results", mine.first, FIRST_MS, " ms")
    yield f"  the theme's own: {other.first:.0f} ms"
    yield Target("Slowest further filter", mine.filters, FILTER_MS, " ms")
    yield Target("Index, time for each", seconds / n * 1000, INDEX_MS, " ms")
    yield f"  the theme's own: {lunr / n * 1000:.2f} ms"
    yield Target("Index, size for each", disk / n, ITEM_KILOBYTES, " KB")
    yield f"  the theme's own: {size(search) / n:.2f} KB"


@click.command(epilog="Example: scripts/bench_search.py --n 5000")
@click.option("--n", type=click.IntRange(min=100), default=5000, help="Case studies (5000).")
@click.option("--runs", type=click.IntRange(min=1), default=3, help="Runs of each kind (3).")
def main(n: int, runs: int) -> None:
    """Measure the search of the library beside the theme's own, and say which targets are met."""
    missed = 0
    with TemporaryDirectory() as folder:
        for finding in bench(Path(folder), n, runs):
            click.echo(finding)
            missed += isinstance(finding, Target) and not finding.met
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
