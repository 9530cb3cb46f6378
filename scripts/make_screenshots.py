"""Take pictures of key pages in Chromium: light and dark, at three widths, and three for README.md.

The whole pages go to a folder that git ignores, for people to look through; README.md gets the
first screens of three of them, compressed.

Example: scripts/make_screenshots.py --out .cache/screenshots
Exit codes: 0 done, 2 wrong use.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from PIL import Image

from scripts.browser import MISSING, built, chromium_path, launched
from scripts.console import progress, writing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Scheme = Literal["light", "dark"]

PAGES = {
    "home": "",
    "library": "library/?q=waste+collection&authority=solihull",
    "case-study": "case-studies/worcestershire-highways/",
    "strategy": "strategies/east-midlands-2008-2011/",
    "targets": "strategies/east-midlands-2008-2011/targets/",
    "coverage": "coverage/",
    "consultations": "consultations/",
    "news": "news/",
    "accessibility": "accessibility/",
    "missing": "no-such-page/",
}
"""Name of each page in its pictures, and its address within the site."""

WIDTHS = (320, 768, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SCREEN = {320: 690, 768: 1000, 1280: 720}
"""How high the first screen of each width is."""

HIGHEST = 16_000
"""Of a longer page the rest is left out: Chromium draws no higher picture."""

README = {
    "home": "home-1280-light",
    "case-study": "case-study-1280-light",
    "phone": "library-320-dark",
}
"""The pictures of README.md, and which of all they are the first screen of."""


def take(browser: Browser, address: str, width: int, scheme: Scheme, file: Path) -> None:
    """Write a picture of a whole page."""
    page = browser.new_page(
        viewport={"width": width, "height": SCREEN[width]},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page.goto(address, wait_until="networkidle")
    high = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
    page.screenshot(
        path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": high}
    )
    page.close()


def take_all(address: str, out: Path, chromium: str) -> None:
    """Write a PNG file of every page in every way."""
    ways = [*itertools.product(PAGES.items(), WIDTHS, SCHEMES)]
    show = progress("Taking pictures:")
    with launched(chromium) as browser:
        for done, ((name, path), width, scheme) in enumerate(ways, 1):
            take(browser, f"{address}/{path}", width, scheme, out / f"{name}-{width}-{scheme}.png")
            show(done, len(ways))


def compress(out: Path, readme: Path) -> None:
    """Write the pictures of README.md, cut from those in a folder."""
    for name, whole in README.items():
        width = int(whole.rsplit("-", 2)[1])
        with Image.open(out / f"{whole}.png") as picture:
            first = picture.crop((0, 0, width, SCREEN[width])).convert("RGB")
            first.save(readme / f"{name}.webp", quality=85, method=6)


@click.command(epilog="Example: scripts/make_screenshots.py --out .cache/screenshots")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".cache/screenshots"),
    show_default=True,
    help="The folder for the pictures of whole pages.",
)
@click.option(
    "--readme",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs/assets/screenshots"),
    show_default=True,
    help="The folder for the pictures of README.md.",
)
def main(out: Path, readme: Path) -> None:
    """Build the hub of this folder, take pictures of its key pages, and those of README.md."""
    chromium = chromium_path()
    if not chromium:
        raise click.UsageError(MISSING)
    for folder in (out, readme):
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
    with built() as address:
        take_all(address, out, chromium)
    compress(out, readme)
    click.echo(f"Wrote {len(PAGES) * len(WIDTHS) * len(SCHEMES)} pictures to {out},", err=True)
    click.echo(f"and {len(README)} to {readme} for README.md.", err=True)


if __name__ == "__main__":
    main()
